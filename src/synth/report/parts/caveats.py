"""What the numbers cannot carry: how far coders agree, what kind of text it is, what is not read."""

from __future__ import annotations

import pandas as pd

from synth.report.blocks import Block, Paragraph
from synth.report.charts.agreement import BANDS
from synth.report.material import Material
from synth.report.wording import SMALL_BASE, Wording, missing
from synth.schema import ADJUDICATED, CODE_JOIN

ANSWERS = (".csv", ".tsv", ".xlsx", ".xls")
"""Files of answers; what has a speaker was said or typed by people too, and only the rest is notes."""


def verdict(m: Material) -> str:
    """Say on how many statements coders differ, of how many, and what alpha of all codes allows to say."""
    words, table = m.words, m.findings["agreement"]
    whole = table[table["level"] == "overall"].iloc[0]
    differ = m.findings["disagreements"]["statement_id"].nunique()
    base = words.counted(int(whole["statements"]), "statements")
    part = words("count.of", part=words.number(differ), whole=base)
    sentence = words("agreement_text.differ", part=part)
    if missing(whole["alpha"]):
        return sentence
    return f"{sentence} {_alpha(words, whole)}"


def _alpha(words: Wording, whole: pd.Series) -> str:
    """Say alpha with its interval, and what the two allow to say together."""
    tentative, sound = BANDS
    alpha, low, high = whole["alpha"], whole["alpha_low"], whole["alpha_high"]
    written = words.coefficient(alpha, 3)
    if not {"too_few", "few_sources"}.isdisjoint(str(whole["note"]).split(CODE_JOIN)) or missing(low):
        return words("agreement_text.alpha_few", alpha=written)
    figures = {"alpha": written, "interval": words.interval(low, high)}
    for band, name in ((tentative, "tentative"), (sound, "sound")):
        if low < band <= high:
            return words(f"agreement_text.alpha_about_{name}", **figures)
    level = "high" if low >= sound else "middle" if low >= tentative else "low"
    return words(f"agreement_text.alpha_{level}", **figures)


def limits(m: Material) -> list[str]:
    """Say what the numbers cannot carry."""
    words, sentences = m.words, []
    if m.coded and m.agreement_note:
        sentences.append(words("summary.noted", note=m.agreement_note))
    projects = len(m.projects)
    if len(set(m.lines.values())) == 1 and len(m.sources) == 1:
        sentences.append(words("limit.one_source"))
    elif 1 < projects < SMALL_BASE:
        key = "limit.few_projects_cohorts" if _shares_of_cohorts(m) else "limit.few_projects"
        sentences.append(words(key, projects=words.counted(projects, "projects")))
    sentences += _notes(m)
    sentences += _coding(m) if m.coded else [words("limit.uncoded")]
    if len(m.problems):
        items = words.counted(len(m.problems), "items")
        sentences.append(words("limit.problems", items=items, appendix=m.appendix("left_out")))
    return sentences


def _coding(m: Material) -> list[str]:
    words, sentences = m.words, [m.words("limit.counts"), m.words("limit.silence")]
    if m.base < len(m.statements):
        unread = words.counted(len(m.statements) - m.base, "statements")
        sentences.append(words("limit.unread", statements=unread))
    if len(m.coders) < 2:
        sentences.append(words("limit.one_coder"))
    elif m.coder != ADJUDICATED and len(m.findings["disagreements"]):
        sentences.append(words("limit.not_adjudicated", verdict=verdict(m), coder=m.coder_label(m.coder)))
    return sentences


def _notes(m: Material) -> list[str]:
    """Say how many statements are notes that somebody wrote up: not what people said, typed or answered."""
    table = m.statements
    spoken = set(table.loc[~table["speaker"].map(missing), "source_id"])
    written = {name for name in set(table["source_id"]) - spoken if not m.file(name).endswith(ANSWERS)}
    notes = int(table["source_id"].isin(written).sum())
    if not notes:
        return []
    if notes == len(table):
        return [m.words("limit.notes")]
    whole = m.words.counted(len(table), "statements")
    part = m.words("count.of", part=m.words.number(notes), whole=whole)
    return [m.words("limit.notes_part", part=part)]


def _shares_of_cohorts(m: Material) -> bool:
    """Say whether cohorts are compared by shares."""
    table = m.findings.get("contrasts")
    if table is None or table.empty:
        return False
    return bool(table["difference_low"].notna().any())


def limits_part(m: Material) -> list[Block]:
    """Say what the numbers cannot carry."""
    return [Paragraph(sentence, "point") for sentence in limits(m)]
