"""From statements to recommendations: what the authors claim, on what each rests, and what is lacking."""

from __future__ import annotations

import pandas as pd

from synth.report.blocks import Block, Heading, Paragraph, Refs, Table
from synth.report.charts.wrap import shortened
from synth.report.material import Material
from synth.report.parts.notes import origin
from synth.report.parts.written import numbers_of, place_name
from synth.study import places
from synth.study.choices import AGAINST, RECOMMENDATION, RESTS
from synth.study.views.ledger import CITES

MOST_LETTERS = 160
"""Of a claim or cell where another rests on it; the whole of it stands in its own place."""
MOST_REFS = 30
"""Numbers of statements in a cell of the ledger."""


def own_recommendations(m: Material) -> pd.DataFrame:
    """Return the recommendations that the authors wrote."""
    claims = m.written.get("claims", pd.DataFrame(columns=["kind"]))
    return claims[claims["kind"] == RECOMMENDATION]


def claims_part(m: Material) -> list[Block]:
    """Say the authors' own recommendations, each with its trail down to the statements."""
    words, blocks = m.words, []
    for number, claim in enumerate(own_recommendations(m).itertuples(), start=1):
        text = words("ledger.numbered", number=number, text=m.cited(claim.text))
        blocks.append(Paragraph(text, "headline", _statements(m, claim.claim_id)))
        blocks += [Paragraph(step, "body") for step in _trail(m, claim)]
    return blocks


def _trail(m: Material, claim) -> list[str]:
    """Say in lines on what a recommendation rests, and what speaks against it."""
    words, trail = m.words, m.written["trails"][claim.claim_id]
    steps = [row for row in trail.itertuples() if row.how != CITES]
    rests, against = (
        [_chain(m, steps, at) for at, row in enumerate(steps) if row.depth == 1 and row.how == how]
        for how in (RESTS, AGAINST)
    )
    rests = rests or [words("ledger.nothing")]
    lines = [words("ledger.trail", steps=words("ledger.between").join(rests))]
    if against:
        lines.append(words("ledger.against", steps=words("ledger.between").join(against)))
    return lines


def _chain(m: Material, steps: list, at: int) -> str:
    """Say one step of a trail with what it rests on itself."""
    sentence, below = _step(m, steps[at]), []
    for place_of, row in enumerate(steps[at + 1 :], start=at + 1):
        if row.depth <= steps[at].depth:
            break
        if row.depth == steps[at].depth + 1 and row.how == RESTS:
            below.append(_chain(m, steps, place_of))
    return (
        m.words("ledger.chain", said=sentence, below=m.words("ledger.and").join(below)) if below else sentence
    )


def _step(m: Material, row) -> str:
    words = m.words
    if row.about == "cell":
        sentence = words("ledger.cell", cell=_cell(m, row), n=_count(m, row))
    elif row.about == "statement":
        sentence = words("ledger.statement", text=_cut(row.text), place=m.reference(row.target_id))
    elif row.about == "code":
        sentence = words("ledger.code", code=m.names.get(row.target, row.target), n=_count(m, row))
    else:
        claims = m.written["claims"].set_index("claim_id")["kind"]
        kind = claims.get(row.target_id)
        sentence = (
            words(f"ledger.{kind}_said", text=_cut(m.cited(row.text))) if kind else words("ledger.taken")
        )
    return f"{sentence} {words('ledger.again')}" if row.again else sentence


def _count(m: Material, row) -> str:
    return m.words.counted(int(row.statements), "statements")


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= MOST_LETTERS else shortened(text, MOST_LETTERS)


def _statements(m: Material, claim: str) -> tuple[int, ...]:
    """Give the numbers of the statements that stand in the trail of a claim, one by one."""
    trail = m.written["trails"][claim]
    named = trail.loc[(trail["about"] == "statement") & (trail["how"] != AGAINST), "target_id"]
    texts = trail.loc[trail["about"] == "cell", "text"]
    own = {m.numbers[name] for name in named if name in m.numbers}
    return tuple(sorted(own.union(*(numbers_of(m, text) for text in texts))))


def ledger_part(m: Material) -> list[Block]:
    """Lay out every claim with what it rests on, and what is lacking between statements and claims."""
    claims = m.written.get("claims")
    if claims is None or claims.empty:
        return []
    return [Paragraph(m.words("ledger.opening"), "lead"), _table(m, claims), *_gaps(m)]


def _table(m: Material, claims: pd.DataFrame) -> Table:
    words, rows, leads = m.words, [], {}
    for claim in claims.itertuples():
        trail = m.written["trails"][claim.claim_id]
        direct = [row for row in trail.itertuples() if row.depth == 1]
        rests, against = (
            "\n".join(_step(m, row) for row in direct if row.how == how) for how in (RESTS, AGAINST)
        )
        numbers = _statements(m, claim.claim_id)
        leads |= {(len(rows), 3): numbers} if numbers else {}
        text = m.cited(claim.text) + (f"\n{words('written.apart')}" if claim.apart else "")
        cells = [words(f"ledger.{claim.kind}"), text, rests or None, Refs(numbers[:MOST_REFS])]
        rows.append([*cells, against or None])
    filled = any(row[-1] for row in rows)
    keys = ("kind_of_claim", "claim", "rests_on", "refs", *(("against",) if filled else ()))
    return Table(
        name="ledger",
        title=words("ledger.caption"),
        heads=[words(f"ledger.head_{key}") for key in keys],
        kinds=["text"] * len(keys),
        rows=[row[: len(keys)] for row in rows],
        notes=[words("ledger.note"), origin(m)],
        group=0,
        broad=True,
        sheet=words("sheet.ledger"),
    )


def _gaps(m: Material) -> list[Block]:
    """Say what is lacking: claims that rest on nothing, and findings that nobody concluded from."""
    words, gaps = m.words, m.written["gaps"]
    gaps = gaps[gaps["what"] != AGAINST]
    if gaps.empty:
        return [Paragraph(words("ledger.no_gaps"))]
    rows = [
        [
            words(f"ledger.{row.what.replace(' ', '_')}"),
            _lacking(m, row),
            int(row.statements),
            int(row.projects),
        ]
        for row in gaps.itertuples()
    ]
    return [
        Heading(words("ledger.gaps"), 2, "ledger-gaps", listed=False),
        Table(
            name="gaps",
            title=words("ledger.gaps_caption"),
            heads=[words(f"ledger.head_{key}") for key in ("gap", "item", "statements", "projects")],
            kinds=["text", "text", "count", "count"],
            rows=rows,
            notes=[words("ledger.gaps_note"), origin(m)],
            group=0,
            sheet=words("sheet.gaps"),
        ),
    ]


def _lacking(m: Material, row) -> str:
    if row.about == "claim":
        return m.words(f"ledger.{row.kind}_said", text=_cut(m.cited(row.text)))
    if row.about == "code":
        return m.words("ledger.code_named", code=m.names.get(row.target, row.target))
    return m.words("ledger.cell_named", cell=_cell(m, row))


def _cell(m: Material, row) -> str:
    """Call a cell by its row and column."""
    kinds = [part.kind for part in places.places(row.target_id)]
    names = row.target.split(" × ")
    if len(names) != 2:  # a project whose own name has the sign
        return row.target
    return " × ".join(place_name(m, kind, name) for kind, name in zip(kinds, names, strict=True))
