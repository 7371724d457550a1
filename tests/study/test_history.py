"""What the history says of acts: in every language, of every kind, with the same places."""

import re

import pytest

from synth.study.act_kinds import BRINGS
from synth.study.views.history import words


def test_every_language_has_the_same_words_and_places():
    thai, english = words("th"), words("en")
    assert set(thai) == set(english)
    for key in thai:
        assert set(re.findall(r"{(\w+)", thai[key])) == set(re.findall(r"{(\w+)", english[key])), key


@pytest.mark.parametrize("kind", BRINGS)
def test_every_kind_of_act_has_its_sentence(kind):
    assert words("th")[f"act.{kind}"]


def test_no_sentence_is_of_a_kind_that_there_is_not():
    assert {key.removeprefix("act.") for key in words("th") if key.startswith("act.")} - {*BRINGS} == {"by"}


def test_another_language_is_refused():
    with pytest.raises(ValueError, match="'fr'"):
        words("fr")
