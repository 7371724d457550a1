"""From a study to the material of its report: its tables, and the findings made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from typing import Any

import pandas as pd

from synth.corpus.attributes import GUESSED
from synth.findings.agreement import agreement, disagreements
from synth.findings.anchors import drift, stability
from synth.findings.asides import without_asides
from synth.findings.base import Base
from synth.findings.crosstabs import code_by, cooccurrence, dimension_table
from synth.findings.exemplars import exemplars
from synth.findings.ranking import theme_ranking
from synth.findings.retrieval import project_table
from synth.findings.sequences import code_sequences
from synth.findings.tables import code_table, coverage_table, source_table, theme_table
from synth.report.blocks import Refs
from synth.report.material import Material
from synth.report.named import sides
from synth.report.wording import Wording, missing
from synth.report.writings import judged, written
from synth.schema import ADJUDICATED, ANALYSED, THEME_DIMENSION
from synth.telling import say

_ENGLISH = re.compile(r"\(((?:[!-'*-~]+ +){2,}[!-'*-~]+)\)\s*$")
"""English in brackets at the end of a note: three words at least."""


def gather(
    study: Any,
    words: Wording,
    coder: str | None = None,
    proposal: Any = None,
    **details: Any,
) -> Material:
    """Take the tables of a study and make the findings of them.

    Parameters
    ----------
    study : Study
        Anything with ``sources()``, ``statements()``, ``left_out()``, ``problems()``, ``codebook()``,
        ``codings()`` and ``reviews()``; with ``evidence()`` the words that codings rest on are shown too.
    words : Wording
    coder : str, optional
        Whose codings count; see `synth.findings.counting.counted_coder`.
    proposal : Proposal, optional
    **told
        The further fields of `Material` that only the caller knows; ``census``: see `compare_cohorts`.

    Returns
    -------
    Material
    """
    texts, statements, codebook = looked_at(study.sources()), looked_at(study.statements()), study.codebook()
    codings, reviews = study.codings(), study.reviews()
    read, statements = statements, without_asides(codings, statements)
    base = Base.of(codings, reviews, _with_attributes(statements, texts), codebook, coder)
    analysed = statements[statements["use"] == ANALYSED].reset_index(drop=True)
    details["agreement_note"] = details.get("agreement_note") or _coding_note(texts, words)
    census = tuple(details.get("census", ()))
    details["census"] = census
    evidence = study.evidence() if hasattr(study, "evidence") else None
    findings, crossings = _findings(base, evidence)
    if base.coder:
        recoded = study.recoded() if hasattr(study, "recoded") else None
        findings |= _side_by_side(base, texts, census, recoded)
        findings |= _recoded(base, recoded)
    return Material(
        words=words,
        sources=source_table(texts, statements),
        texts=texts,
        statements=analysed.assign(number=range(1, len(analysed) + 1)),
        aside=statements[statements["use"] != ANALYSED].reset_index(drop=True),
        left_out=study.left_out(),
        problems=study.problems().map(partial(say, lang=words.lang)),
        codebook=codebook,
        codings=codings,
        reviews=reviews,
        coder=base.coder,
        asides=int((read["use"] == ANALYSED).sum()) - len(analysed),
        findings=findings,
        crossings=crossings,
        proposal=None if proposal is None or proposal.themes.empty else proposal,
        written=written(study),
        judged=judged(study, base, census),
        **details,
    )


def looked_at(table: pd.DataFrame) -> pd.DataFrame:
    """Take the mark of a guess off the values of a table: it asks who fills in ``sources.csv``, not a reader.

    Examples
    --------
    >>> looked_at(pd.DataFrame({"project": ["ผักปลอดภัยบ้านดอน (คาดเดา)"]}))["project"].tolist()
    ['ผักปลอดภัยบ้านดอน']
    """
    guessed = [
        name
        for name in table.columns
        if name != "text" and table[name].map(lambda value: isinstance(value, str) and GUESSED in value).any()
    ]
    if not guessed:
        return table
    return table.assign(
        **{
            name: [v.removesuffix(GUESSED).rstrip() if isinstance(v, str) else v for v in table[name]]
            for name in guessed
        }
    )


def _coding_note(sources: pd.DataFrame, words: Wording) -> str:
    """Take what ``sources.csv`` says of codings, for example that they are an illustration, and of which."""
    if "coding_note" not in sources:
        return ""
    notes: dict[str, set[int]] = {}
    files = {
        name: number for number, name in enumerate(dict.fromkeys(map(Material.file, sources["source_id"])), 1)
    }
    for name, note in zip(sources["source_id"], sources["coding_note"], strict=True):
        if not missing(note):
            notes.setdefault(_in_language(str(note), words.lang), set()).add(files[Material.file(name)])
    if len(notes) == 1 and len(*notes.values()) == len(files):
        return next(iter(notes))
    sentences = []
    for note, places in notes.items():
        runs = (
            words("list.range", first=first, last=last) if last > first else str(first)
            for first, last in Refs(tuple(sorted(places))).runs()
        )
        documents = words("value.documents", numbers=words.listing(runs))
        sentences.append(words("summary.noted_of", documents=documents, note=note))
    return " ".join(sentences)


def _in_language(note: str, lang: str) -> str:
    """Take the Thai of a note that ends with the same in English in brackets, or the English for others.

    Examples
    --------
    >>> _in_language("ชุดนี้แต่งขึ้น (These codings are invented.)", "th")
    'ชุดนี้แต่งขึ้น'
    """
    match = _ENGLISH.search(note)
    if not match or note[: match.start()].isascii():
        return note
    return note[: match.start()].strip() if lang == "th" else match[1]


def _findings(
    base: Base, evidence: pd.DataFrame | None
) -> tuple[dict[str, pd.DataFrame], dict[str, pd.DataFrame]]:
    """Make every table of findings; without a coder they are there with nothing counted."""
    people = {*base.codings["coder"].unique(), *base.reviews["coder"].unique()} - {ADJUDICATED}
    findings = {
        "codes": code_table(base),
        "themes": theme_table(base),
        "coverage": coverage_table(base),
        "ranking": theme_ranking(base),
        "code_by_section": code_by(base, by="section"),
        "cooccurrence": cooccurrence(base),
        "exemplars": exemplars(base, evidence=evidence, sides=sides(base.codebook)),
    }
    if len(people) > 1:
        findings |= {"agreement": agreement(base), "disagreements": disagreements(base)}
    others = [name for name in dict.fromkeys(findings["codes"]["dimension"]) if name != THEME_DIMENSION]
    return findings, {name: dimension_table(base, columns=name) for name in others}


def _recoded(base: Base, recoded: pd.DataFrame | None) -> dict[str, pd.DataFrame]:
    """Hold coders to anchor statements, where there are any; say which codes follow which."""
    findings = {"sequences": code_sequences(base)}
    if recoded is not None and len(recoded):
        findings |= {"drift": drift(recoded, base.codebook), "stability": stability(recoded, base.codebook)}
    return {name: table for name, table in findings.items() if len(table)}


def _side_by_side(
    base: Base, sources: pd.DataFrame, census: Iterable[str], recoded: pd.DataFrame | None
) -> dict[str, pd.DataFrame]:
    """Set projects, cohorts and sources side by side where there are two; none read whole: no rows."""
    findings = {}
    if base.analysed["source_id"].nunique() > 1:
        from synth.findings.saturation import saturation

        findings["saturation"] = saturation(base)
        findings["projects"] = project_table(base)
        if findings["projects"]["project"].nunique() < 2:
            del findings["projects"]
    if base.analysed.loc[base.analysed["cohort"] != "", "cohort"].nunique() > 1:
        from synth.findings.cohorts import compare_cohorts
        from synth.findings.contrasts import contrasts
        from synth.findings.material import compare_material
        from synth.findings.trends import cohort_table

        findings["cohort_table"] = cohort_table(base)
        findings["cohorts"] = compare_cohorts(base, census=census, recoded=recoded)
        findings["contrasts"] = contrasts(base, census=census)
        pairs = findings["contrasts"][["cohort_a", "cohort_b"]].drop_duplicates().itertuples(index=False)
        findings["material"] = compare_material(sources, base.statements, groups=list(map(tuple, pairs)))
    return findings


def _with_attributes(statements: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Give statements what their sources say of form and recorder: cohorts may differ in these too."""
    columns = [name for name in ("form", "recorder") if name in sources and name not in statements]
    attributes = sources.set_index("source_id")[columns].fillna("")
    return statements.join(attributes, on="source_id")
