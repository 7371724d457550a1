"""The ledger from statements to claims as tables: claims, links, the trail of one claim, and the gaps."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
from sqlalchemy import Connection

from synth.schema import THEME_DIMENSION
from synth.telling import told

from .. import places
from ..choices import AGAINST, CLAIMS, CONCLUSION, FINDING, RECOMMENDATION, RESTS
from ..places import CODE, PROJECT, Place
from .axes import cell_called
from .claims import CELL, CLAIM, STATEMENT, Ledger, Reach

CLAIM_COLUMNS = (
    *("claim_id", "kind", "text", "coder", "created_at", "rests_on", "statements", "projects", "against"),
    *("again", "apart"),
)
LINK_COLUMNS = (*("claim_id", "about", "target_id", "target", "how", "coder", "created_at", "there"),)
TRAIL_COLUMNS = ("depth", "how", "about", "target_id", "target", "text", "statements", "again")
GAP_COLUMNS = ("what", "kind", "claim_id", "about", "target_id", "target", "text", "statements", "projects")
GROUNDLESS, UNUSED = "rests on nothing", "nobody concluded"
"""The two gaps of a ledger; what speaks against a claim stands beside them."""
CITES = "cites"
"""How a cell is linked to the statements that its text cites."""
LEAST = 3
"""So many statements make a finding strong, unless another number is asked for."""


def claims(connection: Connection) -> pd.DataFrame:
    """Return the claims: see `Study.claims`."""
    ledger = Ledger(connection)
    rows = []
    for name, text in sorted(
        ledger.claims.items(), key=lambda entry: (CLAIMS.index(entry[1].kind), entry[0])
    ):
        rests = ledger.statements(ledger.reach(name))
        numbers = len(ledger.of(name)), len(rests), len(_projects(ledger, rests))
        further = len(ledger.of(name, AGAINST)), ledger.again(name), len(ledger.apart(name))
        rows.append((name, text.kind, text.text, text.coder, text.at, *numbers, *further))
    counted = ("rests_on", "statements", "projects", "against", "again", "apart")
    return _table(rows, CLAIM_COLUMNS, dict.fromkeys(counted, "int64"))


def links(connection: Connection) -> pd.DataFrame:
    """Return what claims rest on and what speaks against them: see `Study.links`."""
    ledger = Ledger(connection)
    rows = [
        (
            *(link.claim, link.about, link.target, _called(ledger, link.about, link.target), link.how),
            *(link.coder, link.at, ledger.is_there(link)),
        )
        for link in ledger.links
    ]
    return _table(rows, LINK_COLUMNS, {"there": bool})


def trail(connection: Connection, claim: str) -> pd.DataFrame:
    """Return what a claim rests on, down to the statements: see `Study.trail`."""
    ledger = Ledger(connection)
    if claim not in ledger.claims:
        raise ValueError(told("study.no_claim", claim=claim))
    return _trail(ledger, claim)


def trails(connection: Connection) -> dict[str, pd.DataFrame]:
    """Return what each claim rests on, the study gathered once: see `Study.trails`."""
    ledger = Ledger(connection)
    return {claim: _trail(ledger, claim) for claim in ledger.claims}


def _trail(ledger: Ledger, claim: str) -> pd.DataFrame:
    rows = list(_steps(ledger, claim, 1, {claim}))
    return _table(rows, TRAIL_COLUMNS, dict.fromkeys(("depth", "statements"), "int64") | {"again": bool})


def _steps(ledger: Ledger, claim: str, depth: int, passed: set[str]) -> Iterator[tuple]:
    for link in [*ledger.of(claim), *ledger.of(claim, AGAINST)]:
        name = _called(ledger, link.about, link.target)
        text, number, again = _text(ledger, link.about, link.target), _number(ledger, link), False
        again = not ledger.is_there(link) or (link.about == CELL and bool(ledger.state(link.target)))
        yield depth, link.how, link.about, link.target, name, text, number, again
        if link.about == CLAIM and link.how == RESTS and link.target not in passed:
            yield from _steps(ledger, link.target, depth + 1, passed | {link.target})
        for name in ledger.cited(link.target) if link.about == CELL else ():
            yield depth + 1, CITES, STATEMENT, name, name, _text(ledger, STATEMENT, name), 1, False


def gaps(connection: Connection, least: int = LEAST) -> pd.DataFrame:
    """Return what is lacking between statements and claims: see `Study.gaps`."""
    ledger = Ledger(connection)
    rows = [*_groundless(ledger), *_unused(ledger, least), *_against(ledger)]
    return _table(rows, GAP_COLUMNS, dict.fromkeys(("statements", "projects"), "int64"))


def _groundless(ledger: Ledger) -> Iterator[tuple]:
    """Give the claims beneath which there is no statement in the end."""
    for kind in CLAIMS:
        for name, text in ledger.claims.items():
            if text.kind == kind and not ledger.statements(ledger.reach(name)):
                yield GROUNDLESS, kind, name, CLAIM, name, _called(ledger, CLAIM, name), text.text, 0, 0


def _unused(ledger: Ledger, least: int) -> Iterator[tuple]:
    """Give the findings with many statements on which no conclusion or recommendation rests in the end."""
    used = _used(ledger)
    for name, text in ledger.claims.items():
        if text.kind == FINDING and name not in used.claims:
            yield from _strong(
                ledger, (FINDING, name, CLAIM, name), ledger.statements(ledger.reach(name)), least
            )
    for cell in ledger.cells.written():
        text = ledger.cells.counts(cell)
        if text.text and cell not in used.cells and not _codes(cell) & _covered(ledger, used):
            below = [name for name, _ in ledger.cells.material.beneath(cell)]
            yield from _strong(
                ledger, (CELL, "", CELL, cell), dict.fromkeys([*below, *ledger.cited(cell)]), least
            )
    reached = _covered(ledger, used) | {code for cell in used.cells for code in _codes(cell)}
    reached |= {code for name, code in ledger.cells.material.pairs if name in set(used.statements)}
    yield from _themes(ledger, reached, least)


def _used(ledger: Ledger) -> Reach:
    """Return all on which conclusions and recommendations rest."""
    used = Reach()
    for name, text in ledger.claims.items():
        if text.kind in (RECOMMENDATION, CONCLUSION):
            reach = ledger.reach(name)
            for part in ("claims", "cells", "codes", "statements"):
                getattr(used, part).extend(getattr(reach, part))
    return used


def _covered(ledger: Ledger, used: Reach) -> set[str]:
    """Return the codes of which a claim says that it rests on them, with those below."""
    below = ledger.cells.material.below
    return {part for code in used.codes for part in below.get(code, {code})}


def _codes(cell: str) -> set[str]:
    return {place.name for place in places.places(cell) if place.kind == CODE}


def _themes(ledger: Ledger, reached: set[str], least: int) -> Iterator[tuple]:
    """Give the themes that at least half of the projects speak of and no claim reaches."""
    material = ledger.cells.material
    every = {row[PROJECT] for row in material.statements.values() if row[PROJECT]}
    for code, row in material.book.items():
        if row["dimension"] != THEME_DIMENSION or row["parent"] or material.below[code] & reached:
            continue
        names = [name for name in material.statements if name in material.within(Place(CODE, code))]
        if 2 * len(_projects(ledger, names)) >= len(every):
            yield from _strong(ledger, (CODE, "", CODE, code), names, least)


def _strong(ledger: Ledger, about: tuple, statements, least: int) -> Iterator[tuple]:
    kind, claim, what, target = about
    names = list(statements)
    if len(names) >= least:
        words = _called(ledger, what, target), _text(ledger, what, target)
        yield UNUSED, kind, claim, what, target, *words, len(names), len(_projects(ledger, names))


def _against(ledger: Ledger) -> Iterator[tuple]:
    """Give what speaks against each claim."""
    for link in ledger.links:
        if link.how == AGAINST and ledger.is_there(link):
            words = _called(ledger, link.about, link.target), _text(ledger, link.about, link.target)
            number = _number(ledger, link)
            kind = ledger.claims[link.claim].kind
            yield AGAINST, kind, link.claim, link.about, link.target, *words, number, 0


def _number(ledger: Ledger, link) -> int:
    """Return how many statements stand behind what a claim is linked to."""
    if link.about == CLAIM:
        return len(ledger.statements(ledger.reach(link.target)))
    lists = {CELL: "cells", STATEMENT: "statements", CODE: "codes"}
    return len(ledger.statements(Reach(**{lists[link.about]: [link.target]})))


def _projects(ledger: Ledger, names) -> set[str]:
    rows = ledger.cells.material.statements
    return {rows[name][PROJECT] for name in names if rows[name][PROJECT]}


def _called(ledger: Ledger, about: str, target: str) -> str:
    """Return how people call what a claim is linked to."""
    names = ledger.cells.names
    if about == CELL:
        return cell_called(names, target)
    return names.get(target, target) if about == CODE else target


def _text(ledger: Ledger, about: str, target: str) -> str:
    """Return the words of what a claim is linked to; of a code, its Thai name."""
    if about == CLAIM:
        return ledger.claims[target].text if target in ledger.claims else ""
    if about == CELL:
        text = ledger.cells.counts(target)
        return text.text if text else ""
    material = ledger.cells.material
    rows, column = (material.statements, "text") if about == STATEMENT else (material.book, "name")
    return rows[target][column] if target in rows else ""


def _table(rows: list[tuple], columns: tuple[str, ...], kinds: dict) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(columns)).astype(dict.fromkeys(columns, str) | kinds)
