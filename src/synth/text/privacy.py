"""Likely personal data in statements: where they stand, of which kind, how sure that is. A person decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("statement_id", "start", "end", "kind", "score")
KINDS = (
    *("name", "nickname", "phone", "id", "email", "address", "account", "line_id", "plate", "birth_date"),
)
LIKELY = 0.55
"""From this score on what was found is shown."""


class Found(NamedTuple):
    """What was found in a text: where, which kind, how sure, and the title before a name."""

    start: int
    end: int
    kind: str
    score: float
    title: str = ""


def find_personal_data(statements: Any, threshold: float = LIKELY) -> pd.DataFrame:
    """Find likely personal data in statements: names behind titles, numbers, addresses, birth dates.

    Nothing is sure: a person confirms what was found, and looks for what was not.

    Parameters
    ----------
    statements : DataFrame
        With the columns ``statement_id`` and ``text``.
    threshold : float
        What is less sure is left out; a listed name that stands without a title has .6.

    Returns
    -------
    DataFrame
        ``statement_id``, ``start``, ``end`` (in the statement's text, code points; names without their
        title), ``kind``, ``score`` (0–1).

    Examples
    --------
    >>> import pandas as pd
    >>> said = pd.DataFrame({"statement_id": ["a"], "text": ["ป้าแดงโทร ๐๘๑-๒๓๔-๕๖๗๘"]})
    >>> find_personal_data(said)[["start", "end", "kind"]].values.tolist()
    [[3, 6, 'nickname'], [10, 22, 'phone']]
    """
    import pandas as pd

    rows = [
        (name, *particular[:4])
        for name, text in zip(statements["statement_id"], statements["text"], strict=True)
        for particular in find_in(text, threshold)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def find_in(text: str, threshold: float = LIKELY) -> list[Found]:
    """Find likely personal data in one text, in its order.

    Examples
    --------
    >>> [(one.kind, one.title) for one in find_in("ผู้ใหญ่บุญมา ทะเบียน กข 1234")]
    [('name', 'ผู้ใหญ่'), ('plate', '')]
    """
    # hundreds of patterns, and most commands look for none
    from synth.text.particulars import find_particulars
    from synth.text.people import find_people

    particulars = [Found(*particular) for particular in find_particulars(text)]
    for person in find_people(text):
        if not any(person.start < other.end and other.start < person.end for other in particulars):
            kind = "nickname" if person.nickname else "name"
            particulars.append(Found(person.start, person.end, kind, person.score, person.title))
    return sorted(particular for particular in particulars if particular.score >= threshold)
