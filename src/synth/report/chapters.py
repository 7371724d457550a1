"""Which chapters a report has, in their order, and which parts are in each."""

from __future__ import annotations

from synth.report.parts import (
    agreement,
    anchors,
    annex,
    answered,
    apart,
    appendices,
    caveats,
    codes,
    cohorts,
    crossed,
    disagreements,
    introduction,
    judged,
    ledger,
    lessons,
    method,
    order,
    projects,
    quoted,
    read,
    recurring,
    results,
    saturation,
    summary,
    tables,
    written,
)

CHAPTERS = {
    "summary": ("summary",),
    "introduction": ("introduction",),
    "method": ("sources", "method"),
    "results": ("read", "themes", "findings", "cohorts", "proposal"),
    "lessons": ("lessons", "recurring", "answers"),
    "recommendations": ("claims", "recommendations"),
    "plans": ("plans",),
    "limits": ("limits",),
}
"""Chapters of the report in their order, with the parts of each."""

UNNUMBERED = ("summary",)
"""A summary stands before what is counted."""

PAGES = ("summary", "introduction", "results", "lessons")
"""Chapters that begin a page."""

BODY = {
    "summary": summary.summary_part,
    "introduction": introduction.introduction_part,
    "method": method.method_part,
    "sources": method.sources_part,
    "read": read.read_part,
    "themes": results.themes_part,
    "findings": crossed.findings_part,
    "cohorts": apart.cohorts_part,
    "lessons": lessons.lessons_part,
    "recurring": recurring.recurring_part,
    "answers": answered.answers_part,
    "claims": ledger.claims_part,
    "recommendations": lessons.recommendations_part,
    "plans": lessons.plans_part,
    "limits": caveats.limits_part,
}
"""Parts of the report; a part with nothing to say gives no block."""

APPENDICES = {
    "codebook": appendices.codebook_part,
    "agreement": agreement.agreement_part,
    "anchors": anchors.anchors_part,
    "judged": judged.judged_part,
    "synthesis": written.synthesis_part,
    "ledger": ledger.ledger_part,
    "recurring_table": recurring.recurring_table_part,
    "triangulated": answered.triangulated_part,
    "quoted": quoted.quoted_part,
    "checklist": annex.checklist_part,
    "saturation": saturation.saturation_part,
    "projects": projects.projects_part,
    "by_cohort": cohorts.by_cohort_part,
    "sections": tables.sections_part,
    "together": tables.together_part,
    "order": order.order_part,
    "codes": codes.codes_part,
    "disagreements": disagreements.disagreements_part,
    "proposal": appendices.proposal_part,
    "left_out": appendices.left_out_part,
    "statements": appendices.statements_part,
}

ON_SCREEN = frozenset(
    "saturation projects by_cohort sections together order codes disagreements proposal left_out "
    "statements".split()
)
"""Appendices that only HTML and Excel have, unless the whole report is asked for."""

REFERRING = frozenset(("projects", "quoted", "checklist"))
"""Appendices that name another one, or what the chapters quote, and are made once these are known."""

HEADED = ("themes", "lessons")
"""Parts with headings of their own within a chapter."""

CODED = frozenset(
    "themes findings cohorts lessons recommendations plans "
    "agreement anchors quoted saturation projects by_cohort sections together order codes "
    "disagreements".split()
)
"""Parts that speak of codings."""
