"""Whether further sources still bring new codes."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synth.findings.base import Base
from synth.findings.counting import cells, hold
from synth.findings.finding import finding
from synth.findings.material import file_of
from synth.schema import THEME_DIMENSION
from synth.telling import told

BASE, RUN, THRESHOLD = 4, 2, 0.05


@finding("place source_id new_codes codes ratio reached")
def saturation(
    codings,
    reviews,
    statements,
    codebook=None,
    *,
    dimension=THEME_DIMENSION,
    coder=None,
    base=BASE,
    run=RUN,
    threshold=THRESHOLD,
    orders=200,
    seed=0,
) -> pd.DataFrame:
    """Count the codes that each further source adds.

    Parameters
    ----------
    codings, reviews, statements, codebook : DataFrame
        As in `synth.findings.tables.code_table`; without a codebook, all codes are of one dimension. The
        order of the sources is that of `statements`.
    dimension : str
        Only codes of this dimension.
    coder : str, optional
    base, run : int
        Sources in the base, and in each run after it.
    threshold : float
        New codes in a run ÷ codes in the base at which saturation is called.
    orders : int
        Random orders of the sources, since the result depends on theirs.
    seed : int

    Returns
    -------
    DataFrame
        One row a source that the coder has read, in which the rows of a spreadsheet are one (a respondent
        seldom says more than a thing or two): ``place`` (from 1), ``source_id, new_codes, codes``
        (cumulative), ``base_codes, run_codes`` (new in the run that ends here), ``ratio`` (run ÷ base; NaN
        before the first run ends or where the base has no code), ``reached`` ("6+2" where the threshold is
        met for the first time, else empty), ``codes_low, codes_median, codes_high`` (2.5, 50 and 97.5 % of
        the random orders), ``book`` ("fixed": all codings that the coder made are of one version of the
        codebook; "changed": of several; "unknown": the codings do not say, or there is no codebook),
        ``book_codes`` (codes of this dimension that could be found), ``all_found`` (place of the source by
        which all of them were; NaN before that), ``fixed`` (only the codes of a fixed codebook could be
        found), ``coder, repeats``.

    Notes
    -----
    Where ``fixed`` is true, the table says how soon the codes of that codebook turn up, and nothing of
    whether further sources would bring new themes. So it is with one version of the codebook, and also where
    all of its codes have been found: then no code was left to be new. Codings that were imported bear the
    version of that day; that their coder had added codes before cannot be seen.

    Guest, G., Namey, E. & Chen, M. (2020). A simple method to assess and report thematic saturation in
    qualitative research. *PLoS ONE*, 15(5), e0232076.

    Examples
    --------
    >>> found = [("n1", "ไว้ใจ"), ("n2", "ทีม"), ("n3", "ทีม"), ("n4", "ทีม"), ("n5", "ไว้ใจ"), ("n6", "ทีม")]
    >>> codings = pd.DataFrame([(n, n, code, "ก") for n, code in found])
    >>> codings.columns = ["statement_id", "source_id", "code", "coder"]
    >>> saturation(codings, codings, codings[["statement_id", "source_id"]])["reached"].tolist()
    ['', '', '', '', '', '4+2']
    """
    if base < 1 or run < 1:
        raise ValueError(told("findings.counts", base=base, run=run))
    hold(statements, ["statement_id", "source_id"], "statements")
    has_book = codebook is not None
    if not has_book:
        codebook = pd.DataFrame({"code": sorted(codings["code"].unique())}, dtype=object)
    counted = Base.of(codings, reviews, statements, codebook, coder)
    book = _book(counted) if has_book else "unknown"
    coded = counted.themed(dimension)
    sources = list(dict.fromkeys(file_of(counted.read["source_id"])))
    codes = list(dict.fromkeys(coded["code"]))
    presence = np.zeros((len(sources), len(codes)), dtype=bool)
    places = {name: position for position, name in enumerate(sources)}
    columns = {code: position for position, code in enumerate(codes)}
    presence[file_of(coded["source_id"]).map(places), coded["code"].map(columns)] = True
    table = pd.DataFrame({"place": range(1, len(sources) + 1), "source_id": sources})
    table["new_codes"] = new_codes(presence)
    table["codes"] = table["new_codes"].cumsum()
    table = _with_runs(table, base, run, threshold)
    rng = np.random.default_rng(seed)
    curves = [new_codes(presence[rng.permutation(len(sources))]).cumsum() for _ in range(orders)]
    for name, level in (("low", 0.025), ("median", 0.5), ("high", 0.975)):
        table[f"codes_{name}"] = np.quantile(curves, level, axis=0) if sources and orders else np.nan
    table["book"], table["book_codes"] = book, _findable(counted, dimension) if sources else 0
    met = table.loc[table["codes"] >= table["book_codes"], "place"] if has_book else []
    table["all_found"] = float(met.iloc[0]) if len(met) and codes else np.nan
    table["fixed"] = (book == "fixed") | table["all_found"].notna()
    return counted.signed(table)


def _book(counted: Base) -> str:
    """Say whether the codebook stood still while the coder coded."""
    own = counted.codings["coder"] == counted.coder
    versions = cells(counted.codings[own], "version").astype(str)
    if versions.empty or (versions == "").any():
        return "unknown"
    return "fixed" if versions.nunique() == 1 else "changed"


def _findable(counted: Base, dimension: str) -> int:
    """Count the codes that could be found: those that are in use, and those that were found."""
    return int((counted.places["dimension"].reindex(counted.codes) == dimension).sum())


def new_codes(presence: np.ndarray) -> np.ndarray:
    """Count the codes that each row of a table of sources × codes has and no earlier row had."""
    before = np.zeros_like(presence)
    before[1:] = np.logical_or.accumulate(presence, axis=0)[:-1]
    return (presence & ~before).sum(axis=1)


def _with_runs(table: pd.DataFrame, base: int, run: int, threshold: float) -> pd.DataFrame:
    in_base = int(table["new_codes"][:base].sum())
    table["base_codes"] = in_base
    in_run = table["new_codes"].rolling(run).sum().where(table["place"] >= base + run)
    table["run_codes"] = in_run
    table["ratio"] = in_run / in_base if in_base else np.nan
    met = table.index[table["ratio"] <= threshold]
    table["reached"] = ""
    if len(met):
        position = table.loc[met[0], "place"]
        table.loc[met[0], "reached"] = f"{position - run}+{run}"
    return table
