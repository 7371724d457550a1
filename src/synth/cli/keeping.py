"""Verbs that look after a study: check, backup, restore, export, import."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

import synth

from .asked import language


@click.command()
@click.argument("study", type=click.Path(path_type=Path))
@click.option(
    "--rescue", type=click.Path(path_type=Path), help="Save what a damaged study holds in this file."
)
@click.option("--accept", is_flag=True, help="Let STUDY be written to with the faults that it has now.")
@language()
def check(study, rescue, accept, lang) -> None:
    """Prove that STUDY is whole; exit status 1 where it is not.

    A study with faults is read, and not written to, until --accept says so.
    """
    from synth.report.wording import Wording

    words = Wording(lang)
    if rescue:
        from synth.study import rescue as save

        faults = save(study, rescue, lang)
        click.echo(words("kept.rescued", study=study, rescued=rescue))
    else:
        with synth.Study(study, create=False) as kept:
            faults = kept.check(lang)
            if accept:
                kept.accept()
    for row in faults.itertuples():
        click.echo(f"{row.place}: {row.problem} → {row.what_to_do}")
    if len(faults):
        sys.exit(1)
    click.echo(words("kept.whole", study=rescue or study))


@click.command()
@click.argument("study", type=click.Path(path_type=Path))
@click.argument("file", required=False, type=click.Path(path_type=Path))
@language()
def backup(study, file, lang) -> None:
    """Copy STUDY to FILE, also while others write to it; by default beside it, named after the moment."""
    file = file or study.with_name(f"{study.stem}-{time.strftime('%Y-%m-%d-%H%M%S')}{study.suffix}")
    with synth.Study(study, create=False) as kept:
        click.echo(f"{study} → {kept.backup(file)}")


@click.command()
@click.argument("study", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path))
@language()
def restore(study, file, lang) -> None:
    """Put the backup FILE in the place of STUDY; the study as it was is kept beside it."""
    from synth.report.wording import Wording
    from synth.study import restore as put_back

    former = put_back(study, file)
    said = {"file": file, "study": study, "former": former}
    click.echo(Wording(lang)("kept.restored" if former else "kept.put", **said))


@click.command()
@click.argument("study", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--coder", help="With a .csv: what this coder read and coded, instead of the codebook.")
@language()
def export(study, file, coder, lang) -> None:
    """Write STUDY to FILE: .xlsx every table, .csv the codebook or a coder's codings, a folder everything.

    A folder holds all that the study holds; synth import makes the same study of it again.
    """
    from synth.exchange import plain

    with synth.Study(study, create=False) as kept:
        if coder:
            plain.write_codings(kept, file, coder)
        elif file.suffix.lower() == ".csv":
            plain.write_codebook(kept, file)
        elif file.suffix.lower() == ".xlsx":
            plain.write_book(kept, file)
        elif file.suffix:
            raise ValueError(f"{file.suffix} is not written: name a .csv, an .xlsx or a folder")
        else:
            plain.write_tables(kept, file)
    click.echo(f"{study} → {file}")


@click.command("import")
@click.argument("study", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path, exists=True))
@click.option("--dry-run", is_flag=True, help="With a .db: only say what it would do.")
@click.option(
    "--accept", is_flag=True, help="With a .db: take it in also where it touches what others did, unasked."
)
@language()
def take_in(study, file, dry_run, accept, lang) -> None:
    """Take FILE into STUDY: a codebook or codings (.csv, .xlsx), another coder's study (.db), or a folder.

    A folder is one that synth export wrote; STUDY is then a new file. Another coder's study says first what
    it brings; where it touches what others did, it asks.

    Example: synth import study.db deng.db --dry-run
    """
    if file.suffix.lower() == ".db" and not file.is_dir():
        _merge(study, file, dry_run, accept, lang)
        return
    if dry_run:
        raise ValueError(f"--dry-run is for another coder's study (.db), which {file} is not")
    if file.is_dir():
        from synth.exchange.plain import read_tables

        read_tables(file, study).close()
        click.echo(f"{file} → {study}")
        return
    from synth.exchange.tabular import import_file

    with synth.Study(study, create=False) as kept:
        click.echo(import_file(kept, file))


def _merge(study: Path, file: Path, dry_run: bool, accept: bool, lang: str) -> None:
    """Say what another coder's study brings, ask where it touches what others did, and take it in."""
    from synth.report.wording import Wording
    from synth.study.incoming import touches

    words = Wording(lang)
    taken = []

    def agree(table) -> bool:
        click.echo("\n".join(_brought(words, file, table)))
        if dry_run:
            click.echo(words("merge.dry"))
            return False
        touched = len(touches(table)) > 0 and not accept
        if touched and not sys.stdin.isatty():
            raise ValueError(words("merge.refused", file=file))
        taken.append(not touched or click.confirm(words("merge.ask")))
        return taken[-1]

    with synth.Study(study, create=False) as kept:
        conflicts = kept.merge(file, agree)
    if taken != [True]:
        if taken:
            click.echo(words("merge.left", study=study))
        return
    click.echo(words("merge.done", file=file, study=study, n=len(conflicts)))
    if len(conflicts):
        click.echo(conflicts.to_string(index=False))


def _brought(words, file: Path, table) -> list[str]:
    """Say in lines what a file brings, by coder and kind, and then whose acts it touches."""
    if table.empty:
        return [words("merge.nothing", file=file)]
    lines = [words("merge.brings", file=file)]
    for row in table.itertuples():
        said = {"coder": row.coder or words("merge.program"), "n": row.acts}
        said |= {"act": words(f"merge_acts.{row.act.replace(' ', '_')}")}
        key = row.how.replace(" ", "_") or "counted"
        lines.append("  " + words(f"merge.{key}", whose=row.whose or words("merge.here"), **said))
    return lines
