"""What people write where codes belong: codes joined by ``;``, that nothing fits, or a memo."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pandas as pd

from synth.schema import CODE_JOIN
from synth.sheets import stripped
from synth.study.code_names import nearest
from synth.study.ids import plain
from synth.telling import Told, joined, told

_MEMO = re.compile(r"\s*(?:memo|note|บันทึกช่วยคิด|บันทึก)\s*[:：]\s*(.+)", re.IGNORECASE | re.DOTALL)
_NOTHING = frozenset(("-", "–", "—", "ไม่มี", "ไม่มีรหัส", "ไม่ลงรหัส", "อ่านแล้ว", "no code", "none", "0"))
_BETWEEN = re.compile(r"[\n\r\v]")


@dataclass
class WrittenCodes:
    """What one comment or cell says.

    Attributes
    ----------
    codes : list of str
    memo : str
    read : bool
        It says that the statement was read and no code fits.
    unknown : list of Told
        What is no code of the codebook, with the nearest.
    """

    codes: list[str] = field(default_factory=list)
    memo: str = ""
    read: bool = False
    unknown: list[Told] = field(default_factory=list)


class Sayings:
    """Reads what people write, held to a codebook.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["trust", "cash"], "name": ["ความไว้วางใจ", "ทุน"]})
    >>> reading = Sayings(book)("ทุน; Trust; ความไว้วางไจ")
    >>> reading.codes, reading.unknown
    (['cash', 'trust'], ["code 'ความไว้วางไจ' is not in the codebook; did you mean 'trust'?"])
    >>> Sayings(book)("บันทึก: ถามต่อ").memo, Sayings(book)("-").read
    ('ถามต่อ', True)
    """

    def __init__(self, codebook: pd.DataFrame):
        self._rows = codebook.astype({"code": str, "name": str}).to_dict("records")
        self._codes: dict[str, list[str]] = {}
        self._nearest_codes: dict[str, Told] = {}
        for column in ("code", "name"):
            by_name = {}
            for row in self._rows:
                by_name.setdefault(_folded(row[column]), []).append(row["code"])
            self._codes = {**by_name, **self._codes}
        self._retired = {row["code"] for row in self._rows if row.get("retired") is True}

    def _nearest(self, word: str) -> Told:
        if word not in self._nearest_codes:
            self._nearest_codes[word] = nearest(word, self._rows)
        return self._nearest_codes[word]

    def __call__(self, text: str) -> WrittenCodes:
        """Read one comment or cell."""
        if memo := _MEMO.fullmatch(text):
            return WrittenCodes(memo=memo[1].strip())
        reading = WrittenCodes()
        for part in _BETWEEN.sub(CODE_JOIN, text).replace("；", CODE_JOIN).split(CODE_JOIN):
            if not (word := stripped(part)):
                continue
            codes = self._codes.get(_folded(word), [])
            if memo := _MEMO.fullmatch(word):
                reading.memo = memo[1].strip()
            elif len(codes) == 1 and codes[0] not in self._retired:
                reading.codes += [] if codes[0] in reading.codes else codes
            elif codes and codes[0] in self._retired:
                reading.unknown.append(told("codebook.is_retired", code=codes[0]))
            elif codes:
                which = {"n": len(codes), "said": word, "codes": ", ".join(codes)}
                reading.unknown.append(told("codebook.several_name", **which))
            elif _folded(word) in _NOTHING:
                reading.read = True
            else:
                reading.unknown.append(self._nearest(word[:LONGEST]))
        return reading


LONGEST = 100
"""Letters of what is no code that are shown and compared."""


def faults(reading: WrittenCodes) -> Told:
    """Put what is unknown in one sentence."""
    return joined(reading.unknown, "; ")


def _folded(text: str) -> str:
    return plain(text).casefold()
