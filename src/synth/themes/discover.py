"""Themes that the machine proposes, with how far to trust them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from os import PathLike
from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

from synth.look.card import card, counts, frame
from synth.look.given import tables_of
from synth.look.words import said
from synth.schema import ANALYSED, CODE_JOIN, TABLES, require, table
from synth.telling import told
from synth.themes import joining
from synth.themes.clusters import null, sample_runs, scores, settle, stability
from synth.themes.cutting import tokens_kept
from synth.themes.features import Features, word_and_character_features
from synth.themes.labels import Description, Words, candidate_terms, describe
from synth.themes.large import propose_large
from synth.themes.meaning import Model, meanings, model_of, reader_of

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = TABLES["proposed_themes"]

LEAST_STATEMENTS = 10
"""Below this nothing is proposed."""

MANY_STATEMENTS, LARGE_THEME = 200, 40
"""From so many statements on, themes of so many are parted a second time."""


@dataclass(frozen=True)
class Proposal:
    """Themes proposed by clustering: suggestions to be judged by a person, not findings.

    Attributes
    ----------
    themes : DataFrame
        ``theme`` (number from 1: pinned ones in their order, then those that stand, then the others, the
        largest first), ``label`` (a phrase of its statements), ``terms`` (joined by ";"), ``size, stability``
        (0–1), ``chance`` (stability of clusters in shuffled data), ``stands`` (False: no steadier than
        chance, so no theme; its statements fit nowhere), ``exemplars`` (ids joined by ";", the first with the
        label in it, where one has).
    members : DataFrame
        ``statement_id, theme`` (the best one, always filled), ``score`` (0–1), ``fits`` (False: it fits
        nowhere), ``x, y`` (place on the map), ``subtheme`` ("" or one of `subthemes`), ``pinned``.
    reason : str
        Why this number of themes: "given", "rule of thumb", "few statements", or "too few" where nothing is
        proposed (then `lacks` says so in a sentence).
    subthemes : DataFrame
        The second level, with the columns of `themes` and ``subtheme`` ("2.1" is the first part of theme 2);
        no rows below 200 statements.
    statements : int
        How many statements were looked at.
    model : str
        The sentence model that read them beside their words; "" where words and characters spoke alone.
    sample : int
        On how many of them the themes were found, which the others then joined; 0: on all of them.

    Examples
    --------
    >>> import pandas as pd
    >>> said = ["ผู้นำชุมชนเข้มแข็ง", "แกนนำและผู้นำ", "ผู้นำตามธรรมชาติ", "งบประมาณล่าช้า", "เบิกงบประมาณยาก"]
    >>> statements = pd.DataFrame({"statement_id": [f"s{n}" for n in range(10)], "text": said * 2})
    >>> proposal = discover(statements, themes=2)
    >>> proposal
    Proposal(themes=2, statements=10, fits=8, reason='given')
    >>> proposal.reason, proposal.themes[["label", "size"]].values.tolist()
    ('given', [['แกนนำและผู้นำ', 6], ['งบประมาณล่าช้า', 4]])
    >>> proposal.members["theme"].tolist()
    [1, 1, 1, 2, 2, 1, 1, 1, 2, 2]
    """

    themes: pd.DataFrame
    members: pd.DataFrame
    reason: str
    subthemes: pd.DataFrame
    statements: int = 0
    model: str = ""
    sample: int = 0

    @property
    def lacks(self) -> str:
        """Why nothing is proposed, in a sentence; empty where something is."""
        few = {"n": self.statements, "least": LEAST_STATEMENTS}
        return said("lacks.few_statements", **few) if self.themes.empty else ""

    @property
    def unsteady(self) -> str:
        """How many groups came together by chance, in a sentence; empty where none did."""
        weak = self.themes[~self.themes["stands"].astype(bool)]
        return said("proposal.unsteady", n=len(weak), statements=int(weak["size"].sum())) if len(weak) else ""

    def steadiest(self) -> pd.DataFrame:
        """Return the members that fit the most stable theme, to be pinned in another proposal.

        Examples
        --------
        >>> import pandas as pd
        >>> texts = ["ผู้นำชุมชนเข้มแข็ง", "แกนนำและผู้นำ", "ผู้นำตามธรรมชาติ", "งบประมาณล่าช้า", "เบิกงบประมาณยาก"]
        >>> statements = pd.DataFrame({"statement_id": [f"s{n}" for n in range(10)], "text": texts * 2})
        >>> discover(statements, themes=2).steadiest()["theme"].nunique()
        1
        """
        best = self.themes.sort_values("stability", ascending=False, kind="stable")["theme"].head(1)
        return self.members[self.members["theme"].isin(best) & self.members["fits"].astype(bool)]

    def __repr__(self) -> str:
        model = f", model={self.model!r}" if self.model else ""
        return f"Proposal({counts(self._counts())}, reason={self.reason!r}{model})"

    def _repr_html_(self) -> str:
        facts = [said(f"proposal.{name}", n=number) for name, number in self._counts().items()]
        read = said("proposal.model", model=self.model) if self.model else ""
        facts += [said("proposal.sample", n=self.sample)] if self.sample else []
        look = frame(self.themes.drop(columns="exemplars"))
        return card(said("proposal.title"), facts, filter(None, [self.lacks, self.unsteady, read]), look)

    def _counts(self) -> dict[str, int]:
        fits = int(self.members["fits"].astype(bool).sum())
        stand = int(self.themes["stands"].astype(bool).sum())
        return {"themes": stand, "statements": self.statements, "fits": fits}


@dataclass(frozen=True)
class _Level:
    """Clusters of some statements and how far to trust them."""

    labels: np.ndarray
    stable: np.ndarray
    stands: np.ndarray
    score: np.ndarray
    fits: np.ndarray
    chance: float


def discover(
    statements: pd.DataFrame,
    themes: int | None = None,
    seed: int = 0,
    pinned: pd.DataFrame | None = None,
    embedding: str | PathLike | None = None,
    beside: str | PathLike | None = None,
) -> Proposal:
    """Propose themes by clustering what statements say.

    Word and character TF-IDF, condensed (LSA), beside what a sentence model reads where there is one;
    spherical k-means on 40 samples of 80 %, and average linkage of how often two statements fell together.
    The same with each feature shuffled over the statements shows how stable clusters of nothing would be.
    Beyond 2,000 statements the linkage takes a sample, which the others join. Beyond 20,000 all this is done
    on 10,000 different texts, drawn by lot, and each other statement joins the theme whose centre is nearest
    in words and characters: time grows with the statements, and the model reads the sample alone.

    Parameters
    ----------
    statements : DataFrame, Corpus or Study
        ``statement_id``, ``text``; with ``use``, only the analysed ones. Of a corpus or a study, its
        statements.
    themes : int, optional
        How many, pinned ones included; without it √(n/2), between 4 and 12: no index finds the number, so
        let people merge and split.
    seed : int
        The same seed gives the same answer, on one or many cores.
    pinned : DataFrame, optional
        ``statement_id``, ``theme``: rows of ``members`` that a person found right. They stay together, others
        may join them, and the rest is parted anew.
    embedding : path or "none", optional
        The sentence model that reads the statements, as `synth.themes.meaning.model_of` says: the one of the
        extra ``semantic`` where it is installed, one in a folder, or none.
    beside : path, optional
        A study, beside which tokens and what the model reads are kept; of a study that is passed, itself.

    Returns
    -------
    Proposal
        Without themes, and with a sentence that says so, where there are fewer than 10 statements.

    Raises
    ------
    ValueError
        A number of themes that does not fit the statements, or pinned rows that cannot be.

    Notes
    -----
    Consensus: Monti, S. et al. (2003), *Machine Learning*, 52, 91–118. Stability: the mean Jaccard
    coefficient of a theme with its best match in each sample, Hennig, C. (2007), *Computational Statistics &
    Data Analysis*, 52, 258–271.

    Examples
    --------
    >>> import pandas as pd
    >>> said = ["ผู้นำชุมชนเข้มแข็ง", "แกนนำและผู้นำ", "ผู้นำตามธรรมชาติ", "งบประมาณล่าช้า", "เบิกงบประมาณยาก"]
    >>> statements = pd.DataFrame({"statement_id": [f"s{n}" for n in range(10)], "text": said * 2})
    >>> discover(statements, themes=2).themes["size"].tolist()
    [6, 4]
    >>> print(discover(statements.head(3)).lacks)
    มีเพียง 3 ข้อความที่นำมาวิเคราะห์ ต้องมีอย่างน้อย 10 ข้อความ ระบบจึงจะเสนอกลุ่มประเด็นได้
    """
    if not hasattr(statements, "columns"):
        beside = beside or getattr(statements, "beside", None)
        [statements] = tables_of(statements, ["statements"], "discover")
    require(statements, ["statement_id", "text"], "statements")
    if "use" in statements:
        statements = statements[statements["use"] == ANALYSED]
    if len(statements) < LEAST_STATEMENTS:
        return _nothing(len(statements))
    ids, texts = list(statements["statement_id"]), list(statements["text"].fillna("").astype(str))
    fixed = fixed_themes(pinned, ids)
    k, reason = _number(len(ids), themes, int(fixed.max() + 1), bool((fixed < 0).any()))
    propose = partial(_propose, k=k, reason=reason, seed=seed, model=model_of(embedding), beside=beside)
    with tokens_kept(beside):
        if len(ids) > joining.LARGE:
            return propose_large(ids, texts, fixed, seed, propose)
        return propose(ids, texts, fixed)


def _propose(
    ids: list,
    texts: list[str],
    fixed: np.ndarray,
    k: int,
    reason: str,
    seed: int,
    model: Model | None,
    beside: str | PathLike | None,
) -> Proposal:
    """Propose `k` themes for statements that are looked at together."""
    with threadpool_limits(limits=1, user_api="blas"):  # sums in one order: the same answer everywhere
        features = _read(texts, model, beside)
        embed = reader_of(model, beside) if model else None
        points = features.points(seed)
        level = _cluster(features, points, k, seed, fixed)
        named = candidate_terms(texts)
        said = describe(named, level.labels, points, ids, embed, features.meant)
        members = table("proposed_members", zip(ids, level.labels + 1, level.score, level.fits, strict=True))
        members["x"], members["y"] = _map(points, level.labels).T
        parts, subthemes = _second_level(features, named, ids, level.labels, seed)
    members["subtheme"], members["pinned"] = parts, fixed >= 0
    rows = [(number + 1, *row) for number, row in enumerate(_rows(level, said))]
    return Proposal(
        table("proposed_themes", rows), members, reason, subthemes, len(ids), model.name if model else ""
    )


def _nothing(statements: int) -> Proposal:
    """Propose nothing, with the columns that a proposal has."""
    themes, members = table("proposed_themes"), table("proposed_members")
    members = members.assign(x=0.0, y=0.0, subtheme="", pinned=False)
    return Proposal(themes, members, "too few", themes.assign(subtheme=""), statements)


def _read(texts: list[str], model: Model | None, beside: str | PathLike | None) -> Features:
    """Weigh words and characters, and read what the texts mean."""
    features = word_and_character_features(texts)
    if model is None:
        return Features(features)
    return Features(features, meanings(texts, model, beside), model.strength)


def _cluster(features: Features, points: np.ndarray, k: int, seed: int, fixed: np.ndarray) -> _Level:
    runs = sample_runs(points, k, seed, fixed)
    labels = settle(points, runs, k, seed, fixed)
    chance, chance_score = null(features, k, seed)
    stable = stability(labels, runs)
    stands = (stable > chance) | np.isin(np.arange(len(stable)), labels[fixed >= 0])
    order = np.argsort(~stands, kind="stable")
    labels, stable, stands = np.argsort(order)[labels], stable[order], stands[order]
    score = np.where(fixed >= 0, 1.0, scores(labels, runs))
    fits = (fixed >= 0) | ((score > chance_score) & points.any(axis=1) & stands[labels])
    return _Level(labels, stable, stands, score, fits, chance)


def _rows(level: _Level, said: list[Description]) -> list[tuple]:
    sizes = np.bincount(level.labels)
    return [
        (
            text.label,
            CODE_JOIN.join(text.terms),
            int(size),
            stable,
            level.chance,
            bool(stands),
            CODE_JOIN.join(text.exemplars),
        )
        for text, size, stable, stands in zip(said, sizes, level.stable, level.stands, strict=True)
    ]


def _second_level(
    features: Features, named: list[Words], ids: list, labels: np.ndarray, seed: int
) -> tuple[list[str], pd.DataFrame]:
    """Part each large theme once more, where there are many statements."""
    parts, rows = [""] * len(ids), []
    for theme in range(labels.max() + 1) if len(ids) >= MANY_STATEMENTS else ():
        here = np.flatnonzero(labels == theme)
        if len(here) < LARGE_THEME:
            continue
        points = features[here].points(seed)
        k = min(max(round((len(here) / 2) ** 0.5 / 2), 2), 5)
        level = _cluster(features[here], points, k, seed, np.full(len(here), -1))
        said = describe([named[n] for n in here], level.labels, points, [ids[n] for n in here])
        for number, row in enumerate(_rows(level, said)):
            rows.append(
                {"subtheme": f"{theme + 1}.{number + 1}"}
                | dict(zip(_COLUMNS, (theme + 1, *row), strict=True))
            )
        for place, label in zip(here, level.labels, strict=True):
            parts[place] = f"{theme + 1}.{label + 1}"
    subthemes = table("proposed_themes", rows)
    return parts, subthemes if rows else subthemes.assign(subtheme="")


def fixed_themes(pinned: pd.DataFrame | None, ids: list) -> np.ndarray:
    """Give the pinned themes numbers from 0 in the order of their names, and −1 where a statement is open.

    Examples
    --------
    >>> import pandas as pd
    >>> fixed_themes(pd.DataFrame({"statement_id": ["b", "c"], "theme": [7, 2]}), ["a", "b", "c"]).tolist()
    [-1, 1, 0]
    """
    fixed = np.full(len(ids), -1)
    if pinned is None or not len(pinned):
        return fixed
    require(pinned, ["statement_id", "theme"], "pinned")
    twice = pinned.loc[pinned["statement_id"].duplicated(), "statement_id"]
    if len(twice):
        raise ValueError(told("themes.pinned_twice", statement=twice.iloc[0]))
    places = {statement: place for place, statement in enumerate(ids)}
    missing = [statement for statement in pinned["statement_id"] if statement not in places]
    if missing:
        raise ValueError(told("themes.pinned_unknown", statement=missing[0]))
    names = {name: number for number, name in enumerate(sorted(set(pinned["theme"])))}
    for statement, theme in zip(pinned["statement_id"], pinned["theme"], strict=True):
        fixed[places[statement]] = names[theme]
    return fixed


def _number(n: int, given: int | None, pinned: int, open_left: bool) -> tuple[int, str]:
    least = max(pinned + open_left, 2)
    if given is not None:
        if not max(pinned, 2) <= given <= max(n // 2, pinned):
            raise ValueError(told("themes.number", given=given, n=n, least=max(pinned, 2), most=n // 2))
        return given, "given"
    wanted = round((n / 2) ** 0.5)
    k = max(min(max(wanted, 4), 12, n // 3), least)
    return k, "few statements" if k < 4 else "rule of thumb"


def _map(points: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Lay the statements out in the plane that parts the themes' centres best."""
    centres = np.array([points[labels == n].mean(axis=0) for n in range(labels.max() + 1)])
    middle = centres.mean(axis=0)
    _, _, axes = np.linalg.svd(centres - middle, full_matrices=True)
    axes = axes[:2]
    axes *= np.where(axes[np.arange(len(axes)), np.abs(axes).argmax(axis=1)] < 0, -1, 1)[:, None]
    placed = (points - middle) @ axes.T
    return np.pad(placed, ((0, 0), (0, 2 - placed.shape[1])))
