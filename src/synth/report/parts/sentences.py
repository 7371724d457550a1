"""The prose of a report: summary and method; each sentence stands for what was found or done."""

from __future__ import annotations

from synth.findings.counting import code_places
from synth.report.material import Material
from synth.report.parts.caveats import verdict
from synth.report.wording import known, missing
from synth.schema import ADJUDICATED, THEME_DIMENSION

MOST_NAMED = 6
"""So many themes are named in the summary."""


def summary(m: Material) -> list[str]:
    """Say in a few sentences with numbers what the report found."""
    words, said = m.words, []
    if m.statements.empty:
        return [words("summary.empty")]
    if m.coded and m.agreement_note:
        said.append(words("summary.noted", note=m.agreement_note))
    projects = known(m.sources["project"]).nunique()
    shown = words("summary.projects", projects=words.counted(projects, "projects")) if projects else ""
    said.append(
        words(
            "summary.size",
            statements=words.counted(len(m.statements), "statements"),
            sources=words.counted(len(m.sources), "sources"),
            projects=shown,
        )
    )
    said += _dates(m)
    said += (
        _coded(m) if m.coded else [words("summary.uncoded" if m.proposal is not None else "summary.unread")]
    )
    if len(m.sources) == 1:
        said.append(words("summary.one_source"))
    return said


def _dates(m: Material) -> list[str]:
    dates = sorted(known(m.sources["date"]).astype(str))
    if not dates:
        return []
    if dates[0] == dates[-1]:
        return [m.words("summary.dates", date=m.words.date(dates[0]))]
    return [m.words("summary.dates_between", first=m.words.date(dates[0]), last=m.words.date(dates[-1]))]


def _coded(m: Material) -> list[str]:
    words, said = m.words, []
    own = m.codings[
        (m.codings["coder"] == m.coder) & m.codings["statement_id"].isin(m.statements["statement_id"])
    ]
    coded = own["statement_id"].nunique()
    said.append(
        words(
            "summary.coverage",
            coder=m.coder_label(m.coder),
            read=words.number(m.base),
            all=words.counted(len(m.statements), "statements"),
            coded=words.counted(coded, "statements"),
        )
    )
    if m.base < len(m.statements):
        said.append(words("summary.not_read", unread=words.counted(len(m.statements) - m.base, "statements")))
    if not coded:
        return [*said, words("summary.nothing_coded")]
    return said + _themes(m) + _top_codes(m) + _other_dimensions(m)


def _themes(m: Material) -> list[str]:
    words = m.words
    found = (
        m.findings["themes"].query("statements > 0").sort_values("statements", ascending=False, kind="stable")
    )
    if found.empty:
        return []
    named = [
        f"{words.named(row)} {words.part(row['statements'], row['base'], 'statements')}"
        for row in found.head(MOST_NAMED).to_dict("records")
    ]
    more = len(found) - len(named)
    rest = " " + words("summary.more_themes", themes=words.counted(more, "themes")) if more else ""
    return [words("summary.themes", themes=words.listing(named)) + rest]


def _top_codes(m: Material) -> list[str]:
    words, codes = m.words, m.findings["codes"]
    codes = codes[(codes["dimension"] == THEME_DIMENSION) & (codes["code"] != codes["theme"])]
    top = codes[(codes["statements"] == codes["statements"].max()) & (codes["statements"] > 0)]
    if top.empty or len(top) > 3:
        return []
    names = [words.named(row) for row in top.to_dict("records")]
    first = top.iloc[0]
    count = words.part(first["statements"], first["base"], "statements")
    return [
        words("summary.top" if len(top) == 1 else "summary.top_tie", codes=words.listing(names), count=count)
    ]


def _other_dimensions(m: Material) -> list[str]:
    words, said = m.words, []
    for dimension in m.dimensions:
        if dimension == THEME_DIMENSION:
            continue
        codes = m.findings["codes"].query("dimension == @dimension").to_dict("records")
        used = sorted((row for row in codes if row["statements"]), key=lambda row: -row["statements"])
        if not used or len(codes) > 12:
            continue
        named = [f"{words.named(row)} {words.counted(row['statements'], 'statements')}" for row in used]
        said.append(
            words("summary.dimension", dimension=words.dimension(dimension), codes=words.listing(named))
        )
        unused = [words.named(row) for row in codes if not row["statements"]]
        if unused:
            names = words.listing(unused, key="list.or_last")
            said.append(words("summary.absent", coder=m.coder_label(m.coder), codes=names))
    return said


def method(m: Material) -> list[str]:
    """Say in plain words what was done, and nothing that is merely usual."""
    words = m.words
    said = [words("method.statements")]
    if people := [name for name in m.sources["source_id"] if m.file(name) != name]:
        counted = {
            "people": words.counted(len(people), "people"),
            "files": words.counted(len({m.file(name) for name in people}), "files"),
        }
        said.append(words("method.respondents", **counted))
    if len(m.aside):
        said.append(words("method.left_out", statements=words.counted(len(m.aside), "statements")))
    repeated = len(known(m.statements["repeats"]))
    if repeated:
        said.append(words("method.repeats", statements=words.counted(repeated, "statements")))
    if m.redacted:
        said.append(words("method.redacted"))
    if m.codebook.empty:
        said.append(words("method.no_codebook"))
    elif m.coded:
        said.append(_codebook(m))
    return said + (_coding(m) if m.coded else []) + _proposal(m)


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
    return words("method.codebook", dimensions=words.listing(parts))


def _coding(m: Material) -> list[str]:
    words, coders = m.words, m.coders
    names = words.listing([m.coder_label(name, named=True) for name in coders])
    label = m.coder_label(m.coder)
    if len(coders) > 1:
        number = words.counted(len(coders), "coders")
        said = [words("method.coders", coders=number, names=names, coder=label)]
    else:
        said = [words("method.one_coder", names=names)] if coders else []
    own = m.codings[m.codings["coder"] == m.coder]
    origins = own["origin"].value_counts(sort=False) if "origin" in own else {}
    parts = [
        words(
            f"method.origin_{origin}",
            codings=" " + words.counted(count, "times") if len(origins) > 1 else "",
        )
        for origin, count in dict(origins).items()
        if words.has(f"method.origin_{origin}")
    ]
    if parts:
        total = words.counted(len(own), "times")
        said.append(words("method.origins", coder=label, codings=total, origins=words.listing(parts)))
    if m.coder == ADJUDICATED:
        said.append(words("method.adjudicated"))
    agreement = m.findings.get("agreement")
    if agreement is not None and agreement["statements"].max() > 0:
        told = {"verdict": verdict(m), "appendix": m.appendix("agreement")}
        said.append(words("method.agreement", **told))
    return said


def _proposal(m: Material) -> list[str]:
    if m.proposal is None:
        return []
    groups = m.words.counted(len(m.proposal.themes), "groups")
    return [m.words("method.proposal" if m.coded else "method.proposal_only", groups=groups)]
