"""A language model asked about every statement and code, each question once, and what it said of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError

from synth.schema import ANALYSED, require
from synth.telling import told
from synth.themes import endpoint
from synth.themes.assistant import Assistant
from synth.themes.codewords import usable_codes
from synth.themes.masking import Masked, masked
from synth.themes.replies import Replies, Verdict, key_of
from synth.themes.verdicts import judged

if TYPE_CHECKING:
    import pandas as pd

_IN_A_ROW = 3
"""So many questions without an answer, one after the other, and it is said that nothing answers."""


@dataclass(frozen=True)
class Answers:
    """What a model said: of which statements, which codes with which words, what was dropped, what is left.

    Attributes
    ----------
    asked : list of str
        Statements that were asked about with every code.
    given : list of (statement_id, code, start, end)
    dropped : Counter
        How many answers were not taken, by reason; see `Verdict`.
    left : int
        Questions without an answer; asked again when this is called again.
    """

    asked: list[str]
    given: list[tuple[str, str, int, int]]
    dropped: Counter
    left: int


def questions(
    assistant: Assistant, statements: pd.DataFrame, codebook: pd.DataFrame
) -> Iterator[tuple[str, str, Masked, dict[str, Any]]]:
    """Give every question: the statement_id, the code, the text as it goes out, and the question itself."""
    require(statements, ["statement_id", "text"], "statements")
    if "use" in statements:
        statements = statements[statements["use"] == ANALYSED]
    codes = askable(codebook)
    for name, text in zip(statements["statement_id"], statements["text"].fillna("").astype(str), strict=True):
        plain = Masked(text, [*range(len(text))], [*range(1, len(text) + 1)])
        sent = masked(text) if assistant.elsewhere else plain
        for code in codes:
            yield name, code["code"], sent, assistant.question(sent.text, code)


def askable(codebook: pd.DataFrame) -> list[dict[str, str]]:
    """Take the codes that can be asked about: in use, and with a definition or with what they include.

    Raises
    ------
    ValueError
        There is none.
    """
    codes = [
        code
        for code in usable_codes(codebook, set()).to_dict("records")
        if code.get("definition") or code.get("include")
    ]
    if not codes:
        raise ValueError(told("assistant.no_definition"))
    return codes


def waiting(
    assistant: Assistant, statements: pd.DataFrame, codebook: pd.DataFrame, replies: Replies
) -> tuple[int, int, int]:
    """Say how many questions are left, how many characters these are, and how many questions there are."""
    unanswered = signs = every = 0
    for *_, question in questions(assistant, statements, codebook):
        every += 1
        if replies.get(key_of(question, assistant.elsewhere)) is None:
            unanswered += 1
            signs += sum(len(message["content"]) for message in question["messages"])
    return unanswered, signs, every


def try_out(assistant: Assistant, statements: pd.DataFrame, codebook: pd.DataFrame) -> None:
    """Put one question whose answer is not kept, as to see how long that takes.

    Raises ValueError where nothing answers.
    """
    question = next(questions(assistant, statements, codebook))[-1]
    try:
        assistant.put(question)
    except (endpoint.Refused, endpoint.Failed) as error:
        raise ValueError(told("assistant.refuses", address=assistant.address, why=error)) from error
    except OSError as error:
        raise ValueError(told("assistant.silent", address=assistant.address, why=error)) from error


def ask(
    assistant: Assistant,
    statements: pd.DataFrame,
    codebook: pd.DataFrame,
    replies: Replies,
    tell: Callable[[int, int], None] = lambda done, of: None,
) -> Answers:
    """Ask a language model about every statement and code; what was answered before is not asked again.

    Parameters
    ----------
    assistant : Assistant
    statements : DataFrame
        ``statement_id``, ``text``; with ``use``, only the analysed ones.
    codebook : DataFrame
        ``code, name, definition, include, exclude``; codes without a definition are not asked about.
    replies : Replies
        Where verdicts are kept, each as soon as it is there: who stops in the middle loses nothing.
    tell : callable
        Told how many questions are done of how many.

    Returns
    -------
    Answers

    Raises
    ------
    ValueError
        No code has a definition, or nothing answers three times in a row, or only with errors.

    Examples
    --------
    >>> import pandas as pd
    >>> book = pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"], "definition": ["ไว้ใจกัน"]})
    >>> said = pd.DataFrame({"statement_id": ["s1"], "text": ["ชาวบ้านไม่ไว้ใจกัน"]})
    >>> next(questions(Assistant("qwen2.5:7b"), said, book))[:2]
    ('s1', 'trust')
    """
    every = list(questions(assistant, statements, codebook))
    whole = dict.fromkeys(name for name, *_ in every)
    codings, dropped, silent, unanswered = [], Counter(), 0, 0
    for done, (name, code, sent, question) in enumerate(every, start=1):
        key = key_of(question, assistant.elsewhere)
        verdict = replies.get(key)
        if verdict is None:
            try:
                verdict = judged(assistant.put(question), sent)
            except endpoint.Refused as error:
                refused = isinstance(error.__cause__, HTTPError)
                why = "refused" if refused else "no_answer"
                verdict = Verdict(False, dropped=why)
            except OSError as error:
                silent, unanswered = silent + 1, unanswered + 1
                whole.pop(name, None)
                if silent == _IN_A_ROW:
                    word = "failing" if isinstance(error, endpoint.Failed) else "silent"
                    fault = told(f"assistant.{word}", address=assistant.address, why=error)
                    raise ValueError(fault) from error
                continue
            replies.keep(key, verdict)
        silent = 0
        if verdict.dropped:
            dropped[verdict.dropped] += 1
        if verdict.given:
            codings.append((name, code, verdict.start, verdict.end))
        tell(done, len(every))
    return Answers(list(whole), [coding for coding in codings if coding[0] in whole], dropped, unanswered)


def evidence(assistant: Assistant, text: str, code: dict[str, str], replies: Replies) -> str:
    """Return the words on which an answer rests, empty where it was about other words or another codebook."""
    sent = masked(text).text if assistant.elsewhere else text
    verdict = replies.get(key_of(assistant.question(sent, code), assistant.elsewhere))
    return text[verdict.start : verdict.end] if verdict is not None and verdict.given else ""
