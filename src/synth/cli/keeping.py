"""Verbs that look after a study: check, backup, restore, export, import."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

import synth


@click.command()
@click.argument("study", type=click.Path(path_type=Path))
@click.option(
    "--rescue", type=click.Path(path_type=Path), help="Save what a damaged study holds in this file."
)
def check(study, rescue) -> None:
    """Prove that STUDY is whole; exit status 1 where it is not."""
    if rescue:
        from synth.study import rescue as save

        faults = save(study, rescue)
        click.echo(f"what could be read of {study} is in {rescue}")
    else:
        with synth.Study(study, create=False) as kept:
            faults = kept.check()
    for row in faults.itertuples():
        click.echo(f"{row.place}: {row.problem} → {row.what_to_do}")
    if len(faults):
        sys.exit(1)
    click.echo(f"{rescue or study} is whole")


@click.command()
@click.argument("study", type=click.Path(path_type=Path))
@click.argument("file", required=False, type=click.Path(path_type=Path))
def backup(study, file) -> None:
    """Copy STUDY to FILE, also while others write to it; by default beside it, named after the moment."""
    file = file or study.with_name(f"{study.stem}-{time.strftime('%Y-%m-%d-%H%M%S')}{study.suffix}")
    with synth.Study(study, create=False) as kept:
        click.echo(f"{study} → {kept.backup(file)}")


@click.command()
@click.argument("study", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path))
def restore(study, file) -> None:
    """Put the backup FILE in the place of STUDY; the study as it was is kept beside it."""
    from synth.study import restore as put_back

    former = put_back(study, file)
    click.echo(f"{file} → {study}" + (f"; as it was: {former}" if former else ""))


@click.command()
@click.argument("study", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--coder", help="With a .csv: what this coder read and coded, instead of the codebook.")
def export(study, file, coder) -> None:
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
def take_in(study, file) -> None:
    """Take FILE into STUDY: a codebook or codings (.csv, .xlsx), another coder's study (.db), or a folder.

    A folder is one that synth export wrote; STUDY is then a new file.
    """
    if file.is_dir():
        from synth.exchange.plain import read_tables

        read_tables(file, study).close()
        click.echo(f"{file} → {study}")
        return
    with synth.Study(study, create=False) as kept:
        if file.suffix.lower() != ".db":
            from synth.exchange.tabular import import_file

            click.echo(import_file(kept, file))
            return
        conflicts = kept.merge(file)
    click.echo(f"{file} → {study}; {len(conflicts)} places to settle")
    if len(conflicts):
        click.echo(conflicts.to_string(index=False))
