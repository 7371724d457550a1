"""Thai texts cut into words, for the machine."""

from __future__ import annotations

from collections.abc import Iterable

from synth.telling import told

ANALYSED_LENGTH = 2_000
"""Longer statements are cut here for the analysis (never in the stored text)."""


def tokenise(texts: Iterable[str]) -> list[list[str]]:
    """Cut each text into words with PyThaiNLP (``newmm-safe``, offline).

    Joined again, the tokens of a text are that text, spaces included: nothing is repaired or dropped here.

    Parameters
    ----------
    texts : iterable of str

    Returns
    -------
    list of list of str
        One list of tokens for each text.

    Examples
    --------
    >>> tokenise(["การติดตามทบทวนตลอดการทำงาน"])
    [['การ', 'ติดตาม', 'ทบทวน', 'ตลอด', 'การทำงาน']]
    """
    from pythainlp.tokenize import word_tokenize

    from synth.text.word_tree import word_tree

    words = word_tree()
    return [
        _whole(text, word_tokenize(text, custom_dict=words, engine="newmm-safe"))
        for text in several_texts(texts)
    ]


def several_texts(texts: Iterable[str]) -> Iterable[str]:
    """Refuse one text in the place of several: its letters would be taken for texts."""
    if isinstance(texts, str):
        raise ValueError(told("text.one"))
    return texts


def _whole(text: str, tokens: list[str]) -> list[str]:
    """Hand out `tokens` only if they are the text; the engine may drop an odd character."""
    if "".join(tokens) == text:
        return tokens
    whole, at = [], 0
    for token in tokens:
        at_token = text.find(token, at)
        if at_token < 0:
            continue
        if at_token > at:
            whole.append(text[at:at_token])
        whole.append(token)
        at = at_token + len(token)
    return whole + ([text[at:]] if at < len(text) else [])
