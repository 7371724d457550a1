"""The command line: flat verbs, each a few lines that call the rooms."""

from __future__ import annotations

import errno
import gc
import sys

import click

import synth

from . import coded, keeping, notes, sources
from .asked import LANG, LANGUAGES


class _Verbs(click.Group):
    """Turn bad input into one readable message and exit status 2."""

    def invoke(self, ctx: click.Context):
        try:
            return super().invoke(ctx)
        except (ValueError, OSError) as error:
            raise click.UsageError(_said(error, ctx.meta.get(LANG, ""))) from error


_FULL = "the disk is full; what was there is as it was; make room and run again"


def _said(error: Exception, lang: str) -> str:
    """Say an error in the language that was asked for, else in both where people can mend it."""
    if error.args and hasattr(error.args[0], "in_language"):  # said of a study
        return " · ".join(error.args[0].in_language(one) for one in ([lang] if lang else LANGUAGES))
    number, place = getattr(error, "errno", None), getattr(error, "filename", None) or ""
    if number == errno.ENOSPC:
        return f"ดิสก์เต็ม ไฟล์เดิมยังอยู่ครบ เพิ่มที่ว่างแล้วสั่งใหม่ · {_FULL} {place}".rstrip()
    if number is not None:
        return f"{place}: {error.strerror}".lstrip(": ")
    return str(error)


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
