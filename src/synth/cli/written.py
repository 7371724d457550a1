"""Verbs that hand out what people wrote, and what findings are given back with: write, return."""

from __future__ import annotations

from pathlib import Path

import click

import synth

from .helping import Verb, lang_option
from .personal import going_out, redact_option
from .places import study_argument
from .speaking import Words


@click.command(cls=Verb)
@study_argument(required=True)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--author")
@click.option("--template", type=click.Path(exists=True, path_type=Path))
@redact_option
@lang_option()
def write(location, file, author, template, redact, lang) -> None:
    """Write the synthesis and the claims that people wrote in STUDY to FILE: .docx, .xlsx or .html."""
    with synth.Study(location, create=False) as study, going_out(study, redact, Words(lang)) as outgoing:
        synth.write_synthesis(outgoing, file, lang, author=author, template=template)
    click.echo(f"{location} → {file}")


@click.command("return", cls=Verb)
@study_argument(required=True)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--coder")
@lang_option()
def give_back(location, file, coder, lang) -> None:
    """Write what findings of STUDY are given back with to FILE: pages (.html, .docx) or the sheet (.xlsx)."""
    wording = Words(lang)
    with synth.Study(location, create=False) as study:
        if file.suffix.lower() == ".xlsx":
            synth.write_return(study, file, lang)
        else:
            with going_out(study, True, wording) as outgoing:
                synth.write_return(outgoing, file, lang, redact=False, coder=coder)
    click.echo(f"{location} → {file}")
    click.echo(wording("return.sheet" if file.suffix.lower() == ".xlsx" else "return.read"))
