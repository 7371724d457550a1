"""A language model at an address that a person named: the one place that asks it, and what it may not do.

No proxy stands between, no other place is followed to, and an answer has an end in bytes and in time.
"""

from __future__ import annotations

import json
import re
import time
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from synth.telling import told

ADDRESS = "http://127.0.0.1:11434/v1"
"""Where Ollama answers on this computer."""

HERE = ("127.0.0.1", "localhost", "::1")
"""This computer; whatever else is asked has been named."""

LARGEST, _AT_ONCE = 200_000, 8_192
"""Bytes of the longest answer that is read."""


CLOUD = "ollama.com"
"""Where Ollama on this computer passes questions on to, for models whose names end in one of `_PASSED_ON`."""

_PASSED_ON = ("-cloud", ":cloud")

_USER = re.compile(r"(?<=://).*@|^(?!.*://).*@", re.DOTALL)
"""A key may itself have any sign, also one that ends it as an address is read: all before the last ``@``."""

OF_THE_QUESTION = (400, 413, 422)
"""Errors that say something of the question and would come again; others are of the server or the key."""


class Refused(ValueError):
    """The model answered, but refused the question or said nothing that can be read."""


class Failed(OSError):
    """The server has an error of its own (too many questions, still loading, no such model): no answer."""


def is_here(address: str) -> bool:
    """Say whether an address is on this computer.

    Examples
    --------
    >>> is_here("http://127.0.0.1:11434/v1"), is_here("http://127.0.0.1.example.org/v1")
    (True, False)
    """
    return urlsplit(address).hostname in HERE


def without_secrets(address: str) -> str:
    """Return an address as it may be shown: without what may be a key, before an ``@`` or behind a ``?``.

    Examples
    --------
    >>> without_secrets("http://malee:secret@127.0.0.1/v1?key=secret")
    'http://127.0.0.1/v1'
    """
    return _USER.sub("", address).partition("?")[0]


def beyond(model: str) -> str:
    """Return the other computer that answers for a model, also at an address that is here; empty for none.

    Examples
    --------
    >>> beyond("gpt-oss:120b-cloud"), beyond("qwen2.5:7b")
    ('ollama.com', '')
    """
    return CLOUD if model.lower().endswith(_PASSED_ON) else ""


def allowed(address: str, host: str = "", model: str = "") -> str:
    """Return where questions go, or refuse: another computer is asked only if it was named as `host`.

    Raises
    ------
    ValueError
        The address is none, or on a computer that was not named, or not ``https`` there; or the model is
        one of which a server here passes questions on to a computer that was not named.

    Examples
    --------
    >>> allowed("http://localhost:11434/v1/")
    'http://localhost:11434/v1/chat/completions'
    """
    try:
        parts = urlsplit(address)
        named, _ = parts.hostname, parts.port
    except ValueError:
        named = None
    if not named or parts.scheme not in ("http", "https") or "@" in address or parts.query:
        raise ValueError(told("assistant.address", address=without_secrets(address), like=ADDRESS))
    if named not in HERE:
        if host.lower() != named:
            raise ValueError(told("assistant.elsewhere", host=named))
        if parts.scheme != "https":
            raise ValueError(told("assistant.https", address=address))
    elif (passed := beyond(model)) and host.lower() != passed:
        raise ValueError(told("assistant.passed_on", model=model, host=passed))
    return f"{address.rstrip('/')}/chat/completions"


def answer(address: str, question: dict[str, Any], patience: float, host: str = "", secret: str = "") -> str:
    """Put a question to the model and return what it says.

    Parameters
    ----------
    address : str
        Up to and with ``/v1``.
    question : dict
        As in the chat interface of OpenAI: ``model``, ``messages``, parameters.
    patience : float
        Seconds for the whole answer.
    host, secret : str
        Another computer, as it was named, and the key that it asks for.

    Raises
    ------
    Refused
        It refused the question (`OF_THE_QUESTION`), answered too much, or not in the form that was asked for.
    Failed
        The server said any other error: the question may be answered later.
    OSError
        Nothing answers, not in time, or the connection was closed in the middle.
    """
    url = allowed(address, host, str(question["model"]))
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if secret:
        headers["Authorization"] = f"Bearer {secret}"
    request = Request(url, json.dumps(question, ensure_ascii=False).encode(), headers)
    until = time.monotonic() + patience
    try:
        with build_opener(ProxyHandler({}), _NoOtherPlace()).open(request, timeout=patience) as reply:
            body = _read(reply, until)
    except HTTPError as error:
        with error:
            fault = Refused if error.code in OF_THE_QUESTION else Failed
            raise fault(told("assistant.status", status=error.code)) from error
    except HTTPException as error:
        raise ConnectionError(str(error) or type(error).__name__) from error
    try:
        words = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise Refused(told("assistant.no_answer")) from error
    if not isinstance(words, str):
        raise Refused(told("assistant.no_answer"))
    return words


def _read(reply: Any, until: float) -> bytes:
    """Read an answer to its end, unless that takes too long or it is too long."""
    parts, size = [], 0
    while part := reply.read1(_AT_ONCE):
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            raise Refused(told("assistant.too_long", n=LARGEST))
        if time.monotonic() > until:
            raise TimeoutError(told("assistant.too_slow"))
    if (missing := getattr(reply, "length", 0)) not in (0, None):
        raise ConnectionError(told("assistant.closed", n=missing))
    return b"".join(parts)


class _NoOtherPlace(HTTPRedirectHandler):
    """An answer that sends elsewhere is an error: text goes where a person said and nowhere else."""

    def redirect_request(self, *_: Any) -> None:
        return None
