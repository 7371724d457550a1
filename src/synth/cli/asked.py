"""Options that several verbs have."""

from __future__ import annotations

from collections.abc import Callable

import click

LANG = "synth.lang"
"""Under this name a verb leaves its language for whoever has to say what went wrong."""
LANGUAGES = ("th", "en")


def language(said: str = "Language of what is said.") -> Callable:
    """Give a verb the option --lang, and its errors that language."""
    return click.option(
        "--lang",
        default=LANGUAGES[0],
        type=click.Choice(LANGUAGES),
        show_default=True,
        callback=_kept,
        help=said,
    )


def _kept(ctx: click.Context, _: click.Parameter, lang: str) -> str:
    ctx.meta[LANG] = lang
    return lang
