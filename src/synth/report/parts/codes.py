"""Every code with its definition, its figures, statements that show it, and the way to all that carry it."""

from __future__ import annotations

from synth.report.behind import by_code
from synth.report.blocks import Behind, Block, Heading, Paragraph, Refs
from synth.report.material import Material
from synth.report.parts.measures import breadth, counted, unit_of
from synth.report.parts.notes import anchor, quotes
from synth.report.wording import missing
from synth.schema import THEME_DIMENSION


def codes_part(m: Material) -> list[Block]:
    """Show each code that somebody gave, in the order of the codebook."""
    if not m.coded:
        return []
    blocks: list[Block] = []
    for row in m.findings["codes"].to_dict("records"):
        if row["statements"]:
            blocks += _code(m, row)
    return blocks


def _code(m: Material, row: dict) -> list[Block]:
    words, numbers, shown = m.words, by_code(m).get(row["code"], ()), m.findings["exemplars"]
    blocks: list[Block] = [Heading(_name(m, row), 2, anchor(m, row["code"]), listed=False)]
    if meaning := definition(m, row["code"]):
        blocks.append(Paragraph(words("themes.definition", definition=meaning), "lead"))
    figures = words("themes.headline", count=counted(m, row))
    if unit_of(row):
        figures += " " + words("themes.breadth", breadth=breadth(m, row))
    blocks.append(Paragraph(figures, "lead", numbers))
    blocks += quotes(m, list(shown[shown["code"] == row["code"]].itertuples()))
    return [*blocks, Behind(words("themes.behind"), Refs(numbers))]


def _name(m: Material, row: dict) -> str:
    """Name a code; what was given to a theme itself, beside its codes, is called so."""
    codes = m.findings["codes"]
    above = row["dimension"] == THEME_DIMENSION and row["code"] == row["theme"]
    divided = above and (codes["theme"] == row["theme"]).sum() > 1
    return f"{m.words.name(row)} ({m.words('themes.own')})" if divided else m.words.name(row)


def definition(m: Material, code: str) -> str:
    """Give the definition of a code in the language of the report; one in another language says so."""
    row = m.codebook.set_index("code").loc[code]
    return entry_text(m, row, "definition") or ""


def entry_text(m: Material, row: object, key: str) -> str | None:
    """Give a cell of the codebook in the language of the report, else as it stands, marked as Thai."""
    own, plain = row.get(f"{key}_{m.words.lang}"), row.get(key)
    if not missing(own):
        return str(own)
    if missing(plain):
        return None
    foreign = m.words.lang != "th" and any("ก" <= letter <= "๛" for letter in str(plain))
    return m.words("value.in_thai", text=plain) if foreign else str(plain)
