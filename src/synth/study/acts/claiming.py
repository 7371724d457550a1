"""The claims that people write, and what each of them rests on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, insert, select

from synth.telling import told

from .. import code_names
from ..choices import AGAINST, CLAIMS, NOT, RESTS, RESTS_ON
from ..coders import known_coder
from ..column_kinds import fits
from ..places import CODE, PROJECT
from ..store import record
from ..tables import claims, links
from ..values import clean
from ..views.axes import THEME, find_cell
from ..views.claims import CELL, CLAIM, STATEMENT, Ledger
from .writing import refuse_unknown


def write_claim(
    connection: Connection, kind: str, text: str, coder: str | None, *, claim_id: str = ""
) -> str:
    """Write a claim, or new words for the claim `claim_id` (none take it away); return the claim's id.

    Raises
    ------
    ValueError
        There is no such kind or claim, a new claim says nothing, or it cites what never was a statement.
    """
    if kind not in CLAIMS:
        raise ValueError(told("study.claim_kind", known=", ".join(CLAIMS), kind=kind))
    stored_id = connection.scalar(select(claims.c.claim_id).where(claims.c.claim_id == claim_id).limit(1))
    if claim_id and stored_id is None:
        raise ValueError(told("study.no_claim", claim=claim_id))
    text = clean(text).strip()
    if not text and not claim_id:
        raise ValueError(told("study.empty_claim"))
    refuse_unknown(connection, text)
    texts = Ledger(connection).heads.get(claim_id, [])
    if texts and (texts[0].text, texts[0].kind) == (text, kind):
        return claim_id
    who = known_coder(connection, coder)
    act = record(connection, "write claim", who, over=[head.act for head in texts])
    row = {"event_id": act, "claim_id": claim_id or act, "kind": kind, "coder_id": who, "text": text}
    connection.execute(insert(claims), row)
    return row["claim_id"]


def link(
    connection: Connection, claim_id: str, about: str, target: Any, coder: str | None, *, against: bool
) -> str:
    """Write that a claim rests on something, or that it speaks against the claim; empty if that stands.

    Raises
    ------
    ValueError
        There is no such claim or target, or the claim would rest on itself.
    """
    ledger = Ledger(connection)
    target_id = _target(connection, ledger, claim_id, about, target)
    if about == CLAIM and not against and claim_id in (target_id, *ledger.reach(target_id).claims):
        raise ValueError(told("study.claim_circle"))
    return _write(connection, ledger, (claim_id, about, target_id), AGAINST if against else RESTS, coder)


def unlink(connection: Connection, claim_id: str, about: str, target: Any, coder: str | None) -> str:
    """Take a link away, whoever made it; empty where there is none."""
    ledger = Ledger(connection)
    linked = {(link.claim, link.about, link.target) for link in ledger.links}
    key = claim_id, about, str(target)
    if key not in linked:  # what is gone is named by its id, all else as in `link`
        key = claim_id, about, _target(connection, ledger, claim_id, about, target)
    return _write(connection, ledger, key, NOT, coder)


def _write(
    connection: Connection, ledger: Ledger, key: tuple[str, str, str], how: str, coder: str | None
) -> str:
    now = {(link.claim, link.about, link.target): link.how for link in ledger.links}
    if now.get(key, NOT) == how:
        return ""
    who = known_coder(connection, coder)
    act = record(connection, "unlink" if how == NOT else "link", who, claim=key[0])
    row = dict(zip(("claim_id", "about", "target_id"), key, strict=True))
    connection.execute(insert(links), {"event_id": act, **row, "how": how, "coder_id": who})
    return act


def _target(connection: Connection, ledger: Ledger, claim_id: str, about: str, target: Any) -> str:
    """Check that a claim and what it is to be linked to are there, and give the latter by its id."""
    if claim_id not in ledger.claims:
        raise ValueError(told("study.no_claim", claim=claim_id))
    if about not in RESTS_ON:
        raise ValueError(told("study.link_about", known=", ".join(RESTS_ON), about=about))
    finders: dict[str, Callable[[], str]] = {
        CLAIM: lambda: _there(target, ledger.claims, "no_claim", "claim"),
        STATEMENT: lambda: _there(target, ledger.cells.material.statements, "no_statement", "statement"),
        CODE: lambda: code_names.find(ledger.cells.material.book, target),
        CELL: lambda: _cell(connection, ledger, target),
    }
    return finders[about]()


def _there(target: Any, targets: dict, key: str, name: str) -> str:
    if target not in targets:
        raise ValueError(told(f"study.{key}", **{name: target}))
    return target


def _cell(connection: Connection, ledger: Ledger, target: Any) -> str:
    """Give a cell that is named by its project and theme, or as `synthesis` names it."""
    if isinstance(target, str) and fits("cells", "cell", target):
        return ledger.now(CELL, target)
    project, theme = target
    return find_cell(connection, ledger.cells.material, (PROJECT, project), (THEME, theme))
