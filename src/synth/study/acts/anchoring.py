"""Drawing a lot of anchor statements: what earlier cohorts said, to be coded again among a later one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, insert, select

from synth.schema import ANALYSED, in_order
from synth.telling import several, told

from .. import code_names, ids
from .. import codebook as books
from .. import lineage as lines
from ..coders import known_coder
from ..standing import stands
from ..store import record
from ..tables import anchors, statements
from ..views import present
from ..views.anchored import settled_codes

Drawn = tuple[str, str, tuple[str, ...]]
"""A statement that can be drawn: its id, its project (or source), its codes."""


def draw_anchors(
    connection: Connection, cohort: str, n: int, seed: int, coder: str | None, earlier: Sequence[str] = ()
) -> str:
    """Write a lot of `n` anchors for a cohort, or of all there are if fewer; return the act's id.

    Raises
    ------
    ValueError
        There is no such cohort, none before it, or nothing of those that was read and not drawn yet.
    """
    table = present.statements_table(connection)
    cohorts = in_order(set(table["cohort"]) - {""})
    unknown = [name for name in (cohort, *earlier) if name not in cohorts]
    if unknown or cohort in earlier:
        listed = several(cohorts) or told("value.nothing")
        raise ValueError(told("study.anchor_no_cohort", cohort=(unknown or [cohort])[0], known=listed))
    if n < 1:
        raise ValueError(told("study.anchor_no_anchors", n=n))
    earlier = list(earlier) or cohorts[: cohorts.index(cohort)]
    if not earlier:
        raise ValueError(told("study.anchor_no_earlier", cohort=cohort))
    drawn = chosen(_open(connection, table, cohort, earlier), n, seed)
    if not drawn:
        raise ValueError(told("study.anchor_nothing_to_draw", cohorts=several(earlier)))
    who = known_coder(connection, coder)
    act = record(connection, "draw anchors", who, size=len(drawn), seed=seed)
    rows = books.current(connection)
    for name, code in drawn:
        code_id = code_names.find(rows, code) if code else ""
        _write(connection, act, (name, code_id), cohort, who)
    return act


def _open(connection: Connection, table, cohort: str, earlier: Sequence[str]) -> list[Drawn]:
    """Return what was read in the earlier cohorts and does not stand in a lot for this one."""
    query = select(anchors.c.statement_id).where(anchors.c.cohort == cohort, stands(anchors.c.event_id))
    successors = lines.confirmed(connection)
    had = {lines.follow(successors, name) for name in connection.scalars(query)}
    settled = settled_codes(connection)
    table = table[table["cohort"].isin(earlier) & (table["use"] == ANALYSED)]
    columns = (table[name] for name in ("statement_id", "project", "source_id"))
    return [
        (name, project or source, settled[name].codes)
        for name, project, source in zip(*columns, strict=True)
        if name in settled and name not in had
    ]


def chosen(statements: Iterable[Drawn], n: int, seed: int) -> list[tuple[str, str]]:
    """Choose statements by lot: one half over all there is, the other over the codes, both over projects.

    In the second half the code for which fewest were drawn is next, so that rare codes can be judged too.
    Each choice takes the project that was drawn from least, and then the lot: in a project, all statements
    with the code, or all there are, have the same chance.

    Returns
    -------
    list of (str, str)
        The statement, and the code for which it was drawn; empty where it was drawn from all.

    Examples
    --------
    >>> statements = [(f"s{i}", "ก" if i % 2 else "ข", ("trust",) if i < 2 else ()) for i in range(8)]
    >>> [code for _, code in chosen(statements, 4, seed=1)]
    ['', '', 'trust', 'trust']
    """
    undrawn = {name: (project, codes) for name, project, codes in statements}
    lot = {name: ids.digest(seed, name) for name in undrawn}
    having: dict[str, set[str]] = {}
    for name, (_, codes) in undrawn.items():
        for code in codes:
            having.setdefault(code, set()).add(name)
    drawn: dict[str, str] = {}
    had: dict[str, Counter] = {code: Counter() for code in ("", *having)}
    while undrawn and len(drawn) < n:
        code, pool = "", set(undrawn)
        if 2 * len(drawn) >= n and any(having.values()):
            open_codes = [code for code, names in having.items() if names]
            code = min(open_codes, key=lambda code: (had[code].total(), len(having[code]), code))
            pool = having[code]
        name = min(pool, key=lambda name: (had[code][undrawn[name][0]], lot[name]))
        drawn[name] = code
        project, codes = undrawn.pop(name)
        had[code][project] += 1
        for code in codes:
            having[code].discard(name)
    return list(drawn.items())


def _write(connection: Connection, act: str, drawn: tuple[str, str], cohort: str, who: str) -> None:
    """Write an anchor, and its row of `statements` beside that of the original."""
    name, code = drawn
    original = lines.is_present(connection, name)
    columns = {column.name: original[column.name] for column in statements.c}
    anchor = f"anchor@{ids.digest(act, name, length=16)}"
    row = columns | {"statement_id": anchor, "made": True, "repeats": "", "use": ANALYSED}
    anchor_row = {"event_id": act, "anchor_id": anchor, "statement_id": name, "text_id": original["text_id"]}
    connection.execute(insert(anchors), {**anchor_row, "code_id": code, "cohort": cohort, "coder_id": who})
    connection.execute(insert(statements), row)
