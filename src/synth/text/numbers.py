"""Numbers of telephones, cards and accounts; e-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from synth.text.cues import Particular, cue, said_before

_GAP = r"[ .-]{0,3}"
_PHONE = re.compile(
    rf"(?<!\d)(?<!\d[.,])(?:\(?\+?66\)?{_GAP}(?:\(0\))?0?|\(?(?:0|(?<![A-Za-z])[oO]))(?:"
    rf"{_GAP}[689]\)?(?:{_GAP}\d\)?){{8}}|{_GAP}[2-7]\)?(?:{_GAP}\d\)?){{7}})(?![\d])(?!-\d)"
)
_EXTENSION = re.compile(r"\s{0,2}(?:ต่อ|กด|ext\.?|#)\s{0,2}\d{1,5}(?!\d)", re.IGNORECASE)
_CALL = cue("call")
_CALLED = re.compile(r"(?<![\d/,])\d(?:[ .-]{0,2}\d){7,11}(?![\d/])(?!,\d)")

_CARD = re.compile(r"(?<![\d.,-])\d(?:[ .-]{0,3}\d){12}(?!\d|[-.,]\d)")
_CARD_FORM = re.compile(r"\d[ .-]{1,3}\d{4}[ .-]{1,3}\d{5}[ .-]{1,3}\d{2}[ .-]{1,3}\d")
_CARD_WORDS, _NO_CARD = cue("card"), cue("no_card")
_TAX = re.compile("ผู้เสียภาษี|นิติบุคคล")
_PASSPORT = cue("passport", r"[^\n\dA-Za-z]{0,15}(?:(?:no|number)\.?[ :]{0,3})?([A-Za-z]{1,2}\d{6,8})(?!\d)")

EMAIL = re.compile(r"[A-Za-z0-9][\w.+-]*\s?@\s?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}", re.ASCII)

_ACCOUNT = re.compile(r"(?<![\d/,.-])(?:\d(?:[ -]{0,2}\d){9,14})(?!\d|[-./,]\d)")
_ACCOUNT_FORM = re.compile(r"\d{3}[ -]{1,2}\d[ -]{1,2}\d{5}[ -]{1,2}\d")
_ACCOUNT_WORDS = cue("account")


def phones(text: str) -> Iterator[Particular]:
    """Find numbers of telephones, also those that only a word shows."""
    for match in _PHONE.finditer(text):
        yield Particular(match.start(), _extended(text, match.end()), "phone", 0.95)
    if _CALL.search(text):
        for match in _CALLED.finditer(text):
            digits = re.sub(r"\D", "", match.group())
            if said_before(_CALL, text, match.start(), 24) and len(digits) >= 9:
                yield Particular(match.start(), _extended(text, match.end()), "phone", 0.8)
    if "+" in text:
        yield from _foreign(text)


def _foreign(text: str) -> Iterator[Particular]:
    import phonenumbers

    for match in phonenumbers.PhoneNumberMatcher(text, "TH"):
        if match.raw_string.startswith("+"):
            yield Particular(match.start, match.end, "phone", 0.94)


def _extended(text: str, end: int) -> int:
    match = _EXTENSION.match(text, end)
    return match.end() if match else end


def cards(text: str) -> Iterator[Particular]:
    """Find numbers of identity cards and passports."""
    for match in _CARD.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        named = said_before(_CARD_WORDS, text, match.start())
        formed = bool(_CARD_FORM.fullmatch(match.group()))
        sure = named or (formed and is_card_number(digits))
        if (not sure and said_before(_NO_CARD, text, match.start())) or (not named and digits[0] == "0"):
            continue
        if digits[0] == "0" and said_before(_TAX, text, match.start()):
            continue  # of a firm or a group
        if named or (formed and digits[0] != "0"):
            yield Particular(match.start(), match.end(), "id", 0.98)
        elif is_card_number(digits) and digits[0] in "12345678" and len(set(digits)) > 3:
            yield Particular(match.start(), match.end(), "id", 0.9)
    for match in _PASSPORT.finditer(text):
        yield Particular(*match.span(1), "id", 0.9)


def is_card_number(digits: str) -> bool:
    """Say whether 13 digits are a Thai national ID by their checksum.

    Examples
    --------
    >>> is_card_number("1234545678781"), is_card_number("1234545678782")
    (True, False)
    """
    total = sum((13 - index) * int(digit) for index, digit in enumerate(digits[:12]))
    return len(digits) == 13 and int(digits[12]) == (11 - total % 11) % 10


def emails(text: str) -> Iterator[Particular]:
    """Find e-mail addresses."""
    for match in EMAIL.finditer(text):
        yield Particular(*match.span(), "email", 0.99)


def accounts(text: str) -> Iterator[Particular]:
    """Find numbers of bank accounts."""
    for match in _ACCOUNT.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if len(digits) not in (10, 11, 12, 15):
            continue
        named = said_before(_ACCOUNT_WORDS, text, match.start())
        if _ACCOUNT_FORM.fullmatch(match.group()):
            yield Particular(match.start(), match.end(), "account", 0.97)
        elif named and not said_before(_CALL, text, match.start(), 12):
            yield Particular(match.start(), match.end(), "account", 0.96)
