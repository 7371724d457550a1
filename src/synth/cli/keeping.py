"""Verbs that look after a study: check, backup, restore, move, admit."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

import synth
from synth.address import Address

from .helping import Verb, lang_option
from .places import FILE, NEW_STUDY, STUDY, study_argument
from .speaking import Words, typed, words

_SHOWN = 20
"""Rows of a table that a screen takes."""


@click.command(cls=Verb)
@study_argument()
@click.option("--rescue", type=click.Path(path_type=Path))
@click.option("--accept", is_flag=True)
@lang_option()
def check(location, rescue, accept, lang) -> None:
    """Prove that STUDY is whole; exit status 1 where it is not."""
    wording = Words(lang)
    if rescue:
        from synth.study import rescue as save

        faults = save(location, rescue, lang)
        click.echo(wording("check.rescued", study=location, rescue=rescue))
    else:
        with synth.Study(location, create=False) as study:
            faults = study.check(lang)
            if accept:
                study.accept()
    for row in faults.head(_SHOWN).itertuples():
        click.echo(f"{row.place}: {row.problem} → {row.what_to_do}")
    if len(faults) > _SHOWN:
        click.echo(wording("check.more", n=len(faults) - _SHOWN))
    if len(faults):
        if not rescue and not isinstance(location, Address):
            name = location.with_name(f"{location.stem}-rescued{location.suffix}")
            click.echo(
                wording("check.faults", n=len(faults), line=typed("check", location, "--rescue", name))
            )
        sys.exit(1)
    click.echo(wording("check.whole", study=rescue or location))


@click.command(cls=Verb)
@study_argument()
@click.argument("file", metavar="[FILE]", required=False, type=FILE)
@lang_option()
def backup(location, file, lang) -> None:
    """Copy STUDY to FILE, also while others write to it; by default beside it, named after the moment."""
    file = file or location.with_name(f"{location.stem}-{time.strftime('%Y-%m-%d-%H%M%S')}{location.suffix}")
    with synth.Study(location, create=False) as study:
        click.echo(f"{location} → {study.backup(file)}")


@click.command(cls=Verb)
@click.argument("location", metavar="STUDY", type=NEW_STUDY)
@click.argument("file", type=click.Path(path_type=Path))
@lang_option()
def restore(location, file, lang) -> None:
    """Put the backup FILE in the place of STUDY; the study as it was is kept beside it."""
    from synth.study import restore as put_back

    former = put_back(location, file)
    click.echo(f"{file} → {location}")
    if former:
        click.echo(words()("restore.former", path=former))


@click.command(cls=Verb)
@click.argument("location", metavar="STUDY", type=STUDY)
@click.argument("target", metavar="STUDY", type=NEW_STUDY)
@lang_option()
def move(location, target, lang) -> None:
    """Bring STUDY, a file or on a server, to another place, a new file or an empty database."""
    from synth.study import move as bring

    bring(location, target)
    click.echo(Words(lang)("move.moved", study=location, target=target))


@click.command(cls=Verb)
@click.argument("location", metavar="STUDY", type=STUDY)
@click.argument("coder")
@click.option("--role")
@click.option("--show", is_flag=True)
@lang_option()
def admit(location, coder, role, show, lang) -> None:
    """Let CODER work in STUDY on a server, signed in as a role: under that name only, and erasing nothing."""
    from synth.study.roles import admit as let_in
    from synth.study.roles import admitting

    wording, role = Words(lang), role or coder
    if not isinstance(location, Address):
        raise ValueError(wording("admit.no_server", study=location))
    if show:
        click.echo(";\n".join(admitting(coder, role)) + ";")
        return
    with synth.Study(location, create=False) as study:
        let_in(study, coder, role)
    click.echo(wording("admit.admitted", coder=coder, role=role, study=location))
