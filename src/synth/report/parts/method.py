"""The method: what was read, how it was coded and by whom, in plain words; nothing that is merely usual."""

from __future__ import annotations

import json

import pandas as pd

from synth.findings.counting import code_places
from synth.report.blocks import Block, Paragraph, Table
from synth.report.material import Material
from synth.report.parts.caveats import verdict
from synth.report.parts.notes import origin
from synth.report.proposed import standing
from synth.report.wording import missing, nonempty
from synth.schema import ADJUDICATED, THEME_DIMENSION
from synth.study.choices import ASSISTANT


def sources_part(m: Material) -> list[Block]:
    """Show where the statements come from: the base of all tables."""
    words, lines = m.words, _lines(m)
    if lines.empty:
        return [Paragraph(words("sources.none"))]
    figures = {
        "documents": m.documents.in_words(words),
        "statements": words.counted(len(m.statements), "statements"),
        "left_out": words.counted(len(m.aside), "statements"),
        "appendix": m.appendix("left_out"),
    }
    opening = [words("sources.counted" if len(m.aside) else "sources.counted_all", **figures)]
    if silent := int((lines["statements"] == 0).sum()):
        opening.append(words("sources.silent", documents=words.counted(silent, "documents")))
    return [Paragraph(" ".join(opening), "lead"), _table(m, lines)]


COLUMNS = ("order", "project", "document", "form", "date", "recorder", "respondents", "statements")


def _table(m: Material, lines: pd.DataFrame) -> Table:
    words = m.words
    named = lines["project"].map(missing)
    hidden = {"document"} if not named.any() else set()
    hidden |= {"project"} if named.all() else set()
    hidden |= {
        name for name in COLUMNS if name in lines and name not in hidden and not len(nonempty(lines[name]))
    }
    columns = [name for name in COLUMNS if name not in hidden]
    rows = []
    for order, row in enumerate(lines.to_dict("records"), start=1):
        row["respondents"] = None if missing(row["respondents"]) else int(row["respondents"])
        cells = {name: row.get(name) for name in columns} | {"order": order}
        if "project" in columns and "document" not in columns and missing(row["project"]):
            cells["project"] = row["document"]
        filled = {
            name: words("value.not_given") if missing(value) and name != "respondents" else value
            for name, value in cells.items()
        }
        rows.append([filled[name] for name in columns])
    sums = {"order": words("column.total"), "statements": len(m.statements)}
    sums["respondents"] = int(sum(nonempty(lines["respondents"])))
    rows.append([sums.get(name) for name in columns])
    return Table(
        name="sources",
        title=words("caption.sources"),
        heads=[words(f"column.{name}") for name in columns],
        kinds=["count" if name in ("respondents", "statements") else "text" for name in columns],
        rows=rows,
        notes=[origin(m)],
        strong=frozenset([len(rows) - 1]),
        links={(n, 0): f"n{n + 1}" for n in range(len(lines))},
        behind=_in_files(m, len(columns) - 1),
        sheet=words("sheet.sources"),
    )


def _in_files(m: Material, column: int) -> dict[tuple[int, int], tuple[int, ...]]:
    """List the statements of each line of the table of sources, and of its sum."""
    lines, every = m.statements["source_id"].map(m.lines), m.statements["number"]
    leads = {(int(line) - 1, column): tuple(part) for line, part in every.groupby(lines)}
    return leads | {(len(set(m.lines.values())), column): tuple(every)}


def _lines(m: Material) -> pd.DataFrame:
    """Give one line a document: the rows of a spreadsheet are folded, with how many they are."""
    parts: dict[int, list[dict]] = {}
    for row in m.sources.to_dict("records"):
        parts.setdefault(m.lines[row["source_id"]], []).append(row)
    lines = []
    for _, part in sorted(parts.items()):
        row, dates = dict(part[0]), sorted({str(own["date"]) for own in part if not missing(own["date"])})
        ends = [m.words.date(dates[index]) for index in (0, -1)] if dates else [""]
        several = len(dates) > 1
        row["date"] = m.words("value.dates", first=ends[0], last=ends[1]) if several else ends[0]
        row["statements"] = sum(int(own["statements"]) for own in part)
        folded = m.file(row["source_id"]) != row["source_id"]
        row["respondents"] = len(part) if folded else None
        title = row["source_id"] if missing(row["title"]) else row["title"]
        row["document"] = m.file(title) if folded else title
        lines.append(row)
    return pd.DataFrame(lines).astype(object)


def method_part(m: Material) -> list[Block]:
    """How it was done, as far as it was."""
    return [Paragraph(sentence, "point") for sentence in _method(m)]


def _method(m: Material) -> list[str]:
    words, sentences = m.words, [m.words("method.statements")]
    if m.documents.respondents:
        counted = {
            "people": words.counted(m.documents.respondents, "people"),
            "files": words.number(m.documents.answers),
        }
        sentences.append(words("method.respondents", **counted))
    if set_aside := len(m.aside) - m.asides:
        sentences.append(words("method.left_out", statements=words.counted(set_aside, "statements")))
    if m.asides:
        sentences.append(words("method.asides", statements=words.counted(m.asides, "statements")))
    repeated = len(nonempty(m.statements["repeats"]))
    if repeated:
        sentences.append(words("method.repeats", statements=words.counted(repeated, "statements")))
    if m.redacted:
        sentences.append(words("method.redacted"))
    if m.codebook.empty:
        sentences.append(words("method.no_codebook"))
    elif m.coded:
        sentences.append(_codebook(m))
    return sentences + ([*_coding(m), model_used(m)] if m.coded else []) + _proposal(m)


def model_used(m: Material) -> str:
    """Say which language models suggested codes, also where none did."""
    machines = m.judged.get("machines")
    asked = [] if machines is None else machines.loc[machines["name"] == ASSISTANT, "settings"]
    models = list(dict.fromkeys(json.loads(settings)["model"] for settings in asked))
    if not models:
        return m.words("method.no_model")
    return m.words("method.models", models=m.words.listing(models), appendix=m.appendix("judged"))


def _codebook(m: Material) -> str:
    words, parts = m.words, []
    dimensions = m.codebook["code"].map(code_places(m.codebook)["dimension"])
    for name in m.dimensions:
        own = m.codebook[dimensions == name]
        above = int(own["parent"].map(missing).sum())
        if name == THEME_DIMENSION and above < len(own):
            below = words.counted(len(own) - above, "codes")
            parts.append(words("method.dimension_themes", themes=words.number(above), codes=below))
        else:
            codes = words.counted(len(own), "codes")
            parts.append(words("method.dimension", dimension=words.dimension(name), codes=codes))
    where = m.appendix("codebook") if "codebook" in m.letters else ""
    sentence = words("method.codebook", dimensions=words.listing(parts))
    return f"{sentence} {words('value.see', appendix=where)}" if where else sentence


def _coding(m: Material) -> list[str]:
    words, coders = m.words, m.coders
    names = words.listing([m.coder_label(name, named=True) for name in coders])
    label = m.coder_label(m.coder)
    if len(coders) > 1:
        number = words.counted(len(coders), "coders")
        sentences = [words("method.coders", coders=number, names=names, coder=label)]
    else:
        sentences = [words("method.one_coder", names=names)] if coders else []
    own = m.codings[m.codings["coder"] == m.coder]
    suggested = int((own["origin"] == "suggestion").sum()) if "origin" in own else 0
    if suggested:
        figures = {"part": words.number(suggested), "codings": words.counted(len(own), "times")}
        sentences.append(words("method.suggested", coder=label, **figures))
    if m.coder == ADJUDICATED:
        sentences.append(words("method.adjudicated"))
    agreement = m.findings.get("agreement")
    if agreement is not None and agreement["statements"].max() > 0:
        see = words("value.see", appendix=m.appendix("agreement")) if "agreement" in m.letters else ""
        sentences.append(f"{verdict(m)} {see}".strip())
    sentences.append(words("method.exemplars"))
    return sentences


def _proposal(m: Material) -> list[str]:
    if m.proposal is None:
        return []
    groups = m.words.counted(len(m.proposal.themes), "groups")
    sentences = [m.words("method.proposal" if m.coded else "method.proposal_only", groups=groups)]
    stand = sum(standing(m.proposal.themes))
    if stand < len(m.proposal.themes):
        sentences.append(m.words("method.steady", groups=m.words.counted(stand, "groups")))
    if sample := getattr(m.proposal, "sample", 0):
        sentences.append(m.words("method.proposal_sample", sample=m.words.counted(sample, "statements")))
    model = getattr(m.proposal, "model", "")
    return sentences + ([m.words("method.model", model=model)] if model else [])
