"""The order of a report, its numbering, and which parts it has: every block in one list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import pandas as pd

from synth.report.blocks import Block, Figure, Heading, Table
from synth.report.material import Material
from synth.report.parts import appendices, body, coded, cohorts, compared, projects
from synth.report.wording import known, prefixed
from synth.telling import told

BODY = {
    "summary": body.summary_part,
    "sources": body.sources_part,
    "method": body.method_part,
    "themes": coded.themes_part,
    "findings": coded.findings_part,
    "sections": body.sections_part,
    "cohorts": cohorts.cohorts_part,
    "projects": projects.projects_part,
    "together": body.together_part,
    "limits": body.limits_part,
}
"""Parts of the report in their order; a part with nothing to say gives no block."""

APPENDICES = {
    "codebook": appendices.codebook_part,
    "agreement": compared.agreement_part,
    "disagreements": compared.disagreements_part,
    "saturation": compared.saturation_part,
    "proposal": appendices.proposal_part,
    "left_out": appendices.left_out_part,
    "statements": appendices.statements_part,
}


@dataclass(frozen=True)
class Contents:
    """A whole report, ready to be drawn in any format."""

    title: str
    subtitles: tuple[str, ...]
    blocks: tuple[Block, ...]
    data: dict[str, pd.DataFrame]

    @property
    def printed(self) -> tuple[Block, ...]:
        """The blocks of the Word file."""
        return self.blocks

    @property
    def tables(self) -> list[Table]:
        """The tables in their order."""
        return [block for block in self.blocks if isinstance(block, Table)]

    @property
    def figures(self) -> list[Figure]:
        """The figures in their order."""
        return [block for block in self.blocks if isinstance(block, Figure)]


def build(m: Material, made: str = "", sections: Iterable[str] | None = None) -> Contents:
    """Put the report together.

    Parameters
    ----------
    m : Material
    made : str
        ISO date of the report.
    sections : iterable of str, optional
        Only these parts, by their names in `BODY` and `APPENDICES`.

    Raises
    ------
    ValueError
        A name that is no part.
    """
    wanted = set(sections or [*BODY, *APPENDICES])
    unknown = sorted(wanted - {*BODY, *APPENDICES})
    if unknown:
        known_parts = ", ".join([*BODY, *APPENDICES])
        raise ValueError(told("report.no_part", name=unknown[0], known=known_parts))
    blocks: list[Block] = []
    behind = {
        name: part(m)
        for name, part in APPENDICES.items()
        if name in wanted and not (name == "proposal" and not m.coded)
    }
    there = [name for name, found in behind.items() if found]
    m = replace(m, letters=dict(zip(there, m.words("heading.letters"), strict=False)))
    for name, part in _body(m).items():
        if name in wanted:
            blocks += _headed(part(m), m.words(f"heading.{name}"), name, page=not blocks)
    for name in there:
        title = m.words("heading.appendix", letter=m.letters[name], title=m.words(f"heading.{name}"))
        blocks += _headed(behind[name], title, name, page=name == there[0])
    return Contents(
        title=m.words("title.report"),
        subtitles=_subtitles(m, made),
        blocks=tuple(_numbered(blocks, m)),
        data=_data(m),
    )


def _body(m: Material) -> dict:
    """Proposed themes stand in the body only as long as nobody has coded."""
    if m.coded:
        return BODY
    first = {name: BODY[name] for name in ("summary", "sources", "method")}
    return first | {"proposal": appendices.proposal_part, "limits": BODY["limits"]}


def _headed(blocks: list[Block], title: str, name: str, page: bool) -> list[Block]:
    return [Heading(title, 1, name, page=page), *blocks] if blocks else []


def _numbered(blocks: list[Block], m: Material) -> Iterator[Block]:
    counts = {Table: 0, Figure: 0}
    for block in blocks:
        kind = type(block)
        if kind in counts:
            counts[kind] += 1
            label = m.words("caption.table_word") if kind is Table else m.words.figure
            caption = m.words("caption.numbered", label=label, number=counts[kind], title=block.title)
            yield replace(block, caption=caption)
        else:
            yield block


def _subtitles(m: Material, made: str) -> tuple[str, ...]:
    words, lines = m.words, []
    projects = sorted(set(known(m.sources["project"])))
    if len(projects) == 1:
        lines.append(prefixed(words, "value.project", projects[0]))
    elif projects:
        lines.append(words("title.of_projects", projects=words.counted(len(projects), "projects")))
    elif len(m.sources):
        lines.append(words("title.of_sources", sources=words.counted(len(m.sources), "sources")))
    names = list(dict.fromkeys(known(m.sources["cohort"])))
    if names:
        lines.append(words.listing(prefixed(words, "value.cohort", name) for name in names))
    if made:
        lines.append(words("title.made", date=words.date(made)))
    return tuple(lines)


def _data(m: Material) -> dict[str, pd.DataFrame]:
    """Collect the machine-readable tables behind the report, by the names of their CSV files."""
    data = {
        "sources": m.texts.drop(columns="text"),
        "statements": pd.concat([m.statements.drop(columns="number"), m.aside]),
        "left_out": m.left_out,
        "problems": m.problems,
        "doubts": m.doubts,
        "codebook": m.codebook,
        "codings": m.codings,
        "reviews": m.reviews,
    }
    order = {source: place for place, source in enumerate(m.texts["source_id"])}
    data["statements"] = data["statements"].sort_values(
        ["source_id", "start"], key=lambda column: column.map(order) if column.name == "source_id" else column
    )
    if m.coded:
        data |= m.findings
        data |= {f"dimensions_{n}": table for n, table in enumerate(m.crossings.values(), start=1)}
    if m.proposal is not None:
        data |= {"proposed_themes": m.proposal.themes, "proposed_members": m.proposal.members}
    return data
