"""Verbs that look after a study: check, backup, restore."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

import synth

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
