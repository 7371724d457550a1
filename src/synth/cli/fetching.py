"""The one verb that fetches anything, and only when it is typed: model."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .helping import Verb, lang_option
from .speaking import typed, words


@click.command(cls=Verb)
@click.argument("get", type=click.Choice(["get"]))
@click.argument("address", metavar="ADDRESS")
@click.option("--sha256", required=True)
@click.option("--out", required=True, type=click.Path(path_type=Path))
@lang_option()
def model(get, address, sha256, out, lang) -> None:
    """Fetch a sentence model from ADDRESS into a folder for --embedding; no other verb asks a network."""
    from tqdm import tqdm

    from synth.themes.fetching import fetch_model

    with tqdm(unit="B", unit_scale=True, file=sys.stderr, disable=None) as bar:

        def tell(done: int, of: int) -> None:
            bar.total = of or None
            bar.update(done - bar.n)

        fetch_model(address, sha256, out, tell)
    click.echo(words()("model.there", out=out, line=typed("discover", "CORPUS", "--embedding", out)))
