"""What is in the base of shares and says nothing: questions of interviewers, greetings, thanks, assent."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pandas as pd

from synth.corpus.layout.asking import asks
from synth.corpus.layout.vocabulary import patterns
from synth.findings.counting import analysed, cells, hold
from synth.findings.finding import finding, takes_study
from synth.findings.material import file_of
from synth.schema import ANALYSED, LEFT_OUT
from synth.text.tokens import tokenise

LONGEST = 80
"""A turn of more characters than this says something, whatever it begins with."""

_MUTE = re.compile(r"[^\w\u0e00-\u0e7f]+|_+|5{3,}\+?$")
"""What is no word: signs, emoji, laughter (555)."""


@finding("text speaker reason coded")
def asides(codings, statements) -> pd.DataFrame:
    """List the analysed statements that are no finding: who asks, and turns that only greet, thank or agree.

    Parameters
    ----------
    codings : DataFrame
        ``statement_id, coder``.
    statements : DataFrame
        ``statement_id, source_id, text``, and ``speaker, use`` where known. Answers in a survey are never
        asides, nor is what nobody is named for: one cannot tell there.

    Returns
    -------
    DataFrame
        ``statement_id, source_id, speaker, text, reason`` ("asks": the speaker is called interviewer,
        facilitator …, also in brackets behind the name; "courtesy"), ``coded`` (whether anybody gave it a
        code: then it stays in the base, since people's reading counts before a rule).

    Notes
    -----
    The reader leaves most questions out itself (``use``). What cannot be told from these columns: a question
    of somebody whose label does not say that they ask (give the role in ``speakers.csv``), and small talk
    that has a word of content ("we meet on Saturday").

    Examples
    --------
    >>> lines = pd.DataFrame({"statement_id": list("กขคง"), "source_id": "ไลน์.txt"})
    >>> lines["speaker"] = ["ป้าศรี", "พี่หนุ่ม (ผู้สัมภาษณ์)", "ลุงดำ", "ลุงดำ"]
    >>> lines["text"] = ["ขอบคุณทุกท่านค่ะ 🙏", "ติดขัดตรงไหนบ้าง", "ครับผม", "ครับ งบมาช้า"]
    >>> asides(pd.DataFrame(columns=["statement_id", "coder"]), lines)["reason"].tolist()
    ['courtesy', 'asks', 'courtesy']
    """
    hold(codings, ["statement_id"], "codings")
    hold(statements, ["statement_id", "source_id", "text"], "statements")
    spoken = analysed(statements).assign(speaker=lambda frame: cells(frame, "speaker").astype(str))
    whole = file_of(spoken["source_id"]) == spoken["source_id"].astype(str)
    spoken = spoken[(spoken["speaker"] != "") & whole]
    courtesy = _courtesies(spoken["text"].astype(str))
    reasons = [
        "asks" if asks(name, words) else "courtesy" if polite else ""
        for name, words, polite in zip(spoken["speaker"], spoken["text"].astype(str), courtesy, strict=True)
    ]
    rows = spoken.assign(reason=reasons)
    rows = rows[rows["reason"] != ""]
    rows["coded"] = rows["statement_id"].isin(set(codings["statement_id"]))
    return rows[["statement_id", "source_id", "speaker", "text", "reason", "coded"]].reset_index(drop=True)


@takes_study
def without_asides(codings, statements) -> pd.DataFrame:
    """Take asides that nobody coded out of the base: their ``use`` becomes "left out".

    Pass what it returns to any finding in the place of the statements; with it, each share has a base of
    statements that say something.

    Examples
    --------
    >>> lines = pd.DataFrame({"statement_id": ["ก", "ข"], "source_id": "ไลน์.txt", "speaker": "ป้าศรี"})
    >>> lines["text"] = ["สวัสดีค่ะ", "ทีมดี"]
    >>> without_asides(pd.DataFrame(columns=["statement_id", "coder"]), lines)["use"].tolist()
    ['left out', 'analysed']
    """
    asides_table = asides(codings, statements)
    out = set(asides_table.loc[~asides_table["coded"].astype(bool), "statement_id"])
    use = cells(statements, "use").replace("", ANALYSED) if "use" in statements else ANALYSED
    rows = statements.assign(use=use)
    rows["use"] = rows["use"].mask(rows["statement_id"].isin(out), LEFT_OUT)
    return rows


def _courtesies(texts: pd.Series) -> list[bool]:
    """Say of each text whether it only greets, thanks or agrees, in words of these kinds alone."""
    begins = tuple(frozenset().union(*_vocabulary().values()))
    asked = [text if len(text) <= LONGEST and _may_be(text, begins) else "" for text in texts]
    return [
        bool(text) and _polite({word.casefold() for word in words if _MUTE.sub("", word)})
        for text, words in zip(asked, tokenise(asked), strict=True)
    ]


def _may_be(text: str, begins: tuple[str, ...]) -> bool:
    """Say whether it begins with such a word or has none at all: tokens of all turns would be dear."""
    first = _MUTE.sub("", text.casefold()[:LONGEST]).strip()
    return not first or first.startswith(begins) or bool(patterns("begins")["person"].match(first))


def _polite(words: set[str]) -> bool:
    vocabulary, person = _vocabulary(), patterns("begins")["person"]
    if words & (vocabulary["greeting"] | vocabulary["thanks"]):
        every = frozenset().union(*vocabulary.values())
        return all(word in every or person.fullmatch(word) for word in words)
    return words <= vocabulary["assent"] | vocabulary["particle"]


@cache
def _vocabulary() -> dict[str, frozenset[str]]:
    path = Path(__file__).with_name("courtesies.toml")
    words = tomllib.loads(path.read_text(encoding="utf-8"))["words"]
    return {name: frozenset(own) for name, own in words.items()}
