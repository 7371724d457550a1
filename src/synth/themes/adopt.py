"""A proposed theme becomes a code of the codebook, its statements suggestions: nothing is coded by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synth.schema import CODE_JOIN, TABLES, THEME_DIMENSION, table
from synth.telling import several, told
from synth.themes.reasons import GROUPED

if TYPE_CHECKING:
    import pandas as pd

    from synth.themes.proposal import Proposal


def code_from_theme(
    proposal: Proposal,
    theme: int | str,
    statements: pd.DataFrame,
    codebook: pd.DataFrame | None = None,
    code: str | None = None,
    name: str | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make a code of a proposed theme, and suggestions of the statements that fit it.

    Parameters
    ----------
    proposal : Proposal
    theme : int or str
        A number of ``proposal.themes``, or "2.1" of ``proposal.subthemes``.
    statements : DataFrame
        ``statement_id``, ``text``, for the example.
    codebook : DataFrame, optional
        ``code``: the new code gets a name that is not among these.
    code, name : str, optional
        Without them, the label.

    Returns
    -------
    row : DataFrame
        One row of a codebook, in dimension ประเด็น; the terms are its keywords.
    suggestions : DataFrame
        ``statement_id, code, score, because``, the surest first.

        Both without rows where nothing is proposed.

    Raises
    ------
    ValueError
        No such theme, or a code that the codebook has.

    Examples
    --------
    >>> import pandas as pd
    >>> from synth.themes.discover import discover
    >>> said = ["ผู้นำชุมชนเข้มแข็ง", "แกนนำและผู้นำ", "ผู้นำตามธรรมชาติ", "งบประมาณล่าช้า", "เบิกงบประมาณยาก"]
    >>> statements = pd.DataFrame({"statement_id": [f"s{n}" for n in range(10)], "text": said * 2})
    >>> row, hints = code_from_theme(discover(statements, themes=2), 2, statements)
    >>> row["code"].item(), sorted(hints["statement_id"])
    ('งบประมาณ', ['s3', 's4', 's8', 's9'])
    """
    if proposal.themes.empty:
        return table("codebook"), table("suggestions")
    column = "theme" if theme in set(proposal.themes["theme"]) else "subtheme"
    proposed = proposal.themes if column == "theme" else proposal.subthemes
    theme_row = proposed[proposed[column] == theme]
    if not len(theme_row):
        raise ValueError(told("themes.not_proposed", theme=theme, known=several(proposal.themes["theme"])))
    theme_row = theme_row.iloc[0]
    book_codes = set() if codebook is None else set(codebook["code"])
    if code in book_codes:
        raise ValueError(told("codebook.taken", code=code))
    code = code or _free(theme_row["label"], book_codes)
    first = theme_row["exemplars"].split(CODE_JOIN)[0]
    example = statements.loc[statements["statement_id"].astype(str) == first, "text"]
    row = dict.fromkeys(("name_en", "parent", "definition", "include", "exclude", "colour"), "") | {
        "code": code,
        "name": name or theme_row["label"],
        "dimension": THEME_DIMENSION,
        "keywords": theme_row["terms"],
        "example": example.iloc[0] if len(example) else "",
        "retired": False,
    }
    members = proposal.members
    mine = members["fits"].astype(bool) | (
        not theme_row["stands"]
    )  # who takes what was no theme takes all of it
    members = members[(members[column] == theme) & mine].sort_values("score", ascending=False, kind="stable")
    hints = members[["statement_id", "score"]].assign(
        code=code, because=GROUPED.format(label=theme_row["label"])
    )
    return table("codebook", [row]), hints[list(TABLES["suggestions"])].reset_index(drop=True)


def _free(label: str, book_codes: set[str]) -> str:
    number, code = 2, label
    while code in book_codes:
        code, number = f"{label} {number}", number + 1
    return code
