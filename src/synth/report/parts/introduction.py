"""The introduction: what only people know as prompts, what the notes say of it in their words."""

from __future__ import annotations

from synth.report.blocks import Block, Heading, Paragraph, Prompt
from synth.report.material import Material
from synth.report.named import attribute, objectives
from synth.report.wording import missing, nonempty

MOST_OBJECTIVES = 8
"""So many objectives of the notes are printed, no two alike."""
MOST_VALUES = 24
"""So many values of an attribute are named."""
HIDDEN = ("source_id", "path", "title", "text", "sha256", "date", "date_note", "cohort", "project")


def introduction_part(m: Material) -> list[Block]:
    """Background, objectives, area and people."""
    words = m.words
    return [
        Heading(words("introduction.background"), 2),
        Prompt(words("prompt.background")),
        Heading(words("introduction.objectives"), 2),
        *_objectives(m),
        Heading(words("introduction.area"), 2),
        *_area(m),
    ]


def _objectives(m: Material) -> list[Block]:
    """Quote the objectives that the notes name, each with its place."""
    words = m.words
    goals = m.aside[[objectives(section) for section in m.aside["section"]]] if len(m.aside) else m.aside
    goals = goals.assign(plain=goals["text"].astype(str).str.split().str.join(" ")).drop_duplicates("plain")
    blocks: list[Block] = [Prompt(words("prompt.objectives"))]
    if goals.empty:
        return blocks
    documents = goals["source_id"].map(m.file).nunique()
    blocks.append(
        Paragraph(
            words(
                "introduction.of_notes",
                documents=words.counted(documents, "documents"),
                all=words.counted(m.documents.notes + m.documents.answers, "documents"),
            ),
            "lead",
        )
    )
    for row in goals.head(MOST_OBJECTIVES).itertuples():
        source = m.words("value.source", number=m.lines[row.source_id])
        blocks.append(Paragraph(words("introduction.objective", text=row.plain, place=source), "point"))
    if (more := len(goals) - MOST_OBJECTIVES) > 0:
        items = words.counted(more, "items")
        text = words("introduction.more", items=items, appendix=m.appendix("left_out"))
        blocks.append(Paragraph(text.strip()))
    return blocks


def _area(m: Material) -> list[Block]:
    """Say where the projects are and who took part, as far as attributes tell."""
    words, blocks = m.words, []
    if m.projects:
        blocks.append(Paragraph(words("introduction.projects", projects=_projects(m))))
    for name in m.texts.columns:
        kind = "" if name in HIDDEN else attribute(str(name))
        if not kind:
            continue
        spread = _spread(m, name, kind)
        if spread:
            blocks.append(Paragraph(spread, "point"))
    return [*blocks, Prompt(words("prompt.people"))]


def _projects(m: Material) -> str:
    words, cohorts = m.words, {}
    for row in m.sources.to_dict("records"):
        if not missing(row["project"]) and not missing(row["cohort"]):
            cohorts.setdefault(row["cohort"], set()).add(row["project"])
    total = words.counted(len(m.projects), "projects")
    if len(cohorts) < 2:
        return total
    parts = [
        words("introduction.cohort", cohort=m.cohort(name), projects=words.counted(len(own), "projects"))
        for name, own in cohorts.items()
    ]
    return words("introduction.of_cohorts", projects=total, cohorts=words.listing(parts))


def _spread(m: Material, name: str, kind: str) -> str:
    """Count projects by place, and people by what they are."""
    words, own = m.words, m.texts[["source_id", "project", name]]
    own = own.loc[nonempty(own[name]).index]
    if own.empty:
        return ""
    unit = "projects" if kind == "place" and m.projects else "documents" if kind == "place" else "people"
    by = {"projects": "project", "documents": "source_id", "people": "source_id"}[unit]
    if own[name].nunique() > MOST_VALUES / 2 and kind == "people":
        return _range(m, name, own)
    counts = own.groupby(name, sort=False)[by].nunique().sort_values(ascending=False, kind="stable")
    head = words(f"column.{name}") if words.has(f"column.{name}") else name
    if len(counts) > MOST_VALUES:
        figures = {"head": head, "values": words.number(len(counts))}
        return "" if kind == "people" else words("introduction.values", **figures)
    named = [f"{value} ({words.counted(n, unit)})" if n > 1 else str(value) for value, n in counts.items()]
    key = "introduction.named" if kind == "place" else "introduction.spread"
    return words(key, head=head, values=words("list.join_comma").join(named))


def _range(m: Material, name: str, own) -> str:
    numbers = own[name].astype(str).str.extract(r"^\s*(\d+)\s*$")[0].dropna().astype(int)
    if len(numbers) < len(own):
        return ""
    words = m.words
    head = words(f"column.{name}") if words.has(f"column.{name}") else name
    figures = {"low": words.number(numbers.min()), "high": words.number(numbers.max())}
    return words("introduction.range", head=head, people=words.counted(len(numbers), "people"), **figures)
