"""Statements found again with their places, and codes by the values of an attribute."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from synth.findings.counting import with_attributes
from synth.findings.crosstabs import code_by
from synth.findings.retrieval import below, retrieve
from synth.schema import CODE_JOIN, TABLES

_PLACE = ("path", "cohort", "project", "section", "item", "speaker")


def found_statements(
    tables: Mapping[str, pd.DataFrame],
    codes: Sequence[str] = (),
    without: Sequence[str] = (),
    where: Mapping[str, str] | None = None,
    coder: str | None = None,
) -> pd.DataFrame:
    """Find the statements that carry all of `codes` and none of `without`, each with its place.

    Parameters
    ----------
    tables : mapping
        Those of `Study.tables`.
    codes, without : sequence of str
        Codes or their Thai names; one that groups others stands for all below it.
    where : mapping, optional
        Values of columns of statements or attributes of sources.
    coder : str, optional
        Whose codings; see `synth.findings.counting.counted_coder`.

    Returns
    -------
    DataFrame
        ``path, cohort, project, section, item, speaker, text, codes, names`` (both joined by ";"), the
        attributes of the source, ``coder, statement_id``.

    Examples
    --------
    >>> lines = pd.DataFrame({"statement_id": ["s1", "s2"], "text": ["ไว้ใจกัน", "งบล่าช้า"], "source_id": "n"})
    >>> lines = lines.assign(cohort="2567", project="", section="บทเรียน", item=["1", "2"], speaker="")
    >>> codings = pd.DataFrame({"statement_id": ["s1"], "code": ["trust"], "coder": ["ก"]})
    >>> book = pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"]})
    >>> tables = {"codings": codings, "reviews": codings, "statements": lines, "codebook": book}
    >>> tables["sources"] = pd.DataFrame({"source_id": ["n"], "path": ["เวที.txt"], "province": ["สงขลา"]})
    >>> found = found_statements(tables, ["ความไว้วางใจ"], where={"province": "สงขลา"})
    >>> found[["path", "section", "item", "text", "names"]].values.tolist()
    [['เวที.txt', 'บทเรียน', '1', 'ไว้ใจกัน', 'ความไว้วางใจ']]
    """
    four = _four(tables)
    table = retrieve(*four, codes, without, coder=coder, **(where or {}))
    paths = dict(zip(tables["sources"]["source_id"], tables["sources"]["path"], strict=True))
    called = dict(zip(tables["codebook"]["code"], tables["codebook"]["name"], strict=True))
    names = [CODE_JOIN.join(called.get(code) or code for code in _parts(row)) for row in table["codes"]]
    table = table.assign(path=table["source_id"].map(paths), names=names)
    attributes = [name for name in tables["sources"] if name not in TABLES["sources"]]
    return table[[*_PLACE, "text", "codes", "names", *attributes, "coder", "statement_id"]]


def code_grid(
    tables: Mapping[str, pd.DataFrame],
    by: str,
    codes: Sequence[str] = (),
    where: Mapping[str, str] | None = None,
    coder: str | None = None,
) -> pd.DataFrame:
    """Count the statements with each code within each value of `by`.

    Returns
    -------
    DataFrame
        A row a code: ``code, name``, then a column a value, headed with the value and how many of its
        statements were read; an empty value is headed "–".
    """
    codings, reviews, statements, codebook = _four(tables)
    base = retrieve(codings, reviews, statements, codebook, coder=coder, **(where or {}))
    table = code_by(codings, reviews, base[statements.columns], codebook, by=by, coder=coder)
    if codes:
        table = table[table["code"].isin({code for name in codes for code in below(codebook, name)})]
    heads = (table["group"].astype(str).replace("", "–") + " (n = " + table["base"].astype(str) + ")").rename(
        ""
    )
    wide = table.assign(head=heads).pivot_table(
        index=["code", "name"], columns="head", values="statements", aggfunc="sum", sort=False
    )
    return wide.reset_index().rename_axis(columns=None)


def _four(tables: Mapping[str, pd.DataFrame]) -> tuple:
    statements = with_attributes(tables["statements"], tables["sources"])
    return tables["codings"], tables["reviews"], statements, tables["codebook"]


def _parts(codes: str) -> Iterable[str]:
    return filter(None, codes.split(CODE_JOIN))
