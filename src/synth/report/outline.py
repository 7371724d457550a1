"""The order of a report, its numbering, and which parts it has: every block in one list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from synth.report.behind import MOST_SHOWN, led_to
from synth.report.blocks import Block, Figure, Heading, Quote, Table
from synth.report.chapters import (
    APPENDICES,
    BODY,
    CHAPTERS,
    CODED,
    HEADED,
    ON_SCREEN,
    PAGES,
    REFERRING,
    UNNUMBERED,
)
from synth.report.contents import Contents, data_of
from synth.report.material import Material
from synth.report.parts import (
    appendices,
)
from synth.report.parts.strip import shown_in_strips
from synth.report.wording import missing, nonempty, prefixed
from synth.telling import told


def build(m: Material, date: str = "", sections: Iterable[str] | None = None, full: bool = False) -> Contents:
    """Put the report together.

    Parameters
    ----------
    m : Material
    date : str
        ISO date of the report.
    sections : iterable of str, optional
        Only these parts, by their names in `BODY` and `APPENDICES`.
    full : bool
        Print every appendix in Word, too.

    Raises
    ------
    ValueError
        A name that is no part.
    """
    chosen = set(sections or [*BODY, *APPENDICES])
    unknown = sorted(chosen - {*BODY, *APPENDICES})
    if unknown:
        known_parts = ", ".join([*BODY, *APPENDICES])
        raise ValueError(told("report.no_part", name=unknown[0], known=known_parts))
    m = m.also(shown=frozenset()) if len(m.statements) > MOST_SHOWN else m
    hidden = _hidden(m) | (set() if m.coded else {"proposal"})
    behind = {name: part(m) for name, part in APPENDICES.items() if name in chosen - hidden}
    there = [name for name, part in behind.items() if part]
    screen = frozenset() if full else ON_SCREEN & set(there)
    letters = dict(zip(there, m.words("heading.letters"), strict=False))
    m = m.also(letters=letters, on_screen=screen)
    blocks = _chapters(m, chosen)
    quotes = tuple(block.number for block in blocks if isinstance(block, Quote)) + shown_in_strips(m, blocks)
    m = m.also(quotes=quotes, places=_places(blocks, m))
    for name in there:
        own, headed = APPENDICES[name](m) if name in REFERRING else behind[name], name
        if name == "statements" and m.shown is not None:
            m = m.also(shown=led_to(blocks))
            own, headed = APPENDICES[name](m), "statements_few"
        title = m.words("heading.appendix", letter=m.letters[name], title=m.words(f"heading.{headed}"))
        blocks += [Heading(title, 1, name, page=name == there[0]), *own]
    return Contents(
        title=m.words("title.report"),
        subtitles=_subtitles(m, date),
        blocks=tuple(_numbered(blocks, m)),
        data=data_of(m),
        screen=screen,
        elsewhere=_elsewhere(m, screen),
        few=appendices.few_of_all(m) if m.shown else "",
    )


def _chapters(m: Material, chosen: set[str]) -> list[Block]:
    """Put parts into chapters: one that stands alone in its chapter takes its place."""
    blocks: list[Block] = []
    body = BODY | ({} if m.coded else {"proposal": appendices.proposal_part})
    hidden = _hidden(m)
    for chapter, names in CHAPTERS.items():
        parts = {name: body[name](m) for name in names if name in chosen - hidden and name in body}
        parts = {name: part_blocks for name, part_blocks in parts.items() if part_blocks}
        if not parts:
            continue
        page = chapter in PAGES or not blocks
        if len(parts) == 1 and next(iter(parts)) != "themes":
            name, part_blocks = next(iter(parts.items()))
            blocks += [Heading(m.words(f"heading.{name}"), 1, name, page=page), *part_blocks]
            continue
        blocks.append(Heading(m.words(f"heading.{chapter}"), 1, chapter, page=page))
        for name, part_blocks in parts.items():
            blocks += [*([] if name in HEADED else [_section(m, name)]), *part_blocks]
    return blocks


def _section(m: Material, name: str) -> Heading:
    """Head a part within its chapter; how it was coded is part of the method."""
    named = {"method": "coding", "recommendations": "heard"}.get(name, name)
    return Heading(m.words(f"heading.{named}"), 2, named)


def _places(blocks: list[Block], m: Material) -> dict[str, str]:
    """Say what each part is called where another refers to it: its chapter, or its appendix."""
    chapters = [block for block in _numbered(blocks, m) if isinstance(block, Heading) and block.level == 1]
    places = {name: m.appendix(name) for name in m.letters}
    for chapter in chapters:
        called = m.words("value.chapter", number=chapter.number) if chapter.number else chapter.text
        for name in CHAPTERS.get(chapter.anchor, (chapter.anchor,)):
            places[name] = called
    front = {"title": m.words("value.cover"), "contents": m.words("heading.contents")}
    return places | front


def _hidden(m: Material) -> set[str]:
    """Leave out what cannot be said: of codings before there are any, of headings once there are."""
    return {"read"} if m.coded else set(CODED)


def _elsewhere(m: Material, screen: frozenset[str]) -> str:
    letters = [letter for name, letter in m.letters.items() if name in screen]
    if not letters:
        return ""
    ends = m.words("list.range", first=letters[0], last=letters[-1]) if len(letters) > 1 else letters[0]
    return m.words("statements.elsewhere", letters=ends)


def _numbered(blocks: list[Block], m: Material) -> Iterator[Block]:
    """Give numbers to chapters, their sections, tables and figures; appendices have letters."""
    counts = {Table: 0, Figure: 0}
    places = [0, 0]
    counting = False
    for block in blocks:
        kind = type(block)
        if kind is Heading and block.level == 1:
            counting = block.anchor not in APPENDICES and block.anchor not in UNNUMBERED
            counting |= block.anchor == "proposal" and not m.coded
            places = [places[0] + counting, 0]
            yield replace(block, number=m.words.written(places[0])) if counting else block
        elif kind is Heading and block.level == 2 and counting:
            places[1] += 1
            yield replace(block, number=m.words.written(f"{places[0]}.{places[1]}"))
        elif kind in counts:
            counts[kind] += 1
            label = m.words("caption.table_word") if kind is Table else m.words.figure
            caption = m.words("caption.numbered", label=label, number=counts[kind], title=block.title)
            yield replace(block, caption=caption)
        else:
            yield block


def _subtitles(m: Material, date: str) -> tuple[str, ...]:
    """Fill the lines of the cover: the project or programme, its cohorts, who made the report and when."""
    words, lines = m.words, []
    if m.title:
        lines.append(m.title)
    if len(m.projects) == 1:
        project = prefixed(words, "value.project", m.projects[0])
        lines += [] if m.title and m.projects[0] in m.title else [project]
    elif m.projects:
        lines.append(words("title.of_projects", projects=words.counted(len(m.projects), "projects")))
    elif len(set(m.lines.values())) == 1 and not missing(m.sources["title"].iloc[0]):
        lines.append(m.file(str(m.sources["title"].iloc[0])))
    elif len(m.sources):
        lines.append(words("title.of_documents", documents=m.documents.in_words(words)))
    in_folders = m.sources["source_id"].str.contains("/", regex=False)  # else a cohort is only called like it
    names = list(dict.fromkeys(nonempty(m.sources.loc[in_folders, "cohort"])))
    if names:
        lines.append(words.listing(m.cohort(name) for name in names))
    if m.author:
        lines.append(m.author)
    if date:
        lines.append(words("title.made", date=words.date(date)))
    return tuple(lines)
