"""Appendices on how far coders agree, and where they do not."""

from __future__ import annotations

import pandas as pd

from synth.findings.saturation import BASE, RUN
from synth.report.behind import by_coder
from synth.report.blocks import Block, Figure, Paragraph, Refs, Table
from synth.report.charts import plot_agreement, plot_saturation
from synth.report.charts.agreement import row_name
from synth.report.material import Material
from synth.report.parts.caveats import verdict
from synth.report.parts.notes import whole_or_shortened, whose
from synth.report.wording import missing
from synth.schema import ADJUDICATED, CODE_JOIN

MOST_LETTERS = 300
"""Of a statement beside its codes; the whole of it stands in the appendix."""
MOST_SOURCES = 60
"""Rows of the saturation table on paper; the CSV file holds all."""


def agreement_part(m: Material) -> list[Block]:
    """How far the coders agree, with the note that the codings carry."""
    words, table = m.words, m.findings.get("agreement")
    if not m.coded:
        return []
    if table is None or not table["statements"].max() > 0:
        return [
            Paragraph(words("agreement_text.one_coder" if table is None else "agreement_text.no_overlap"))
        ]
    counted = words.counted(int(table["statements"].max()), "statements")
    said = [m.agreement_note] if m.agreement_note else []
    made = Table(
        name="agreement",
        title=words("caption.agreement"),
        heads=[
            words("column.code"),
            *(words("column.positives", number=n) for n in range(1, len(m.coders) + 1)),
            *(words(f"column.{key}") for key in ("percent", "kappa", "nominal", "alpha", "interval", "note")),
        ],
        kinds=["text", *["count"] * len(m.coders), "share", *["coefficient"] * 3, "text", "text"],
        rows=_agreement_rows(m, table),
        notes=[
            *said,
            words("note.agreement_words") + " " + words("note.alpha_bands"),
            words("note.agreement_sets"),
            words(f"note.resampled_{table['resampled'].iloc[0]}"),
        ],
        behind=_agreed_on(m, table),
        strong=frozenset(n for n, level in enumerate(table["level"]) if level != "code"),
        sheet=words("sheet.agreement"),
    )
    return [Paragraph(words("agreement_text.opening", statements=counted), "lead"), made]


def _picture(m: Material) -> Figure:
    """Draw alpha of every code, with the note that the codings carry."""
    words, table = m.words, m.findings["agreement"]
    shown = [row for row in _agreement_rows(m, table) if not missing(row[-3])]
    return Figure(
        name="agreement",
        title=words("caption.figure_agreement"),
        alt="; ".join(f"{row[0]}: {words.coefficient(row[-3])}" for row in shown),
        draw=lambda: plot_agreement(table, words, m.agreement_note or None),
        table="agreement",
    )


def _agreed_on(m: Material, table: pd.DataFrame) -> dict[tuple[int, int], tuple[int, ...]]:
    """List what each coder gave, of what at least two have read, for each row of the table."""
    behind, leads = by_coder(m), {}
    for n, row in enumerate(table.to_dict("records")):
        name = row["code"] if row["level"] == "code" else row["dimension"]
        for column, coder in enumerate(m.coders, start=1):
            leads[n, column] = behind.get((coder, row["level"], name), ())
    return leads


def _agreement_rows(m: Material, table: pd.DataFrame) -> list[list]:
    words, rows = m.words, []
    for row in table.to_dict("records"):
        notes = [
            words(f"agreement.{key}")
            for key in str(row["note"]).split(CODE_JOIN)
            if words.has(f"agreement.{key}")
        ]
        known = not missing(row["alpha_low"])
        rows.append(
            [
                row_name(row, words),
                *(int(row[f"positives_{coder}"]) for coder in m.coders),
                *(row["percent"], row["kappa"], row["nominal_alpha"], row["alpha"]),
                words.interval(row["alpha_low"], row["alpha_high"]) if known else None,
                " · ".join(notes) or None,
            ]
        )
    return rows


def saturation_part(m: Material) -> list[Block]:
    """Say whether the later sources still brought new codes."""
    words, table = m.words, m.findings.get("saturation")
    if not m.coded or table is None or len(table) < 2:
        return []
    rows = [
        [
            words("value.source", number=m.lines.get(row["source_id"], row["place"])),
            *(int(row[key]) for key in ("new_codes", "codes")),
            None if missing(row["run_codes"]) else int(row["run_codes"]),
            row["ratio"],
            words.written(row["reached"]) or None,
        ]
        for row in table.to_dict("records")
    ]
    notes = [words("note.saturation"), words("note.saturation_new"), words("note.saturation_order")]
    if any(m.file(name) != name for name in m.sources["source_id"]):
        notes.append(words("note.saturation_files"))
    notes.append(whose(m))
    if len(rows) > MOST_SOURCES:
        notes.insert(0, words("note.more_rows", shown=MOST_SOURCES, all=len(rows), file="saturation"))
    made = Table(
        name="saturation",
        title=words("caption.saturation"),
        heads=[
            words(f"column.{key}")
            for key in ("place", "new_codes", "all_codes", "run_codes", "ratio", "reached")
        ],
        kinds=["text", "count", "count", "count", "share", "text"],
        rows=rows[:MOST_SOURCES],
        notes=notes,
        sheet=words("sheet.saturation"),
    )
    figure = Figure(
        name="saturation",
        title=words("caption.figure_saturation"),
        alt="; ".join(f"{row[0]}: {row[1]}" for row in rows[:MOST_SOURCES]),
        draw=lambda: plot_saturation(table, words),
        table=made.name,
    )
    return [Paragraph(_saturated(m, table), "lead"), made, figure]


def _saturated(m: Material, table: pd.DataFrame) -> str:
    """Say whether the threshold was met, and what came after it all the same."""
    words, least = m.words, BASE + RUN
    if len(table) < least:
        return words("saturation.too_few", sources=words.counted(len(table), "sources"), least=least)
    reached = table.index[table["reached"] != ""]
    if not len(reached):
        return words("saturation.not_reached")
    if every := _all_found(m, table):
        return every
    first = table.loc[reached[0]]
    new = int(first["run_codes"])
    said = words(
        "saturation.reached",
        base=words.counted(first["place"] - RUN, "sources"),
        more=words.counted(RUN, "sources"),
        codes=words("saturation.some", codes=words.counted(new, "codes"))
        if new
        else words("saturation.none"),
        reached=words.written(first["reached"]),
    )
    later = int(table.loc[reached[0] + 1 :, "new_codes"].sum())
    return said + (" " + words("saturation.later", codes=words.counted(later, "codes")) if later else "")


def _all_found(m: Material, table: pd.DataFrame) -> str:
    """Say by which document all codes of the codebook were found: no later one could bring a new one."""
    place = table["all_found"].iloc[0]
    if missing(place) or place >= len(table):
        return ""
    codes = m.words.counted(int(table["book_codes"].iloc[0]), "codes")
    return m.words("saturation.all_found", codes=codes, place=m.words.number(place))


def disagreements_part(m: Material) -> list[Block]:
    """Show the statements that coders coded differently, side by side."""
    words, table = m.words, m.findings.get("disagreements")
    if table is None or not m.findings["agreement"]["statements"].max() > 0:
        return []
    if table.empty:
        return [Paragraph(words("agreement_text.no_disagreements")), _picture(m)]
    table = table[table["statement_id"].isin(m.numbers)]
    settled = m.codings[m.codings["coder"] == ADJUDICATED].groupby("statement_id")["code"].agg(list)
    dimensions = dict(m.findings["codes"][["code", "dimension"]].to_numpy())
    rows = [
        [
            Refs((m.numbers[row["statement_id"]],)),
            whole_or_shortened(row["text"], MOST_LETTERS),
            words.dimension(row["dimension"]),
            *(_codes_said(m, row[f"coder_{coder}"]) for coder in m.coders),
            *(
                [_settled(m, settled.get(row["statement_id"], []), row["dimension"], dimensions)]
                if len(settled)
                else []
            ),
        ]
        for row in table.to_dict("records")
    ]
    heads = [words(f"column.{key}") for key in ("refs", "text", "dimension")]
    heads += [words("column.coder", number=n) for n in range(1, len(m.coders) + 1)]
    heads += [words("column.outcome")] if len(settled) else []
    made = Table(
        name="disagreements",
        title=words("caption.disagreements"),
        heads=heads,
        kinds=["text"] * len(heads),
        rows=rows,
        notes=[m.agreement_note] if m.agreement_note else [],
        sheet=words("sheet.disagreements"),
    )
    return [Paragraph(words("agreement_text.disagreements", verdict=verdict(m)), "lead"), made, _picture(m)]


def _codes_said(m: Material, codes: object) -> str:
    if not isinstance(codes, str):  # missing: this coder has not read it
        return m.words("value.not_read")
    names = m.names
    return ", ".join(names.get(code, code) for code in str(codes).split(CODE_JOIN) if code) or "–"


def _settled(m: Material, codes: list[str], dimension: str, dimensions: dict[str, str]) -> str:
    return ", ".join(m.names[code] for code in codes if dimensions.get(code) == dimension) or "–"
