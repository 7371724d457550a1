"""Sentences by their keys: the same keys and places in every language, and every key that the code names."""

import ast
import copy
import re
import string
from pathlib import Path

import pytest

from synth.telling import joined, languages, read_words, say, told

SOURCES = sorted((Path(__file__).parents[1] / "src" / "synth").rglob("*.py"))


def places(words):
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def test_every_language_has_the_same_sentences_with_the_same_places():
    first, *others = [read_words(lang) for lang in languages()]
    for words in others:
        assert list(words) == list(first)
        assert {key: places(said) for key, said in words.items()} == {
            key: places(said) for key, said in first.items()
        }


def named(tree):
    """The keys that a module tells, as patterns: a key may be made of data."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("told", "noted", "telling.told"):
            yield from keys_of(node.args[0])


def keys_of(node):
    if isinstance(node, ast.IfExp):
        yield from (*keys_of(node.body), *keys_of(node.orelse))
    elif isinstance(node, ast.JoinedStr):
        yield "".join(re.escape(v.value) if isinstance(v, ast.Constant) else r"\w+" for v in node.values)
    elif isinstance(node, ast.Constant):
        yield re.escape(node.value)


def test_every_sentence_that_is_told_is_there_and_every_one_there_is_told():
    keys = set(read_words("th"))
    patterns = {key for path in SOURCES for key in named(ast.parse(path.read_text(encoding="utf-8")))}
    found = {pattern: {key for key in keys if re.fullmatch(pattern, key)} for pattern in patterns}
    assert [pattern for pattern, known in found.items() if not known] == []
    assert keys - set().union(*found.values()) == set()


@pytest.mark.parametrize(
    ("said", "english", "thai"),
    [
        (told("codings.item", item="5"), "item 5", "ข้อ 5"),
        (
            told("value.did_you_mean", fault=told("codebook.unknown", said="ปา"), near="ป่า"),
            "code 'ปา' is not in the codebook; did you mean 'ป่า'?",
            "ไม่มีรหัส “ปา” ในสมุดรหัส หมายถึง “ป่า” หรือไม่",
        ),
        (joined([told("codings.item", item="5"), "บทเรียน"], " · "), "item 5 · บทเรียน", "ข้อ 5 · บทเรียน"),
        (joined([]), "", ""),
        ("as it is", "as it is", "as it is"),
    ],
)
def test_a_sentence_is_said_in_the_language_that_is_asked_for(said, english, thai):
    assert str(said) == english
    assert (say(said, "en"), say(said, "th")) == (english, thai)
    assert say(ValueError(said), "th") == say(copy.deepcopy(said), "th") == thai


def test_an_error_of_others_is_said_as_it_is():
    assert say(OSError(17, "File exists"), "th") == "[Errno 17] File exists"
