"""Ways from a number of the HTML report to the statements behind it, in the page or in its neighbour."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field

from markupsafe import Markup

from synth.report.behind import few_of
from synth.report.blocks import Refs
from synth.report.wording import Wording

MOST_EACH = 20
"""Numbers of statements that are links of their own in a report with a neighbour; the next leads to all."""


@dataclass
class Ways:
    """Makes links; `places` are what a link within the page may lead to.

    Where the statements stand in the file `beside`, `there` are its places, and `lists` collects what numbers
    count: each list has a number of its own there, as it stands behind many numbers of the report. Of very
    many statements only a `few` stand there for each number.

    Examples
    --------
    >>> words = Wording("th")
    >>> Ways(words, {"s3"}).all("3 ข้อความ", (3, 6, 7))
    Markup('<a href="#s3" data-refs="3,6-7">3 ข้อความ</a>')
    >>> Ways(words, set(), "beside.html", {"s3"}).all("3 ข้อความ", (3, 6, 7))
    Markup('<a href="beside.html#l0" data-refs>3 ข้อความ</a>')
    """

    words: Wording
    places: Set[str]
    beside: str = ""
    there: Set[str] = frozenset()
    few: bool = False
    lists: dict[str, int] = field(default_factory=dict)

    def all(self, shown: str | Markup, numbers: tuple[int, ...]) -> Markup:
        """Make a number a way to the statements that it counts."""
        numbers = few_of(numbers) if self.few else numbers
        link = self.to(f"s{numbers[0]}") if numbers else ""
        if not link:
            return Markup("{}").format(shown)
        listed = ",".join(f"{a}-{b}" if b > a else str(a) for a, b in Refs(tuple(numbers)).runs())
        if not self.beside:
            return Markup('<a href="{}" data-refs="{}">{}</a>').format(link, listed, shown)
        number = self.lists.setdefault(listed, len(self.lists))
        return Markup('<a href="{}#l{}" data-refs>{}</a>').format(self.beside, number, shown)

    def each(self, numbers: tuple[int, ...]) -> Markup:
        """List statements by their numbers, each a link where the statement is there."""
        most = MOST_EACH if self.beside else len(numbers)
        links = [self._link(number) for number in (few_of(numbers) if self.few else numbers)[:most]]
        if more := len(numbers) - len(links):
            links.append(self.all(self.words("page.more", more=self.words.number(more)), numbers))
        return Markup(", ").join(links)

    def to(self, anchor: str) -> str:
        """Give the address of a place, in this page or beside it; nothing where it is in neither."""
        if anchor in self.places:
            return f"#{anchor}"
        return f"{self.beside}#{anchor}" if anchor in self.there else ""

    def _link(self, number: int) -> Markup:
        link, shown = self.to(f"s{number}"), self.words.written(number)
        return Markup('<a href="{}">{}</a>' if link else "{1}").format(link, shown)
