"""Verbs that look after a study: check, backup, restore, export, import."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

import synth
from synth.telling import say

from .helping import Verb, lang_option
from .places import NEW_STUDY, study_argument
from .speaking import Words, typed, words

_SHOWN = 20
"""Rows of a table that a screen takes."""


@click.command(cls=Verb)
@study_argument()
@click.option("--rescue", type=click.Path(path_type=Path))
@click.option("--accept", is_flag=True)
@lang_option()
def check(study, rescue, accept, lang) -> None:
    """Prove that STUDY is whole; exit status 1 where it is not."""
    said = Words(lang)
    if rescue:
        from synth.study import rescue as save

        faults = save(study, rescue, lang)
        click.echo(said("check.rescued", study=study, rescue=rescue))
    else:
        with synth.Study(study, create=False) as kept:
            faults = kept.check(lang)
            if accept:
                kept.accept()
    for row in faults.head(_SHOWN).itertuples():
        click.echo(f"{row.place}: {row.problem} → {row.what_to_do}")
    if len(faults) > _SHOWN:
        click.echo(said("check.more", n=len(faults) - _SHOWN))
    if len(faults):
        if not rescue:
            name = study.with_name(f"{study.stem}-rescued{study.suffix}")
            click.echo(said("check.faults", n=len(faults), line=typed("check", study, "--rescue", name)))
        sys.exit(1)
    click.echo(said("check.whole", study=rescue or study))


@click.command(cls=Verb)
@study_argument()
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@lang_option()
def backup(study, file, lang) -> None:
    """Copy STUDY to FILE, also while others write to it; by default beside it, named after the moment."""
    file = file or study.with_name(f"{study.stem}-{time.strftime('%Y-%m-%d-%H%M%S')}{study.suffix}")
    with synth.Study(study, create=False) as kept:
        click.echo(f"{study} → {kept.backup(file)}")


@click.command(cls=Verb)
@click.argument("study", type=NEW_STUDY)
@click.argument("file", type=click.Path(path_type=Path))
@lang_option()
def restore(study, file, lang) -> None:
    """Put the backup FILE in the place of STUDY; the study as it was is kept beside it."""
    from synth.study import restore as put_back

    former = put_back(study, file)
    click.echo(f"{file} → {study}")
    if former:
        click.echo(words()("restore.former", path=former))


@click.command(cls=Verb)
@study_argument(required=True)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--coder")
@lang_option()
def export(study, file, coder, lang) -> None:
    """Write STUDY to FILE: .xlsx every table, .csv the codebook or a coder's codings, a folder everything."""
    from synth.exchange import plain

    ending = "" if file.is_dir() else file.suffix.lower()
    with synth.Study(study, create=False) as kept:
        if coder:
            plain.write_codings(kept, file, coder)
        elif ending == ".csv":
            plain.write_codebook(kept, file)
        elif ending == ".xlsx":
            plain.write_book(kept, file)
        elif ending and not ending[1:].isdecimal():
            raise ValueError(words()("export.ending", ending=file.suffix))
        else:
            plain.write_tables(kept, file)
    click.echo(f"{study} → {file}")


@click.command("import", cls=Verb)
@click.argument("study", type=NEW_STUDY)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True)
@click.option("--accept", is_flag=True)
@lang_option()
def take_in(study, file, dry_run, accept, lang) -> None:
    """Take FILE into STUDY: a codebook or codings (.csv, .xlsx), another coder's study (.db), or a folder."""
    said = Words(lang)
    if not file.exists():
        raise ValueError(said("import.no_file", path=file))
    if file.suffix.lower() == ".db" and not file.is_dir():
        _merge(study, file, dry_run, accept, lang)
        return
    if dry_run:
        raise ValueError(said("import.dry_run_only", path=file))
    if file.is_dir():
        from synth.exchange.plain import read_tables

        read_tables(file, study).close()
        click.echo(f"{file} → {study}")
        return
    from synth.exchange.tabular import import_file

    with synth.Study(study, create=False) as kept:
        click.echo(say(import_file(kept, file), lang))


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
    click.echo("\n".join(_conflicting(conflicts, Words(lang))), nl=len(conflicts) > 0)


def _conflicting(conflicts, said: Words) -> list[str]:
    """Say in lines in what two studies differ: how often, and of what can be read, the first."""
    lines = []
    for what, rows in conflicts.groupby("what", sort=False):
        lines.append("  " + said(f"conflict.{what.replace(' ', '_')}", n=len(rows)))
        shown = rows.head(_SHOWN) if what in ("codebook", "attribute") else rows.head(0)
        lines += [f"    {row.where}: {row.here} | {row.there} → {row.counts}" for row in shown.itertuples()]
    return lines


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
