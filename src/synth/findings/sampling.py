"""Which statements stand for a code: chosen over cohorts, projects and voices, so that nobody is left out."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from synth.findings.counting import cells
from synth.findings.material import file_of
from synth.schema import ADJUDICATED

LENGTHS = 10, 240
"""A quote of fewer or more characters is taken after others: it says too little, or is no quote."""

FAR = 2
"""A cohort that is so many quotes behind its share comes first, even with a project that was just quoted."""

FEW = 1 / 3
"""At most this share of what takes a side speaks against the rest."""

LEVELS = ("cohort", "project", "voice")
"""Over which quotes are spread, the widest first."""


def with_voices(coded: pd.DataFrame) -> pd.DataFrame:
    """Say of each statement whose it is: cohort, project (or document), and voice within that.

    A voice is a speaker of a document, a respondent, or a note as a whole.
    """
    project, source = cells(coded, "project").astype(str), coded["source_id"].astype(str)
    voices = source + "\n" + cells(coded, "speaker").astype(str)
    own = {"cohort": cells(coded, "cohort").astype(str), "voice": voices}
    return coded.assign(**own, project=project.where(project != "", file_of(source)))


def chosen(coded: pd.DataFrame, n: int) -> pd.DataFrame:
    """Choose at most `n` statements of each code, and rank them.

    `coded` has a row a code and statement: ``code, statement_id, cohort, project, voice``, and what speaks
    against a choice: ``again, disputed, others, length``; ``against`` marks what the last place is kept for.
    Codes with few statements choose first. Each choice takes, of what is left, a cohort that is `FAR` behind
    its share of what was coded; then a project that this code has not quoted; then the cohort and the project
    that are furthest behind.
    """
    if coded.empty:
        return coded.assign(rank=pd.Series(dtype=int))
    table = _Balance(coded)
    picked: list[tuple[int, int]] = []
    for code in coded["code"].value_counts(sort=True, ascending=True).index:
        places = np.flatnonzero(coded["code"].to_numpy() == code)
        picked += table.pick(places, n)
    rows, ranks = zip(*picked, strict=True)
    return coded.iloc[list(rows)].assign(rank=list(ranks))


class _Balance:
    """How often each cohort, project, voice and statement has been quoted, beside its share."""

    def __init__(self, coded: pd.DataFrame) -> None:
        single = ~coded["statement_id"].duplicated().to_numpy()
        self.whose = {name: pd.factorize(coded[name])[0] for name in (*LEVELS, "statement_id")}
        self.quoted = {name: np.zeros(which.max() + 1) for name, which in self.whose.items()}
        self.share = {
            name: np.bincount(self.whose[name][single], minlength=len(self.quoted[name])) / single.sum()
            for name in LEVELS
        }
        low, high = LENGTHS
        self.last = coded["again"].to_numpy(dtype=int), (coded["disputed"] > 0).to_numpy(dtype=int)
        self.unfit = (~coded["length"].between(low, high)).to_numpy(dtype=int)
        self.others = coded["others"].to_numpy(dtype=int)
        self.place = coded["place"].to_numpy(dtype=int)
        self.against = coded["against"].to_numpy(dtype=bool)

    def pick(self, places: np.ndarray, n: int) -> list[tuple[int, int]]:
        """Pick from the rows of one code, and say in which order."""
        picked: list[tuple[int, int]] = []
        in_code = {name: np.zeros_like(self.quoted[name]) for name in LEVELS}
        while len(picked) < n and len(places):
            still, heard = places[self.against[places]], any(self.against[row] for row, _ in picked)
            candidates = still if len(picked) == n - 1 > 0 and len(still) and not heard else places
            row = int(candidates[self._order(candidates, in_code)[0]])
            picked.append((row, len(picked) + 1))
            places = places[places != row]
            for name, which in self.whose.items():
                self.quoted[name][which[row]] += 1
                if name in in_code:
                    in_code[name][which[row]] += 1
        return picked

    def _order(self, rows: np.ndarray, in_code: dict[str, np.ndarray]) -> np.ndarray:
        own = {name: which[rows] for name, which in self.whose.items()}
        keys = [
            *(last[rows] for last in self.last),
            -np.floor(self._due("cohort", own) / FAR).clip(0),
            in_code["project"][own["project"]],
            in_code["voice"][own["voice"]],
            -np.ceil(self._due("cohort", own)),
            self.quoted["statement_id"][own["statement_id"]],
            -np.ceil(self._due("project", own)),
            self.unfit[rows],
            self.others[rows],
            self.quoted["voice"][own["voice"]],
            self.place[rows],
        ]
        return np.lexsort(keys[::-1])

    def _due(self, name: str, own: dict[str, np.ndarray]) -> np.ndarray:
        """By how many quotes, this one counted, each is behind its share."""
        due = self.share[name] * (self.quoted[name].sum() + 1) - self.quoted[name]
        return due.round(9)[own[name]]


def speaking_against(coded: pd.DataFrame, sides: tuple[Collection[str], Collection[str]] | None) -> pd.Series:
    """Mark the statements that speak against what most statements of their code say.

    Of the statements of a code that carry a code of just one side (it helped, it hindered), those of the side
    that at most a third of them are on; where both are common, neither speaks against the other.
    """
    if sides is None or coded.empty:
        return pd.Series(False, index=coded.index)
    carries = [set(coded.loc[coded["code"].isin(list(side)), "statement_id"]) for side in sides]
    in_first, in_second = (coded["statement_id"].isin(ids) for ids in carries)
    takes = (in_first != in_second) & ~coded["code"].isin([*sides[0], *sides[1]])
    of, ones = ((takes & mask).groupby(coded["code"]).transform("sum") for mask in (takes, in_first))
    return takes & ((in_first & (ones <= of * FEW)) | (in_second & (of - ones <= of * FEW)))


def disputed(codings: pd.DataFrame, reviews: pd.DataFrame, coded: pd.DataFrame, coder: str) -> pd.Series:
    """Count for each row of codings the other coders who read the statement and did not give the code."""
    both = pd.concat([reviews[["statement_id", "coder"]], codings[["statement_id", "coder"]]])
    both = both.drop_duplicates()
    readers = both[~both["coder"].isin([coder, ADJUDICATED])].groupby("statement_id").size()
    code_counts = codings[~codings["coder"].isin([coder, ADJUDICATED])]
    code_counts = (
        code_counts.drop_duplicates(["statement_id", "code", "coder"])
        .groupby(["statement_id", "code"])
        .size()
    )
    pairs = pd.MultiIndex.from_frame(coded[["statement_id", "code"]])
    alike = code_counts.reindex(pairs).fillna(0).astype(int).to_numpy() if len(code_counts) else 0
    return coded["statement_id"].map(readers).fillna(0).astype(int) - alike


def standing_for(coded: pd.DataFrame, n: int) -> pd.DataFrame:
    """Choose at most `n` of some coded statements that stand for all of them, whichever code each has.

    `coded` has a row a statement: ``statement_id, source_id, text`` and, where known, ``cohort, project,
    speaker, repeats``.

    Examples
    --------
    >>> said = pd.DataFrame({"statement_id": ["s1", "s2", "s3"], "source_id": ["ก.txt", "ก.txt", "ข.txt"]})
    >>> said["text"] = ["ทีมดีและไว้ใจกัน", "ทีมมีแกนนำหลายคน", "ตั้งทีมจากคนในพื้นที่"]
    >>> standing_for(said, 2)["source_id"].tolist()
    ['ก.txt', 'ข.txt']
    """
    own = with_voices(coded.reset_index(drop=True))
    marks = {"again": cells(own, "repeats") != "", "length": cells(own, "text").astype(str).str.len()}
    plain = {"code": "", "others": 1, "disputed": 0, "against": False, "place": range(len(own))}
    return chosen(own.assign(**marks, **plain), n).sort_values("rank").reset_index(drop=True)
