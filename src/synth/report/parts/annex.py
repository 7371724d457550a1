"""The annex that follows a reporting checklist: what the study answers, and what people must."""

from __future__ import annotations

from typing import Any

from synth.report.blocks import Block, Heading, Paragraph, Prompt
from synth.report.checklist import checklist, source
from synth.report.material import Material
from synth.report.named import attribute, objectives
from synth.report.parts.introduction import HIDDEN
from synth.report.wording import missing, nonempty
from synth.schema import ADJUDICATED, THEME_DIMENSION


def checklist_part(m: Material) -> list[Block]:
    """Go through the items of the checklist that was chosen; nothing is invented."""
    if not m.checklist:
        return []
    words, group = m.words, ""
    blocks: list[Block] = [Paragraph(source(m.checklist, words))]
    for item in checklist(m.checklist, facts(m), words, m.places):
        if item.group != group:
            blocks.append(Heading(item.group, 3))
            group = item.group
        text = words("checklist.item", number=item.number, item=item.item)
        if item.answer:
            text += words("checklist.answer", answer=item.answer)
        if item.where:
            text += words("checklist.where", where=item.where)
        blocks.append(Paragraph(text, "lead" if item.prompt else "body"))
        blocks += [Prompt(item.prompt)] if item.prompt else []
    return blocks


def facts(m: Material) -> dict[str, Any]:
    """Collect what the study knows of itself, by the names that the checklists use."""
    from synth import __version__

    dates = sorted(nonempty(m.sources["date"]).astype(str))
    answers = {
        "title": m.title or (m.projects[0] if len(m.projects) == 1 else ""),
        "documents": m.documents.notes + m.documents.answers,
        "respondents": m.documents.respondents,
        "survey_files": m.documents.answers,
        "projects": len(m.projects),
        "cohorts": nonempty(m.sources["cohort"]).nunique(),
        "first_date": m.words.date(dates[0]) if dates else "",
        "last_date": m.words.date(dates[-1]) if dates else "",
        "statements": len(m.statements),
        "left_out": len(m.aside),
        "objectives": sum(map(objectives, m.aside["section"])),
        "redacted": m.redacted,
        "software": f"synth {__version__}",
    }
    return answers | _people(m) | _coding(m) | _shown(m)


def _people(m: Material) -> dict[str, Any]:
    """Name forms and attributes, and count who spoke and who took notes."""
    own = m.texts
    answers = {"forms": _named(m, own["form"]) if "form" in own else ""}
    answers["recorders"] = nonempty(own["recorder"]).nunique() if "recorder" in own else 0
    kinds = {str(name): attribute(str(name)) for name in own.columns if name not in HIDDEN}
    filled = {name: kind for name, kind in kinds.items() if kind and len(nonempty(own[name]))}
    answers["areas"] = _named(m, own[next((n for n, kind in filled.items() if kind == "place"), "cohort")])
    answers["attributes"] = ", ".join(name for name, kind in filled.items() if kind == "people")
    spoken = m.statements[~m.statements["speaker"].map(missing)]
    answers["speakers"] = spoken.groupby("source_id")["speaker"].nunique().sum()
    answers["transcripts"] = spoken["source_id"].map(m.file).nunique()
    return answers


def _named(m: Material, column: Any) -> str:
    names = list(dict.fromkeys(map(str, nonempty(column))))
    return m.words.listing(names) if len(names) <= 8 else ""


def _coding(m: Material) -> dict[str, Any]:
    if not m.coded:
        return {}
    answers = {
        "read": m.base,
        "coders": len(m.coders),
        "codes": len(m.codebook),
        "definitions": len(nonempty(m.codebook["definition"])),
        "adjudicated": m.codings.loc[m.codings["coder"] == ADJUDICATED, "statement_id"].nunique(),
    }
    agreement = m.findings.get("agreement")
    if agreement is not None:
        whole = agreement[agreement["level"] == "overall"].iloc[0]
        answers |= {name: float(whole[name]) for name in ("alpha", "alpha_low", "alpha_high")}
    saturation = m.findings.get("saturation")
    if saturation is not None and len(saturation):
        answers["saturation"] = next((str(criterion) for criterion in saturation["reached"] if criterion), "")
        answers["saturation_fixed"] = bool(saturation["fixed"].any())
    return answers


def _shown(m: Material) -> dict[str, Any]:
    """Count what the chapters show: themes, quotes, contrasts, recommendations."""
    if not m.coded:
        return {}
    codes, themes = m.findings["codes"], m.findings["themes"]
    below = codes[(codes["dimension"] == THEME_DIMENSION) & (codes["code"] != codes["theme"])]
    exemplars = m.findings["exemplars"]
    against = set(exemplars.loc[exemplars["against"].astype(bool), "statement_id"].map(m.numbers))
    contrasts = m.findings.get("contrasts")
    pairs = 0 if contrasts is None else len(contrasts[["cohort_a", "cohort_b"]].drop_duplicates())
    asked = [code for code, role in m.roles.items() if role == "recommendation"]
    own = m.codings[(m.codings["coder"] == m.coder) & m.codings["code"].isin(asked)]
    return {
        "themes": int((themes["statements"] > 0).sum()),
        "subthemes": int((below["statements"] > 0).sum()),
        "quotes": len(m.quotes),
        "quoted_projects": m.units.loc[list(m.quotes)].nunique(),
        "against": len(against & set(m.quotes)),
        "contrasts": pairs,
        "recommendations": own["statement_id"].nunique(),
    }
