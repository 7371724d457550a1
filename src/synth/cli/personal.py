"""Personal data: find it, confirm it, put pseudonyms, erase; and what goes out without it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

import synth
from synth.address import Address

from .helping import Verb, lang_option
from .places import study_argument
from .speaking import Words, typed, words

_SHOWN = 20

redact_option = click.option("--redact", is_flag=True)
"""For every verb that lets something out: pseudonyms in the place of likely personal data."""


@click.command(cls=Verb)
@study_argument()
@click.option("--find", is_flag=True)
@click.option("--confirm", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--pseudonymise", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--erase", multiple=True, metavar="WORDS")
@click.option("--erase-source", multiple=True, metavar="SOURCE")
@click.option("--files", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--out", type=click.Path(path_type=Path))
@click.option("--coder")
@click.option("--yes", is_flag=True)
@lang_option()
def redact(location, find, confirm, pseudonymise, erase, erase_source, files, out, coder, yes, lang) -> None:
    """Find personal data in STUDY, confirm them, put pseudonyms in their place, or erase for good."""
    wording, key = Words(lang), out or key_of(location)
    with synth.Study(location, create=False) as study:
        if confirm:
            _confirm(study, confirm, key, coder, yes, wording)
        if pseudonymise:
            from synth.study.erasure.personal import YES, replacements

            put = replacements(read_key(pseudonymise), (YES,))
            if not put:
                raise ValueError(wording("redact.nothing_said", path=pseudonymise))
            _agreed(wording("redact.ask_pseudonyms", n=len(put)), yes, wording)
            _receipt(study.redact(put, coder), location, wording)
        if erase:
            phrases = [
                click.prompt(wording("redact.what"), hide_input=True) if phrase == "-" else phrase
                for phrase in erase
            ]
            _agreed(wording("redact.ask_erase", n=len(phrases)), yes, wording)
            _receipt(study.erase(phrases, coder), location, wording)
        if erase_source:
            _agreed(wording("redact.ask_source", n=len(erase_source)), yes, wording)
            _receipt(study.erase_sources(erase_source, coder), location, wording)
        if find or not (confirm or pseudonymise or erase or erase_source or files):
            _find(study, location, key, wording)
    if files:
        _authors(files, wording)


def key_of(location: Path | Address) -> Path:
    """Return where the key of a study lies: who is behind each pseudonym.

    Examples
    --------
    >>> key_of(Path("study.db")).name
    'study-personal.csv'
    """
    return location.with_name(f"{location.stem}-personal.csv")


def read_key(path: Path) -> Any:
    """Return a key as a table; None where there is no file."""
    import pandas as pd

    from synth.cells import unguard
    from synth.sheets import read_sheet
    from synth.study.erasure.personal import COLUMNS

    if not path.exists():
        return None
    heads, *rows = [[unguard(cell.strip()) for cell in row.cells] for row in read_sheet(path)]
    if not {"decide", "kind", "pseudonym", "words", "written"} <= set(heads):
        raise ValueError(words()("redact.no_key", path=path))
    cells = [dict(zip(heads, row, strict=False)) for row in rows]
    table = pd.DataFrame(cells).reindex(columns=list(COLUMNS)).fillna("").astype(str)
    return table.assign(decide=table["decide"].str.strip().str.lower())


def write_key(path: Path, key: Any) -> None:
    """Write a key in the place of the former one, of which nothing stays."""
    from synth.sheets import write_csv
    from synth.study.erasing import wipe

    fresh = path.with_name(f"{path.name}.new")
    write_csv(fresh, list(key.columns), key.astype(str).to_numpy().tolist())
    wipe(path)
    fresh.replace(path)


@contextmanager
def going_out(
    study: synth.Study, redacted: bool, wording: Words, tell: Callable[[str], Any] | None = None
) -> Iterator[synth.Study]:
    """Give a study as it may go out: seen through pseudonyms, or as it is after a warning."""
    tell = tell or (lambda line: click.echo(line, err=True))
    from synth.study.erasure.personal import replacements

    path = key_of(study.path)
    key = study.personal_data(read_key(path))
    put = replacements(key)
    if not redacted:
        if put:
            line = typed("redact", study.path, "--find")
            tell(wording("redact.warning", n=len(key[key["decide"] != "no"]), line=line))
        yield study
        return
    write_key(path, key)
    tell(wording("redact.key", path=path))
    with study.redacted(put) as outgoing:
        yield outgoing


def _find(study: synth.Study, location: Path, path: Path, wording: Words) -> None:
    key = study.personal_data(read_key(path))
    write_key(path, key)
    for row in key.head(_SHOWN).itertuples():
        shown = f"{wording(f'kinds.{row.kind}')}: {row.written}"
        click.echo(f"{row.pseudonym} {shown} × {row.places} ({row.where})")
    if len(key) > _SHOWN:
        click.echo(wording("redact.more", n=len(key) - _SHOWN))
    click.echo(wording("redact.found", n=len(key), path=path))
    if len(key):
        click.echo(wording("redact.next", line=typed("redact", location, "--confirm", path)))


def _confirm(study: synth.Study, path: Path, key: Path, coder: str | None, yes: bool, wording: Words) -> None:
    """Learn what is no name, erase what is to be erased, keep the rest as the key."""
    from synth.study.erasure.personal import ERASE, JOIN, NO, replacements
    from synth.study.tombstones import PUT

    table = read_key(path)
    no = table[table["decide"] == NO]
    for kind, rows in no.groupby("kind"):
        study.no_name(kind, [phrase for cell in rows["words"] for phrase in cell.split(JOIN)], coder)
    gone = replacements(table, (ERASE,))
    if gone:
        _agreed(wording("redact.ask_erase", n=len(table[table["decide"] == ERASE])), yes, wording)
        write_key(key, table[~table["decide"].isin([NO, ERASE])])
        _receipt(study.erase(dict.fromkeys(gone, PUT), coder), study.path, wording)
    else:
        write_key(key, table[table["decide"] != NO])
    click.echo(wording("redact.confirmed", no=len(no), n=len(table) - len(no), path=key))


def _agreed(question: str, yes: bool, wording: Words) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise ValueError(wording("redact.refused"))
    click.confirm(question, abort=True)


def _receipt(receipt: Any, location: Path | Address, wording: Words) -> None:
    """Say what was removed and where, and keep that as a file."""
    path = location.with_name(f"{location.stem}-erased-{time.strftime('%Y-%m-%d-%H%M%S')}.json")
    receipt.write(path)
    click.echo(wording("redact.erased", n=sum(receipt.places.values()), path=path))
    for name, n in receipt.cleaned.items():
        click.echo(wording("redact.cleaned", name=name, n=n))
    for name in receipt.wiped:
        click.echo(wording("redact.wiped", name=name))
    for name in receipt.holding:
        click.echo(wording("redact.holding", name=name))


def _authors(folder: Path, wording: Words) -> None:
    from synth.corpus.authors import authors

    rows = authors(folder)
    for row in rows.itertuples():
        click.echo(f"{row.path}: {row.field} = {row.value}")
    click.echo(wording("redact.authors", n=len(rows), path=folder))


@click.command(cls=Verb)
@click.argument("notebooks", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@lang_option()
def strip(notebooks, lang) -> None:
    """Take the outputs, and the words in them, out of NOTEBOOKS: files, or folders of them."""
    from synth.notebooks.stripping import strip_outputs

    papers = [
        path
        for entry in notebooks
        for path in (sorted(entry.rglob("*.ipynb")) if entry.is_dir() else [entry])
    ]
    for path in papers:
        strip_outputs(path)
    click.echo(Words(lang)("strip.done", n=len(papers)))
