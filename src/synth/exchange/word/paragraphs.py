"""The paragraphs of a Word or PDF file, and where they stand in the texts of a study."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from synth.exchange.located import Located, Stretch
from synth.telling import noted
from synth.text.clusters import whole_clusters

from .forms import bookmark
from .marks import Marked


class Paragraphs:
    """Finds the paragraphs of one file; `note` is told of each that was edited, once."""

    def __init__(
        self, marked: Marked, statements: pd.DataFrame, located: Located, name: str, note: Callable[..., None]
    ):
        self._paragraphs, self._located, self._note = marked.paragraphs, located, note
        self._statements = {bookmark(row["statement_id"]): row for row in statements.to_dict("records")}
        self._source = located.source(name)
        self._marked = {on[0] for mark in marked.marks for on in mark.on}
        self._places = self._all_places()
        self._edited: set[int] = set()

    def words(self, on: tuple[int, int, int]) -> str:
        """Return the words that are marked in a paragraph: its number, from where, to where."""
        at, start, end = on
        return self._paragraphs[at].text[start:end] if at < len(self._paragraphs) else ""

    def stretches(self, on: tuple[int, int, int], whole: bool) -> list[Stretch]:
        """Return where in the study's texts the marked words of a paragraph stand."""
        at, start, end = on
        place = self._places[at] if at < len(self._places) else None
        if not isinstance(place, tuple) and (match := self._marked_words(on, place)):
            return [match]
        if place is None:
            return []
        if isinstance(place, dict):
            self._say_edited(at, place)
            return [(place["source_id"], place["start"], place["end"])]
        (source, first, last), lead = place
        text = self._located.texts[source]
        if whole or lead < 0:
            return [(source, first, last)]
        begins, ends = max(first, first + start - lead), min(last, first + end - lead)
        while begins < ends and text[begins].isspace():
            begins += 1
        while begins < ends and text[ends - 1].isspace():
            ends -= 1
        if begins >= ends:  # only on the number, or at one place
            return [(source, first, last)]
        return [(source, *whole_clusters(text, begins, ends))]

    def _marked_words(self, on: tuple[int, int, int], row: dict | None) -> Stretch | None:
        """Find only the marked words of a paragraph that is not of the study as it stands."""
        own = [row["source_id"]] if row else [self._source] if self._source else []
        match = self._located.words(self.words(on), own)
        if match and row and self._paragraphs[on[0]].marks:  # in the statement of this very paragraph
            return match if match[1] < row["end"] and row["start"] < match[2] else None
        return match

    def _say_edited(self, at: int, row: dict) -> None:
        if at not in self._edited:
            self._edited.add(at)
            paragraph = self._paragraphs[at]
            words = paragraph.text[paragraph.lead :]
            self._note(words, noted("exchange.edited", text=row["text"][:100]))

    def _all_places(self) -> list[tuple[Stretch, int] | dict | None]:
        """Give for each paragraph where it stands and the first letter of it that does.

        For one that was edited it is the row of its statement; none where it is not of the study.
        """
        places, after, source = [], -1, self._source
        for at in range(len(self._paragraphs)):
            place = self._by_mark(at) or self._by_words(at, source, after)
            places.append(place)
            if isinstance(place, tuple):
                (source, _, after), _ = place
            elif place:
                source, after = place["source_id"], place["end"]
        return places

    def _by_mark(self, at: int) -> tuple[Stretch, int] | dict | None:
        paragraph = self._paragraphs[at]
        rows = [self._statements[name] for name in paragraph.marks if name in self._statements]
        if len(rows) != 1:
            return None
        row, words = rows[0], paragraph.text[paragraph.lead :]
        if words == row["text"]:
            return (row["source_id"], row["start"], row["end"]), paragraph.lead
        if "".join(words.split()) == "".join(row["text"].split()):
            return (row["source_id"], row["start"], row["end"]), -1
        return row

    def _by_words(self, at: int, source: str | None, after: int) -> tuple[Stretch, int] | dict | None:
        paragraph = self._paragraphs[at]
        words = paragraph.text[paragraph.lead :].strip()
        if not words or at not in self._marked:
            return None
        own = [source] if source else []
        stretch = self._located.words(words, own, after) or self._located.words(words)
        if stretch:
            text = self._located.texts[stretch[0]][stretch[1] : stretch[2]]
            exact = paragraph.text.find(text)
            return stretch, exact
        return self._located.alike(words, source)
