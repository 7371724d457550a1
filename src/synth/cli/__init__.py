"""The command line: flat verbs, each a few lines that call the rooms.

Commands stand by what people come for, are put under a heading here, and are worded in `th.toml` and
`en.toml` (`speaking`, `helping`); `places` says what STUDY and CORPUS may be. What the system
refuses, or was typed wrongly, is said by `refusals`.
"""

from __future__ import annotations

import gc
import sys

import click

import synth

from . import (
    anchoring,
    coded,
    exchanging,
    fetching,
    folder,
    forms,
    judging,
    keeping,
    notes,
    personal,
    run,
    settling,
    sources,
    written,
)
from .helping import Program


def _say_version(ctx: click.Context, _param: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(f"synth {synth.__version__}")
        ctx.exit()


@click.group(
    cls=Program, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option("--lang", type=click.Choice(["th", "en"]))
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_say_version)
@click.pass_context
def main(ctx: click.Context, lang: str | None) -> None:
    """Qualitative analysis of Thai workshop notes: from a folder of notes to the report."""
    _speak_thai()
    # importing libraries and a dictionary of 62,000 words makes no garbage, but looking for it takes a second
    gc.disable()
    if ctx.invoked_subcommand is None:
        from synth.notebooks.place import place_of

        if place_of():
            ctx.invoke(folder.status)
        else:
            click.echo(ctx.get_help())


def _speak_thai() -> None:
    """Windows consoles and pipes may not be UTF-8; Thai must come out all the same."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


main.name = "synth"
main.add("begin", folder.new, run.run, folder.status, folder.lab)
main.add("notes", notes.read, notes.discover, notes.settings, settling.attribute, settling.orphans)
main.add("notes", sources.sources, sources.take_out, sources.put_back, sources.same_source)
main.add(
    "coding", coded.suggest, coded.agreement, settling.freeze, coded.retrieve, coded.compare, coded.rerun
)
main.add("coding", anchoring.anchors)
main.add("writing", written.write, written.give_back)
main.add("coding", judging.assistant, judging.draw, judging.shares)
main.add("keeping", exchanging.export, exchanging.take_in, keeping.backup, keeping.restore, keeping.check)
main.add("keeping", keeping.move, keeping.admit, forms.fill_form, fetching.model)
main.add("personal", personal.redact, personal.strip)
