"""What a language model answered, kept beside the study, so that no question is asked twice.

Kept are verdicts and places, no words: the key is a hash of all that a question consists of.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from synth.telling import told

ENDING = ".replies"
"""Stands behind the study's name."""

_ANY_ERROR = "status"
"""Why earlier versions dropped an answer also where the server was only busy: it is asked for again."""


@dataclass(frozen=True)
class Verdict:
    """What came of a question.

    Attributes
    ----------
    given : bool
        The code is given, and the evidence stands in the statement.
    start, end : int
        Where, in the statement's text.
    dropped : str
        Why an answer was not taken ("" where it was): "refused" (the server takes no such question),
        "no_answer" (not in the form asked for), "no_quote", "not_there" (the quote is no stretch of the
        statement), "negated" (what is before the quote takes it back), "cut" (it begins or ends inside a
        character).
    """

    given: bool
    start: int = 0
    end: int = 0
    dropped: str = ""


def key_of(question: Any, host: str) -> str:
    """Return the key of a question: model, messages, parameters, and whose computer answers it.

    Examples
    --------
    >>> key_of({"model": "a"}, "") == key_of({"model": "b"}, "")
    False
    """
    text = json.dumps([question, host], ensure_ascii=False, sort_keys=True)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()


class Replies:
    """Verdicts in a file of lines; what is not whole, as after a power cut, is left out and asked again."""

    def __init__(self, path: str | os.PathLike) -> None:
        self.path = Path(path)
        self._known: dict[str, Verdict] = {}
        lines = self.path.read_bytes().split(b"\n") if self.path.exists() else []
        self._torn = bool(lines and lines[-1])
        for line in lines:
            try:
                entry = json.loads(line)
                key = entry.pop("key")
                if entry["dropped"] != _ANY_ERROR:
                    self._known[key] = Verdict(**entry)
            except (ValueError, TypeError, KeyError, AttributeError):
                continue

    @classmethod
    def beside(cls, study: str | os.PathLike | None) -> Replies:
        """Open the replies that lie beside the file of a study.

        Raises
        ------
        ValueError
            The study is on a server (None): who stopped in the middle would lose every answer.
        """
        if study is None:
            raise ValueError(told("assistant.on_server"))
        path = Path(study)
        return cls(path.with_name(path.name + ENDING))

    def get(self, key: str) -> Verdict | None:
        """Return what came of a question, None where it was not asked."""
        return self._known.get(key)

    def keep(self, key: str, verdict: Verdict) -> None:
        """Keep what came of a question; it is on the disk when this returns."""
        line = json.dumps({"key": key, **asdict(verdict)}).encode() + b"\n"
        with self.path.open("ab") as file:
            file.write(b"\n" + line if self._torn else line)
            file.flush()
            os.fsync(file.fileno())
        self._torn = False
        self._known[key] = verdict
