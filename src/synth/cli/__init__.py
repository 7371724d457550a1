"""The command line: flat verbs, each a few lines that call the rooms."""

from __future__ import annotations

import errno
import gc
import sys
from itertools import pairwise

import click

import synth
from synth.telling import languages, say, told

from . import coded, keeping, notes, sources


class _Verbs(click.Group):
    """Turn bad input into one readable message in the language of the run, and exit status 2."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta["synth.lang"] = _language(args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context):
        try:
            return super().invoke(ctx)
        except (ValueError, OSError) as error:
            raise click.UsageError(_said(error, ctx.meta["synth.lang"])) from error


def _language(args: list[str]) -> str:
    """Say which language was asked for, Thai where none was."""
    asked = [after for word, after in pairwise(args) if word == "--lang"]
    asked += [word.removeprefix("--lang=") for word in args if word.startswith("--lang=")]
    return asked[-1] if asked and asked[-1] in languages() else "th"


_OF_SYSTEM = {
    errno.ENOSPC: "full",
    errno.ENOENT: "not_there",
    errno.EEXIST: "there",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.EROFS: "not_allowed",
    errno.EISDIR: "is_folder",
    errno.ENOTDIR: "no_folder",
}


def _said(error: Exception, lang: str) -> str:
    """Say an error in a line; one of the system by what people can do about it, without its number."""
    number = getattr(error, "errno", None)
    if number is None:
        return say(error, lang)
    place = getattr(error, "filename2", None) or getattr(error, "filename", None) or ""
    if key := _OF_SYSTEM.get(number):
        return say(told(f"system.{key}", path=place), lang).rstrip()
    return say(told("system.other", path=place, fault=error.strerror), lang).lstrip(": ")


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(synth.__version__, prog_name="synth")
def main() -> None:
    """Qualitative analysis of Thai workshop notes: from a folder of notes to the report."""
    _speak_thai()
    # importing libraries and a dictionary of 62,000 words makes no garbage, but looking for it takes a second
    gc.disable()


def _speak_thai() -> None:
    """Windows consoles and pipes may not be UTF-8; Thai must come out all the same."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


for _verb in (
    *(notes.run, notes.settings, notes.read, notes.discover),
    *(coded.suggest, coded.agreement, coded.compare, coded.lab, coded.new, coded.rerun),
    *(sources.sources, sources.take_out, sources.put_back, sources.same_source),
    *(keeping.check, keeping.backup, keeping.restore, keeping.export, keeping.take_in),
):
    main.add_command(_verb)
