"""PDF files with a text layer: where the runs of characters stand on each page.

A run ends with its line, and at a gap that nobody typed, for a table may stand there.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from synth.corpus.document import Document
from synth.corpus.readers.filled_pages import filled_pages
from synth.corpus.readers.letters import ARTIFACT, MADE_UP, NO_CONTENT, Dot, Letters, Piece
from synth.corpus.readers.lost import Lost, joined_rings
from synth.corpus.readers.pages import laid_out
from synth.corpus.readers.structure import Mark, marks_of
from synth.corpus.readers.tagged import laid_out_by_tags
from synth.signs import NEVER_STORED
from synth.telling import Unreadable, noted

MOST_PAGES = 3_000
_LEAST_LETTERS = 15
"""Letters a page must have on the mean; with fewer it is a picture of a page."""
_NONE, _DOUBLE, _WIDE, _WIDEST = 0.16, 0.45, 0.9, 3.0
"""Widths of gaps in sizes of the letters: no blank; wider than a blank; wider than a stretched one, mostly
and always."""
_CLOSE = 0.1
"""Sizes of the letters between two words with no blank between them, whatever stands near."""
_BACK = 0.5
"""Sizes of the letters by which a letter may begin before the end of the one that it follows."""
_RAISED = 0.45
"""Sizes of the letters by which the letters of one line may stand higher or lower than others."""
_BULLET_FAR = 2.5
"""Sizes of the letters from a drawn bullet to its line, at most."""
_STRIP = 4.0
"""Points of the strips of a page in which bullets are looked up."""

_UNFIT = re.compile(f"[{NEVER_STORED}\x0b-\x0d]")  # nor does a letter end a line
_THAI = re.compile("[\u0e01-\u0e4e]")
_MARK = re.compile("[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]")


def pages(path: Path) -> list[list[tuple]]:
    """Return the runs of each page.

    A run has the fields of `synth.corpus.readers.runs.Run` up to the mark.
    """
    return _read_pages(path, lambda page, lost: _runs_of(Letters(page, lost)))


def marked_pages(path: Path) -> list[tuple[bool, list[tuple]]]:
    """Return for each page whether the file tells its structure, and the runs, then with their marks."""
    return _read_pages(path, _marked)


def _marked(page, lost: Lost) -> tuple[bool, list[tuple]]:
    marks = marks_of(page)
    return bool(marks), _runs_of(Letters(page, lost, marked=bool(marks)), marks)


def _read_pages(path: Path, runs_of: Callable) -> list:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as opened:
            if len(opened) > MOST_PAGES:
                raise Unreadable(noted("file.pages", n=len(opened)), noted("todo.split_file"))
            lost = Lost()
            page_runs = [runs_of(page, lost) for page in filled_pages(opened)]
            return [runs_of(page, lost) for page in filled_pages(opened)] if lost.decide() else page_runs
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise Unreadable(noted("file.password"), noted("todo.no_password")) from error
        raise


class _Word(NamedTuple):
    """Letters without a blank, and what was behind them: a typed blank, one of PDFium's, or nothing."""

    letters: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    behind: str
    content: int = NO_CONTENT


def _runs_of(letters: Letters, marks: Mapping[int, Mark] | None = None) -> list[tuple]:
    lines = list(_lines_of(_words_of(letters), marks or {}))
    gaps = [(word.behind, _gap(word, following)) for line in lines for word, following in pairwise(line)]
    guessed_gaps = [gap for behind, gap in gaps if behind != " " and gap > _NONE]
    wide = sum(_DOUBLE < gap < _WIDEST for gap in guessed_gaps)
    # programs that write no blanks at all: only widths tell, unless lines are stretched to the margin
    typed = any(behind == " " for behind, _ in gaps)
    parts_at = _NONE if typed else _WIDE if wide > 0.2 * len(guessed_gaps) else _DOUBLE
    if marks:
        return [(*_run(line, line[-1].behind == " "), _mark_of(line[0], marks)) for line in lines]
    runs = [run for line in lines for run in _parted(line, parts_at)]
    return _with_bullets(runs, letters.dots)


def _mark_of(word: _Word, marks: Mapping[int, Mark]) -> Mark | int:
    """Return whose a word is, or the number for nobody's or a page's edge."""
    return marks.get(word.content, word.content if word.content == ARTIFACT else NO_CONTENT)


def _words_of(letters: Letters) -> Iterator[_Word]:
    """Give the words of a page; one may come in parts, with nothing behind them."""
    pieces = letters.pieces()
    blanks = {_cell(*blank) for blank in letters.blanks}
    waiting = None
    for piece in pieces:
        if waiting and piece.words[:1].isspace():
            waiting = waiting._replace(behind=" ")
        for match in re.finditer(r"\S+", piece.words):
            word = _word(letters, piece, *match.span())
            if waiting:
                yield _before_blank(waiting, word, blanks)
            waiting = word
    if waiting:
        yield _before_blank(waiting, None, blanks)


def _before_blank(word: _Word, following: _Word | None, blanks: set[tuple[int, int]]) -> _Word:
    """Return `word` with the blank without width that stands at its end, if there is one."""
    close = following and abs(following.base - word.base) < 1 and -1 < _gap(word, following) < _CLOSE
    if word.behind == " " or close or not blanks:
        return word
    x, base = _cell(word.right, word.base)
    places = [(x + right, base + up) for right in (0, -1, 1, 2) for up in (0, -1, 1)]
    return word if blanks.isdisjoint(places) else word._replace(behind=" ")


def _cell(x: float, base: float) -> tuple[int, int]:
    return round(x), round(base)


def _word(letters: Letters, piece: Piece, begun: int, end: int) -> _Word:
    left = letters.sides(piece.places[begun])[0] if begun else piece.left
    right = piece.right
    if end < len(piece.words):  # a mark stands over its letter, not behind it
        right = max(letters.sides(index)[1] for index in piece.places[max(begun, end - 3) : end])
    blanks = re.match(r"\s*", piece.words[end:])[0]
    behind = " " if blanks.strip(MADE_UP) else blanks[:1]
    letters_of = piece.words[begun:end]
    return _Word(letters_of, left, right, piece.base, piece.size, piece.bold, behind, piece.content)


def _gap(word: _Word, following: _Word) -> float:
    """Return the empty space between two words, in sizes of the letters."""
    return (following.left - word.right) / following.size


def _lines_of(words: Iterable[_Word], marks: Mapping[int, Mark]) -> Iterator[list[_Word]]:
    line: list[_Word] = []
    for word in words:
        if line:
            size = max(word.size, line[-1].size)
            level = abs(word.base - line[-1].base) < _RAISED * size
            others = marks and _mark_of(word, marks) != _mark_of(line[-1], marks)
            if not level or others or word.left < line[-1].right - _BACK * size:
                yield line
                line = []
        line.append(word)
    if line:
        yield line


def _parted(line: Sequence[_Word], parts_at: float) -> Iterator[tuple]:
    """Part one line at its wide gaps."""
    first = 0
    for index, (word, following) in enumerate(pairwise(line), start=1):
        gap = _gap(word, following)
        if gap > _WIDE or (word.behind != " " and gap > parts_at):
            yield _run(line[first:index], word.behind == " " or parts_at == _WIDE)
            first = index
    yield _run(line[first:], line[-1].behind == " ")


def _run(words: Sequence[_Word], blank_behind: bool) -> tuple:
    text = words[0].letters + "".join(
        _joint(word, following) + following.letters for word, following in pairwise(words)
    )
    text = joined_rings(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    # figures and signs may come from another font, larger or lighter than the Thai letters
    thai = [word for word in words if _THAI.search(word.letters)] or words
    looks = Counter()
    for word in thai:
        looks[round(word.base, 1), round(word.size, 1), word.bold] += len(word.letters)
    base, size, bold = looks.most_common(1)[0][0]
    left, right = round(words[0].left, 1), round(max(word.right for word in words), 1)
    tall = round(max(word.size for word in words), 1)
    return _UNFIT.sub("\ufffd", text), left, right, base, size, bold, blank_behind, tall


def _joint(word: _Word, following: _Word) -> str:
    """Return what stands between two words; a narrow blank of PDFium's came from the marks beside it."""
    if word.behind == " ":
        return " "
    beside_a_mark = _MARK.match(word.letters[-1]) or _MARK.match(following.letters[0])
    return " " if _gap(word, following) > _NONE or (word.behind and not beside_a_mark) else ""


def _with_bullets(runs: Sequence[tuple], dots: Iterable[Dot]) -> list[tuple]:
    """Put the bullets that browsers draw as shapes before their lines."""
    near = defaultdict(list)
    for dot in dots:
        near[round(dot[2] / _STRIP)].append(dot)
    bulleted_runs, before = [], None
    for run in runs:
        words, left, right, base, size, *look = run
        low, high = round(base / _STRIP), round((base + 0.6 * size) / _STRIP)
        begins = before is None or abs(before[3] - base) > 1 or before[2] > left
        for dot in [dot for strip in range(low, high + 1) for dot in near[strip]] if begins and near else []:
            fits = dot[1] - dot[0] < 0.6 * size and base <= dot[2] and dot[3] <= base + 0.9 * size
            if fits and 0 < left - dot[1] < _BULLET_FAR * size:
                words, left = f"• {words}", round(dot[0], 1)
                break
        bulleted_runs.append((words, left, right, base, size, *look))
        before = run
    return bulleted_runs


def read(data: bytes, path: Path) -> list[Document]:
    """Read a PDF file, by its own structure where that fits. A scanned one has no text, which is said."""
    tagged_pages = marked_pages(path)
    page_runs = [page for _, page in tagged_pages]
    if any(marked for marked, _ in tagged_pages):
        if document := laid_out_by_tags([page for marked, page in tagged_pages if marked or page]):
            return [document]
        page_runs = pages(path)
    letters = sum(char.isalnum() for page in page_runs for run in page for char in run[0])
    if letters < _LEAST_LETTERS * max(len(page_runs), 1) and letters < 200:
        raise Unreadable(noted("file.scanned"), noted("todo.ocr"))
    return [laid_out(page_runs)]
