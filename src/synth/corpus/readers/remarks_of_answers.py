"""What a person should know of how a sheet of answers was read: what was taken for what, or not read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from synth.corpus.readers.open_answers import WORDS, tells_of
from synth.corpus.readers.tables_of_answers import Table
from synth.corpus.readers.talks import is_talk
from synth.telling import Told, listing, noted

Remark = tuple[str, Told, Told]

_MOST_NAMED, _LONGEST_NAME = 12, 40


def remarks_on(
    rows: Sequence[Sequence[str]], tables: Sequence[tuple[Table, int]], sheet: str
) -> list[Remark]:
    """Say which columns were taken for answers, and which rows have none.

    Parameters
    ----------
    rows : sequence of list of str
    tables : sequence of (Table, int)
        Each with the row where its answers end.
    sheet : str
    """
    remarks, silent, remarked = [], 0, set()
    for (heads, first, *_), end in tables:
        body = rows[first:end]
        answered = [plain(heads.names)[index] or noted("answers.without_head") for index in heads.texts]
        others = list(heads.attributes(body).values())
        if heads.guessed and tuple(heads.names) not in remarked:
            remark = noted("answers.read", columns=_listed(answered)) if answered else noted("answers.none")
            if others:
                remark = noted("answers.and_others", found=remark, columns=_listed(others))
            remarks.append((sheet, remark, noted("todo.say_answers")))
            remarked.add(tuple(heads.names))
        if is_talk(body, heads):
            remarks.append((sheet, noted("answers.talk", n=len(body)), noted("todo.say_answers")))
        for row in body:
            silent += bool(heads.texts and any(map(str.strip, row))) and not tells_of(row, heads.texts)
    if silent:
        remarks.append((sheet, noted("answers.silent", n=silent), noted("todo.say_answers")))
    return remarks


def beside(rows: Sequence[Sequence[str]], read: Iterable[str], sheet: str) -> list[Remark]:
    """Name what stands alone in rows and is in none of the texts that were `read`: titles, remarks, sources.

    Examples
    --------
    >>> [[sheet, what, todo]] = beside([["แบบสรุปเวที"], ["ปัญหา", "ทางออก"], ["น้ำแล้ง"]], ["น้ำแล้ง"], "")
    >>> str(what)
    'ไม่ได้อ่านข้อความนอกตาราง: แบบสรุปเวที'
    """
    filled = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    alone = dict.fromkeys(
        " ".join(row[0].split()) for row in filled if len(row) == 1 and WORDS.search(row[0])
    )
    whole = "\n".join(" ".join(text.split()) for text in read)
    lost = [words for words in alone if words not in whole]
    return not_read(lost, sheet)


def not_read(words: Sequence[str], sheet: str) -> list[Remark]:
    """Say what a file holds outside its tables that was not read."""
    return [(sheet, noted("answers.beside", cells=_listed(words)), noted("todo.see_beside"))] if words else []


def plain(names: Iterable[str]) -> list[str]:
    """Return heads on one line each."""
    return [" ".join(name.split()) for name in names]


def _listed(names: Sequence[str]) -> Told:
    short = [name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…" for name in names]
    listed = listing(short[:_MOST_NAMED], "; ")
    more = len(short) - _MOST_NAMED
    return noted("answers.more", columns=listed, n=more) if more > 0 else listed
