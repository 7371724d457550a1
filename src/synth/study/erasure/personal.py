"""Likely personal data of a whole study, one row for each person and number, with a pseudonym for each.

The table is the key: it says who is who, and lies in a file of its own. What a person decided in it holds the
next time: a pseudonym stays with its words, what is no name is not asked again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pandas as pd

from synth.text.likely_names import given_names, lists, nicknames
from synth.text.privacy import LIKELY, Found, find_in
from synth.text.titles import role
from synth.text.words import is_word

from ..tombstones import folded
from .looked import Looked

COLUMNS = ("decide", "kind", "pseudonym", "words", "written", "places", "where", "text", "score")
"""Of the key: decide (yes, no, erase or nothing), kind, pseudonym, words, written (the forms in which the
words stand, with titles, joined by `JOIN`), places (how many), where the first one is, its text, score."""
JOIN = " | "
YES, NO, ERASE = "yes", "no", "erase"
_NAMES = ("name", "nickname")
_SHOWN = 80
_BARE = 5
"""A name of so many signs is taken out where it stands without a title as well."""
_BLOCK = 5_000
"""Texts looked into at a time."""
_OF_FILES = str.maketrans("_-.", "   ")


class _Place(NamedTuple):
    where: str
    text: str
    words: str
    written: str
    match: Found


def personal_data(study: Any, key: pd.DataFrame | None = None, threshold: float = LIKELY) -> pd.DataFrame:
    """Return the key of a study: likely personal data with places, kinds and pseudonyms.

    Looked into are statements, speakers, headings, what was left out, titles, file names, attributes, memos
    and the codebook.

    Parameters
    ----------
    study : Study
    key : DataFrame, optional
        A former key, whose decisions and pseudonyms hold; its rows stay.
    threshold : float
        See `synth.find_personal_data`.
    """
    spared = {(_group(row.kind), folded(row.words)[0]) for row in study.no_names().itertuples()}
    places = [
        place
        for place in _places(study, threshold)
        if (_group(place.match.kind), folded(place.words)[0]) not in spared
    ]
    people = _people(places)
    grouped: dict[str, list[_Place]] = {}
    for place in places:
        grouped.setdefault(people[folded(place.words)[0]], []).append(place)
    return _with_pseudonyms(grouped, key)


def replacements(key: pd.DataFrame, decided: Iterable[str] = (YES, "")) -> dict[str, str]:
    """Return what is put for which words, of the rows of a key that are decided so.

    Examples
    --------
    >>> row = {"decide": "", "kind": "nickname", "pseudonym": "[ชาวบ้าน-1]"}
    >>> replacements(pd.DataFrame([row | {"words": "แดง", "written": "ป้าแดง"}]))
    {'ป้าแดง': 'ป้า[ชาวบ้าน-1]'}
    """
    put: dict[str, str] = {}
    for row in key[key["decide"].isin(list(decided))].to_dict("records"):
        for words in str(row["words"]).split(JOIN):
            for written in str(row["written"]).split(JOIN):
                if written.endswith(words) and len(folded(written)[0]) > 3:
                    put[written] = written[: len(written) - len(words)] + row["pseudonym"]
            if row["kind"] not in _NAMES or (len(words) >= _BARE and not is_word(words)):
                put[words] = row["pseudonym"]
    return put


def _texts(study: Any) -> Iterator[tuple[str, str]]:
    """Give every text that people may read, with where it stands."""
    statements, sources = study.statements(), study.sources()
    path = dict(zip(sources["source_id"], sources["path"], strict=True))
    where = {
        pair: f"{path[pair[0]]} > {pair[1]}".rstrip(" >")
        for pair in statements[["source_id", "section"]].drop_duplicates().itertuples(index=False, name=None)
    }
    for *pair, text in statements[["source_id", "section", "text"]].itertuples(index=False, name=None):
        yield where[tuple(pair)], text
    for column in ("speaker", "section"):
        for text in statements[column].drop_duplicates():
            yield column, text
    for column in sources.columns.difference(["text", "sha256", "source_id", "date", "date_note"]):
        for text in sources[column].drop_duplicates():
            if isinstance(text, str):
                yield column, text.translate(_OF_FILES) if column == "path" else text
    for name, table, columns in (
        ("left_out", study.left_out(), ("text",)),
        ("memo", study.memos(), ("text",)),
        ("codebook", study.codebook(), ("name", "definition", "include", "exclude", "example", "keywords")),
    ):
        for column in columns:
            for text in table[column].drop_duplicates():
                yield name, str(text)


def _places(study: Any, threshold: float) -> Iterator[_Place]:
    """Find all places of likely personal data; where there are many texts, all cores look for them."""
    from synth.themes.cutting import shown, side_by_side

    every = list(_texts(study))
    looked = Looked(study.beside, threshold)
    texts = looked.further(every)
    blocks = [texts[start : start + _BLOCK] for start in range(0, len(texts), _BLOCK)]
    with shown(len(texts), "words.personal") as step:
        found = side_by_side(_in_texts, ((block,) for block in blocks), len(texts), threshold)
        for block, places in zip(blocks, found, strict=True):
            holding = {(place.where, place.text) for place in places}
            looked.keep([text for text in block if text not in holding], len(every))
            step(len(block))
            yield from places


def _in_texts(threshold: float, texts: list[tuple[str, str]]) -> list[_Place]:
    return [place for where, text in texts for place in _in_text(where, text, threshold)]


def _in_text(where: str, text: str, threshold: float) -> Iterator[_Place]:
    matches = find_in(text, threshold)
    label = text.strip(" :")
    if where == "speaker" and not matches and (label in given_names() or label in nicknames()):
        matches = [Found(text.index(label), text.index(label) + len(label), "name", 0.8)]
    for match in matches:
        yield _Place(where, text, text[match.start : match.end], _written(text, match), match)


def _written(text: str, match: Found) -> str:
    """Return a name as it stands, with the title before it."""
    last = match.title.rpartition(" ")[2]
    begin = text.rfind(last, 0, match.start) if last else -1
    near = begin >= 0 and match.start - begin - len(last) <= 4
    return text[begin : match.end] if near else text[match.start : match.end]


def _group(kind: str) -> str:
    return "name" if kind in _NAMES else kind


def _people(places: list[_Place]) -> dict[str, str]:
    """Return for all folded words whose they are: a given name alone is that of the one full name with it."""
    full: dict[str, set[str]] = {}
    names = {place.words for place in places if place.match.kind in _NAMES}
    for name in names:
        given_name, blank, _ = name.strip().partition(" ")
        if blank:
            full.setdefault(folded(given_name)[0], set()).add(folded(name)[0])
    people = {folded(place.words)[0]: folded(place.words)[0] for place in places}
    for given_name, owners in full.items():
        if len(owners) == 1 and given_name in people:
            people[given_name] = next(iter(owners))
    return people


def _with_pseudonyms(grouped: dict[str, list[_Place]], key: pd.DataFrame | None) -> pd.DataFrame:
    rows = [] if key is None else key.reindex(columns=list(COLUMNS)).fillna("").to_dict("records")
    held = {folded(words)[0]: row for row in rows for words in str(row["words"]).split(JOIN)}
    counts: dict[str, int] = {}
    for row in rows:
        if match := re.fullmatch(r"\[(.+)-(\d+)\]", str(row["pseudonym"])):
            counts[match[1]] = max(counts.get(match[1], 0), int(match[2]))
    for places in grouped.values():
        row = next((held[name] for place in places if (name := folded(place.words)[0]) in held), None)
        if row is None:
            called = _role(places)
            counts[called] = counts.get(called, 0) + 1
            row = dict.fromkeys(COLUMNS, "") | {"pseudonym": f"[{called}-{counts[called]}]", "written": ""}
            row |= {
                "kind": places[0].match.kind,
                "words": "",
                "score": max(place.match.score for place in places),
            }
            rows.append(row)
        first = places[0]
        row |= {"places": len(places), "where": first.where, "text": _excerpt(first)}
        for column in ("words", "written"):
            forms = [*str(row[column]).split(JOIN), *(getattr(place, column) for place in places)]
            row[column] = JOIN.join(dict.fromkeys(filter(None, forms)))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _excerpt(place: _Place) -> str:
    begin = max(0, place.match.start - _SHOWN // 2)
    return " ".join(place.text[begin : begin + _SHOWN].split())


def _role(places: list[_Place]) -> str:
    """Return what a pseudonym is called: the most telling role of the titles, or the kind of number."""
    kind = places[0].match.kind
    roles = {role(title) for place in places for title in place.match.title.split(" ") if title}
    ranked = [name for name in lists()["roles"] if name in roles]
    return ranked[0] if kind in _NAMES and ranked else lists()["kinds"][kind]
