"""Verbs for what belongs to a study: sources, take-out, put-back, same-source."""

from __future__ import annotations

from pathlib import Path

import click

import synth

from .helping import Verb, lang_option
from .places import study_argument

_STUDY, _CODER, _LANG = study_argument(required=True), click.option("--coder"), lang_option()


@click.command(cls=Verb)
@study_argument()
@_LANG
def sources(location, lang) -> None:
    """List the sources of STUDY, and those taken out."""
    from synth.report.wording import Wording

    words = Wording(lang)
    with synth.Study(location, create=False) as study:
        times = study.statements()["source_id"].value_counts()
        for row in study.sources().itertuples():
            read_from = f" ← {row.path}" if row.path != row.source_id else ""
            items = words.counted(int(times.get(row.source_id, 0)), "statements")
            click.echo(f"{row.source_id}{read_from} · {items}")
        out = study.taken_out()
    for name in out:
        click.echo(words("settle.out", source=name, line=f'synth put-back {location} "{name}"'))


@click.command("take-out", cls=Verb)
@_STUDY
@click.argument("names", metavar="SOURCE...", nargs=-1, required=True)
@_CODER
@_LANG
def take_out(location, names, coder, lang) -> None:
    """Take sources out of STUDY; what was done on them waits."""
    _settle(location, lang, "settle.taken", names, lambda study, name: study.take_out(name, coder))


@click.command("put-back", cls=Verb)
@_STUDY
@click.argument("names", metavar="SOURCE...", nargs=-1, required=True)
@_CODER
@_LANG
def put_back(location, names, coder, lang) -> None:
    """Put sources back into STUDY, with all that was done on them."""
    _settle(location, lang, "settle.back", names, lambda study, name: study.put_back(name, coder))


@click.command("same-source", cls=Verb)
@_STUDY
@click.argument("before")
@click.argument("now")
@_CODER
@_LANG
def same_source(location, before, now, coder, lang) -> None:
    """Say that the file NOW is the source BEFORE, moved or renamed; its codings go on."""
    _settle(location, lang, "settle.same", [now], lambda study, name: study.same_source(before, name, coder))


def _settle(location: Path, lang: str, key: str, names, act) -> None:
    """Do an act on each of the sources, and say whether it changed anything."""
    from synth.report.wording import Wording

    words = Wording(lang)
    with synth.Study(location, create=False) as study:
        for name in names:
            click.echo(words(key if act(study, name) else "settle.already", source=name))
