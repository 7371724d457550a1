"""Lessons that come back: what one cohort recommended beside what stood in the next one's way."""

from __future__ import annotations

from collections import Counter
from os import PathLike
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from synth.findings.alike import alike
from synth.findings.base import Base
from synth.findings.finding import finding
from synth.findings.roles import roles
from synth.findings.units import two_cohorts
from synth.schema import CODE_JOIN, THEME_DIMENSION

STATEMENT, CLAIM = "statement", "claim"
MOST = 2
"""So many recommendations are set beside one obstacle, unless another number is asked for."""
MOST_OBSTACLES = 3
"""So many obstacles beside one recommendation: a broad one is near to everything under its code."""
LEAST = 0.2
"""How like two must be that have no code in common; a theme in common alone misled a reader every time."""
CODE = 0.1
"""What a code in common weighs beside likeness, in the order in which pairs are shown."""
WORDS_SHOWN = 4
COLUMNS = (
    *("about", "recommendation_id", "recommendation", "recommendation_project"),
    *("obstacle_id", "obstacle", "obstacle_project", "codes", "themes", "words", "likeness"),
    *("verdict", "judged_by", "judged_at", "note", "earlier", "later", "coder"),
)

_PAIR, _VERDICT = ("about", "recommendation_id", "obstacle_id"), ("verdict", "judged_by", "judged_at", "note")


class Said(NamedTuple):
    """A recommendation or an obstacle."""

    about: str
    name: str
    text: str
    project: str
    codes: frozenset[str]
    """Of the dimension of themes."""
    themes: frozenset[str]


@finding("recommendation obstacle codes words likeness verdict")
def recurring_lessons(
    codings: pd.DataFrame,
    reviews: pd.DataFrame | None = None,
    statements: pd.DataFrame | None = None,
    codebook: pd.DataFrame | None = None,
    claimed: pd.DataFrame | None = None,
    lessons: pd.DataFrame | None = None,
    *,
    before: str | None = None,
    now: str | None = None,
    coder: str | None = None,
    most: int = MOST,
    embedding: str | None = None,
    beside: str | PathLike | None = None,
) -> pd.DataFrame:
    """Set recommendations of a cohort beside obstacles of a later one that they may have spoken of.

    Whether an obstacle is what a recommendation warned of is for a person to say (`Study.judge_lesson`); here
    are pairs worth a look, the likeliest first, and all that were judged.

    Parameters
    ----------
    codings, reviews, statements, codebook : DataFrame
        As in `code_table`; statements need ``text`` and ``cohort``. Recommendations and obstacles are what
        was coded with codes of these names in a dimension other than that of themes.
    claimed : DataFrame, optional
        The ledger's recommendations with the statements that each rests on (`Study.claimed`); one is the
        earlier cohort's if all its statements are.
    lessons : DataFrame, optional
        What people judged (`Study.lessons`); that of other cohorts is left out.
    before, now : str, optional
        The two cohorts; by default the last and the one before it.
    coder : str, optional
        Whose codings count; see `synth.findings.counting.counted_coder`.
    most : int
        Recommendations set beside one obstacle; beside one recommendation stand at most three obstacles.
    embedding : path or "none", optional
        As in `synth.discover`: with a sentence model, pairs in other words are found too.
    beside : path, optional
        The study, beside which what the model reads is kept.

    Returns
    -------
    DataFrame
        One row a pair: ``about`` (``statement`` or ``claim``), ``recommendation_id``, ``recommendation``,
        ``recommendation_project``, ``obstacle_id``, ``obstacle``, ``obstacle_project``; the reasons:
        ``codes`` and ``themes`` in common, ``words`` in common (``;`` between), ``likeness`` (0–1, cosine of
        words and characters, and of meaning where there is a model); ``verdict``, ``judged_by``,
        ``judged_at`` and ``note``, empty where nobody judged; ``earlier``, ``later``, ``coder``.

    Examples
    --------
    >>> said = {"s1": ("รุ่น 1", "ควรโอนงบงวดแรกให้เร็วขึ้น"), "s2": ("รุ่น 2", "งบงวดแรกโอนมาช้า")}
    >>> lines = pd.DataFrame.from_dict(said, orient="index", columns=["cohort", "text"])
    >>> lines = lines.rename_axis("statement_id").reset_index().assign(source_id="เวที.txt", project="")
    >>> codings = pd.DataFrame({"statement_id": ["s1", "s2"], "code": ["r", "o"], "coder": "ก"})
    >>> book = pd.DataFrame({"code": ["r", "o"], "name": ["ข้อเสนอแนะ", "ปัญหาอุปสรรค"], "dimension": "ประเภท"})
    >>> found = recurring_lessons(codings, codings, lines, book, embedding="none")
    >>> found[["recommendation_id", "obstacle_id", "words"]].values.tolist()
    [['s1', 's2', 'งบ;งวด;โอน']]
    """
    base = Base.of(codings, reviews, statements, codebook, coder)
    earlier, later = two_cohorts(base.statements, now, before)
    advice = [*_coded(base, earlier, "recommendation"), *_claims(base, claimed, earlier)]
    hindered = _coded(base, later, "obstacle")
    pairs = _paired(advice, hindered, most, embedding=embedding, beside=beside)
    rows = [_row(*pair) for pair in pairs]
    table = pd.DataFrame(rows, columns=list(COLUMNS[:11]))
    table = _judged(table, lessons, earlier, later)
    table["earlier"], table["later"], table["coder"] = earlier, later, base.coder
    lessons_table = table.reindex(columns=list(COLUMNS)).fillna(
        {name: "" for name in COLUMNS if name != "likeness"}
    )
    if not len(lessons_table):
        lessons_table.attrs["lacks"] = {"key": "no_lessons", "before": earlier or "–", "now": later or "–"}
    return lessons_table


def _coded(base: Base, cohort: str, role: str) -> list[Said]:
    """Return the statements of a cohort that are coded with a role, in reading order."""
    codes = [code for code, own_role in roles(base.codebook).items() if own_role == role]
    coded = base.coded
    names = set(coded.loc[(coded["cohort"] == cohort) & coded["code"].isin(codes), "statement_id"])
    rows = base.analysed[base.analysed["statement_id"].isin(names)]
    return [_statement(base, row) for row in rows.to_dict("records")]


def _statement(base: Base, row: dict) -> Said:
    codes, themes = _about(base, {row["statement_id"]})
    return Said(STATEMENT, row["statement_id"], row["text"], row.get("project") or "", codes, themes)


def _about(base: Base, names: set[str]) -> tuple[frozenset[str], frozenset[str]]:
    own = base.coded[base.coded["statement_id"].isin(names) & (base.coded["dimension"] == THEME_DIMENSION)]
    return frozenset(own["code"]), frozenset(own["theme"])


def _claims(base: Base, claimed: pd.DataFrame | None, cohort: str) -> list[Said]:
    """Return the ledger's recommendations that rest on statements of a cohort and on no other's."""
    if claimed is None or claimed.empty:
        return []
    where = base.statements.set_index("statement_id")["cohort"]
    claims = []
    for name, rows in claimed[claimed["kind"] == "recommendation"].groupby("claim_id", sort=False):
        names = {statement_id for statement_id in rows["statement_id"] if statement_id in where.index}
        if names and all(where[statement_id] == cohort for statement_id in names):
            claims.append(Said(CLAIM, name, rows["text"].iloc[0], "", *_about(base, names)))
    return claims


def _paired(
    advice: list[Said], hindered: list[Said], most: int, **how: Any
) -> list[tuple[Said, Said, list[str], float]]:
    """Set beside each obstacle the recommendations likest to it, as far as there is a reason."""
    if not advice or not hindered:
        return []
    likeness, shared = alike([entry.text for entry in advice], [entry.text for entry in hindered], **how)
    common = _in_common(advice, hindered)
    rows, columns = np.nonzero(common | (likeness >= LEAST))
    order = np.lexsort((rows, columns, -(likeness + CODE * common)[rows, columns]))
    pairs, of_obstacle, of_advice = [], Counter(), Counter()
    for row, column in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        recommendation, obstacle = advice[row], hindered[column]
        if (
            of_obstacle[column] < most
            and of_advice[row] < MOST_OBSTACLES
            and recommendation.name != obstacle.name
        ):
            of_obstacle[column] += 1
            of_advice[row] += 1
            pairs.append((recommendation, obstacle, shared(row, column), float(likeness[row, column])))
    return pairs


def _in_common(ones: list[Said], others: list[Said]) -> np.ndarray:
    """Say of each two whether they have a code in common."""
    places: dict[str, int] = {}
    for entry in [*ones, *others]:
        for code in sorted(entry.codes):
            places.setdefault(code, len(places))
    held = np.zeros((len(ones) + len(others), len(places)))
    for row, entry in enumerate([*ones, *others]):
        held[row, [places[code] for code in entry.codes]] = 1
    return (held[: len(ones)] @ held[len(ones) :].T) > 0


def _row(recommendation: Said, obstacle: Said, words: list[str], likeness: float) -> tuple:
    shared = (
        CODE_JOIN.join(sorted(a & b))
        for a, b in ((recommendation.codes, obstacle.codes), (recommendation.themes, obstacle.themes))
    )
    head = (
        recommendation.about,
        recommendation.name,
        recommendation.text,
        recommendation.project,
        obstacle.name,
        obstacle.text,
        obstacle.project,
    )
    return *head, *shared, CODE_JOIN.join(words[:WORDS_SHOWN]), round(likeness, 2)


def _judged(table: pd.DataFrame, lessons: pd.DataFrame | None, earlier: str, later: str) -> pd.DataFrame:
    """Say of each pair what people judged; pairs that they judged and are not proposed come last."""
    if lessons is None or lessons.empty:
        return table.assign(**dict.fromkeys(_VERDICT, ""))
    own = lessons.rename(columns={"coder": "judged_by", "created_at": "judged_at"})
    rests = own["recommendation_cohort"].map(lambda names: earlier in (names, *names.split(", ")))
    own = own[own["there"] & (own["obstacle_cohort"] == later) & rests.astype(bool)]
    own = own.reindex(columns=[*COLUMNS[:7], *_VERDICT])
    merged = table.merge(own[[*_PAIR, *_VERDICT]], on=list(_PAIR), how="left")
    proposed_pairs = set(table[list(_PAIR)].itertuples(index=False, name=None))
    others = [pair not in proposed_pairs for pair in own[list(_PAIR)].itertuples(index=False, name=None)]
    return pd.concat([merged, own[others]], ignore_index=True) if any(others) else merged
