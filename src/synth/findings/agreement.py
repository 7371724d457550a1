"""How far coders agree, by code, by dimension and overall, and where they do not."""

from __future__ import annotations

import math

import pandas as pd

from synth.findings.alpha import alpha_interval, bootstrap_draws, krippendorff_alpha, likeness, masi_distance
from synth.findings.coefficients import Tally, gwet_ac1, kappa, percent_agreement, tally
from synth.findings.counting import (
    analysed,
    code_names,
    code_places,
    hold,
    known_codes,
    used_codes,
)
from synth.findings.finding import finding
from synth.schema import ADJUDICATED, CODE_JOIN
from synth.telling import told

FEW_STATEMENTS, FEW_POSITIVES = 10, 5
"""Fewer statements read by two, or fewer with the code, and a coefficient is called "too few"."""

GOOD, TENTATIVE = 0.8, 0.667
"""From here on alpha is called good, and good enough for tentative conclusions (Krippendorff)."""

PREVALENT = 0.9
"""Agreement from which a low kappa comes from the rarity of the code (prevalence paradox)."""


@finding("level name dimension statements percent kappa alpha alpha_low alpha_high alpha_of band note")
def agreement(codings, reviews, statements=None, codebook=None, resamples=1000, seed=0) -> pd.DataFrame:
    """Measure how far coders agree.

    A code is judged as given or not given (nominal), a dimension and the whole as sets of codes: by MASI,
    for which one code too many is a part of a difference, and beside it as sets that are alike or not. All
    figures of a row are over the same statements, those read by at least two. The adjudicated outcome is not
    a coder. Only analysed statements count.

    Parameters
    ----------
    codings : DataFrame
        ``statement_id``, ``code``, ``coder``.
    reviews : DataFrame
        ``statement_id``, ``coder``.
    statements : DataFrame, optional
        ``statement_id``, ``source_id``, ``use``; without it, all statements read are one source.
    codebook : DataFrame, optional
        As in `code_table`; without it, the codes that were used, in one dimension.
    resamples : int
        Draws of the bootstrap for the interval of alpha.
    seed : int

    Returns
    -------
    DataFrame
        ``level`` (code, dimension, overall), ``code, name, name_en, dimension, coders`` (how many),
        ``statements`` (read by at least two; the base of the whole row), ``common`` (read by all, for
        knowledge), ``positives_<coder>`` (statements with the code, of the base), ``percent`` (0–1; all who
        read it say the same), ``kappa, kappa_of`` ("cohen", or "fleiss" with more than two; sets as alike or
        not), ``alpha, alpha_low, alpha_high, alpha_of`` ("nominal" or "masi"), ``nominal_alpha,
        nominal_alpha_low, nominal_alpha_high`` (of a code the same once more), ``band`` (where the interval
        of alpha lies: "good" from .800, "tentative" from .667, "low" below, "unsure" on a border, else
        empty), ``ac1, resampled`` ("sources" or "statements"), ``note`` (``one_coder, no_overlap, never_used,
        always_used, too_few, few_sources, all_agree, prevalence``, joined by ";"). NaN where undefined; the
        note says why. AC1 is for single codes only.

    Examples
    --------
    >>> codings = pd.DataFrame({"statement_id": ["s1", "s1", "s2"], "coder": ["ก", "ข", "ก"], "code": "ไว้ใจ"})
    >>> reviews = pd.DataFrame({"statement_id": ["s1", "s1", "s2", "s2"], "coder": ["ก", "ข", "ก", "ข"]})
    >>> agreement(codings, reviews)[["level", "code", "percent"]].values.tolist()
    [['code', 'ไว้ใจ', 0.5], ['dimension', '', 0.5], ['overall', '', 0.5]]
    """
    if resamples < 1:
        raise ValueError(told("findings.resamples", n=resamples))
    codings, reviews, codebook = _persons(codings, reviews, codebook)
    sets = _sets(codings, reviews, statements)
    coders = [column for column in sets.columns if column != "source_id"]
    sets = sets[sets[coders].notna().sum(axis=1) > 1] if len(coders) > 1 else sets.iloc[:0]
    resampled = "sources" if sets["source_id"].nunique() > 1 else "statements"
    groups = list(sets["source_id"]) if resampled == "sources" else list(sets.index)
    draws = groups, bootstrap_draws(max(1, len(set(groups))), resamples, seed)
    places, names = code_places(codebook), code_names(codebook)
    ratings, rows = tally(sets[coders].to_numpy()), []
    for code in used_codes(codebook, codings):
        head = {"level": "code", "code": code, **names.loc[code], "dimension": places.dimension[code]}
        rows.append(head | _measured(ratings.seen_as(lambda codes, code=code: code in codes), coders, draws))
    for level, dimension in [
        *(("dimension", name) for name in dict.fromkeys(places["dimension"])),
        ("overall", ""),
    ]:
        members = set(places.index[(places["dimension"] == dimension) | (level == "overall")])
        head = {"level": level, "code": "", "name": "", "name_en": "", "dimension": dimension}
        answers = ratings.seen_as(lambda codes, members=members: codes & members)
        rows.append(head | _measured(answers, coders, draws, masi_distance))
    table = pd.DataFrame(rows)
    table.insert(table.columns.get_loc("note"), "resampled", resampled)
    if sets.empty:
        table.attrs["lacks"] = {"key": "one_coder"}
    return table


@finding()
def disagreements(codings, reviews, statements, codebook) -> pd.DataFrame:
    """List the statements on which coders do not agree, to talk them over.

    Returns
    -------
    DataFrame
        One row a statement and dimension: ``statement_id, text, source_id, section, item, dimension`` and
        ``coder_<name>`` with the codes joined by ";"; missing where that coder has not read it.

    Examples
    --------
    >>> lines = pd.DataFrame({"statement_id": ["s1", "s2", "s3"], "source_id": "เวที.txt"})
    >>> lines["text"] = ["ไว้ใจกัน", "ทีมแกนนำ", "งบล่าช้า"]
    >>> codings = pd.DataFrame({"statement_id": ["s1", "s2"], "code": ["trust", "team"], "coder": "ก"})
    >>> reviews = pd.DataFrame({"statement_id": ["s2"], "coder": ["ข"]})  # read, no code; s1 is not read
    >>> book = pd.DataFrame({"code": ["trust", "team"], "name": ["ความไว้วางใจ", "ทีม"]})
    >>> table = disagreements(codings, reviews, lines, book)
    >>> table[["text", "coder_ก", "coder_ข"]].values.tolist()
    [['ทีมแกนนำ', 'team', '']]
    """
    codings, reviews, codebook = _persons(codings, reviews, codebook)
    sets = _sets(codings, reviews, statements)
    coders = [column for column in sets.columns if column != "source_id"]
    dimensions = code_places(codebook)["dimension"]
    members = {name: list(codes) for name, codes in dimensions.groupby(dimensions, sort=False).groups.items()}
    rows = []
    for statement_id, code_sets in zip(sets.index.tolist(), sets[coders].to_numpy(dtype=object), strict=True):
        read = {
            coder: codes
            for coder, codes in zip(coders, code_sets, strict=True)
            if isinstance(codes, frozenset)
        }
        for dimension, order in members.items():
            answers = {coder: CODE_JOIN.join(c for c in order if c in codes) for coder, codes in read.items()}
            if len(set(answers.values())) > 1:
                rows.append(
                    {"statement_id": statement_id, "dimension": dimension}
                    | {f"coder_{c}": s for c, s in answers.items()}
                )
    columns = ["statement_id", "dimension", *(f"coder_{coder}" for coder in coders)]
    heads = ["statement_id", "text", "source_id", "section", "item"]
    table = statements.reindex(columns=heads, fill_value="").merge(
        pd.DataFrame(rows, columns=columns, dtype=object), on="statement_id"
    )
    if not len(coders) > 1 or sets[coders].notna().sum(axis=1).max() < 2:
        table.attrs["lacks"] = {"key": "one_coder"}
    return table.reset_index(drop=True)


def _persons(codings, reviews, codebook):
    """Leave the adjudicated outcome out; without a codebook, take the codes that were used."""
    hold(reviews, ["statement_id", "coder"], "reviews")
    hold(codings, ["statement_id", "code", "coder"], "codings")
    if codebook is None:
        codebook = pd.DataFrame({"code": sorted(codings["code"].unique())}, dtype=object)
    known_codes(codings, codebook)
    codings, reviews = (frame[frame["coder"] != ADJUDICATED] for frame in (codings, reviews))
    return codings, reviews, codebook


def _sets(codings, reviews, statements) -> pd.DataFrame:
    """Cross statements with coders: the set of codes given, None where not read; and ``source_id``."""
    # lists and dicts: a column of text is slow to walk through, and slower to pivot
    names, people = (
        [*reviews[column].tolist(), *codings[column].tolist()] for column in ("statement_id", "coder")
    )
    coders = sorted(set(people))
    if statements is not None:
        hold(statements, ["statement_id", "source_id"], "statements")
        rows = analysed(statements)
        sources, there = (
            dict(zip(rows["statement_id"].tolist(), rows["source_id"].tolist(), strict=True)),
            set(names),
        )
        sources = {name: source for name, source in sources.items() if name in there}
    else:
        sources = dict.fromkeys(sorted(set(names)), "")
    codes_by_pair: dict[tuple, set] = {}
    columns = (codings[name].tolist() for name in ("statement_id", "coder", "code"))
    for statement_id, coder, code in zip(*columns, strict=True):
        codes_by_pair.setdefault((statement_id, coder), set()).add(code)
    sets_by_coder: dict[str, dict[str, frozenset]] = {coder: {} for coder in coders}
    for statement_id, coder in dict.fromkeys(zip(names, people, strict=True)):
        sets_by_coder[coder][statement_id] = frozenset(codes_by_pair.get((statement_id, coder), ()))
    coders = [coder for coder in coders if not sets_by_coder[coder].keys().isdisjoint(sources)]
    cells = {coder: [sets_by_coder[coder].get(name) for name in sources] for coder in coders}
    index = pd.Index(list(sources), dtype=object, name="statement_id")
    wide = pd.DataFrame(cells, index=index, columns=coders, dtype=object)
    wide["source_id"] = list(sources.values())
    return wide


def _measured(counted: Tally, coders: list[str], draws: tuple, distance=None) -> dict:
    row = {"coders": len(coders), "statements": len(counted.marks), "common": len(counted.whole.marks)}
    row |= {
        f"positives_{coder}": int(own.sum()) for coder, own in zip(coders, counted.positive.T, strict=False)
    }
    row["percent"], row["kappa"] = percent_agreement(counted), kappa(counted)
    row["kappa_of"] = "cohen" if len(coders) < 3 else "fleiss"
    nominal = _alpha(counted, draws, None)
    row |= _alpha(counted, draws, distance) if distance else nominal
    row["alpha_of"] = "masi" if distance else "nominal"
    row |= {f"nominal_{name}": value for name, value in nominal.items()}
    row["band"] = _band(row["alpha_low"], row["alpha_high"])
    row["ac1"] = math.nan if distance else gwet_ac1(counted)
    row["note"] = CODE_JOIN.join(_notes(counted, row, single=distance is None))
    return row


def _alpha(counted: Tally, draws: tuple, distance) -> dict:
    """Return alpha and its interval."""
    alike = likeness(counted.several.values, distance)
    value, low, high = krippendorff_alpha(counted, distance, alike), math.nan, math.nan
    if not math.isnan(value):
        low, high = alpha_interval(counted, draws[0], distance, draws[1], alike)
    return {"alpha": value, "alpha_low": low, "alpha_high": high}


def _band(low: float, high: float) -> str:
    """Say where the whole interval lies; a border inside it leaves it unsure."""
    if math.isnan(low):
        return ""
    if low >= GOOD:
        return "good"
    return "low" if high < TENTATIVE else "tentative" if low >= TENTATIVE else "unsure"


def _notes(counted: Tally, row: dict, single: bool) -> list[str]:
    if row["coders"] < 2:
        return ["one_coder"]
    if not row["statements"]:
        return ["no_overlap"]
    notes, used = [], [value for value, n in zip(counted.values, counted.margins, strict=True) if n]
    if len(used) == 1:
        notes.append("always_used" if used[0] else "never_used")
    elif row["statements"] < FEW_STATEMENTS or counted.positive.any(axis=1).sum() < FEW_POSITIVES:
        notes.append("too_few")
    elif row["alpha"] < 1 and math.isnan(row["alpha_low"]):
        notes.append("few_sources")
    elif row["percent"] == 1:
        notes.append("all_agree")
    if single and row["percent"] >= PREVALENT and row["kappa"] < 0.4:
        notes.append("prevalence")
    return notes
