"""What a REFI-QDA file holds, as tables; the same whether it is to be written or was read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd

from synth.schema import TABLES, table

CODINGS = ("source_id", "start", "end", "code_id", "coder", "created_at")
MEMOS = ("memo_id", "about", "target_id", "source_id", "start", "end", "coder", "created_at", "text")
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Note = Callable[..., None]
"""Is told the place, the problem and what to do of what cannot be kept."""


@dataclass
class Project:
    """A project of REFI-QDA.

    Attributes
    ----------
    name : str
    ours : bool
        Whether synth wrote it: then texts are taken as they are, and what synth notes in descriptions counts.
    codebook : DataFrame
        The columns of the table ``codebook``, and code_id.
    sources : DataFrame
        source_id, text, and one column for each variable.
    codings : DataFrame
        source_id, start, end (in the source's text), code_id, coder, created_at; a row a coding.
    memos : DataFrame
        memo_id, about, target_id, coder, created_at, text; of stretches of text source_id, start, end.
    lost : DataFrame
        The columns of the table ``problems``: what the file says that could not be kept, and why.
    """

    name: str
    ours: bool = True
    codebook: pd.DataFrame = field(default_factory=lambda: codebook_table([]))
    sources: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["source_id", "text"]))
    codings: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(CODINGS)))
    memos: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(MEMOS)))
    lost: pd.DataFrame = field(default_factory=lambda: table("problems"))

    def __repr__(self) -> str:
        counts = {"sources": self.sources, "codes": self.codebook, "codings": self.codings}
        sizes = ", ".join(f"{name}={len(rows)}" for name, rows in counts.items())
        return f"Project({sizes}, memos={len(self.memos)}, lost={len(self.lost)})"


def codebook_table(rows: list[dict]) -> pd.DataFrame:
    """Return codes as the table `codebook` with their code_id."""
    return pd.DataFrame(rows, columns=["code_id", *TABLES["codebook"]]).astype(object)


def xml_safe(text: str) -> str:
    r"""Return text without the characters that XML cannot hold.

    Examples
    --------
    >>> xml_safe("ทุน\x00ชุมชน") == "ทุน\ufffdชุมชน"
    True
    """
    return _NOT_IN_XML.sub("\ufffd", text)


def guid(text: str) -> str:
    """Return an id as it is compared: small letters, no braces.

    Examples
    --------
    >>> guid("{6F1E8A52-5A5C-4A3E-9D0B-0A3F0C5A7B11}")
    '6f1e8a52-5a5c-4a3e-9d0b-0a3f0c5a7b11'
    """
    return text.strip().strip("{}").lower()
