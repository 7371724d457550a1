"""Which codes follow which, beside a plain count and all orders that there are."""

from itertools import pairwise, permutations, product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synth.findings.sequences import code_sequences

BOOK = pd.DataFrame({"code": ["a", "b", "c"], "name": ["แล้ง", "ย้าย", "หนี้"]})


def study(*notes, **columns):
    """A string a note, a word a statement with a letter a code; ``.`` none."""
    rows = [(n, m, word) for n, note in enumerate(notes) for m, word in enumerate(note.split())]
    lines = pd.DataFrame(
        {"statement_id": [f"{n}-{m}" for n, m, _ in rows], "source_id": [f"n{n}" for n, *_ in rows]}
    )
    given = [(f"{n}-{m}", code, "ก") for n, m, word in rows for code in word if code != "."]
    codings = pd.DataFrame(given, columns=["statement_id", "code", "coder"])
    return codings, lines[["statement_id"]].assign(coder="ก"), lines.assign(**columns), BOOK


def pair(table, first, second):
    return table[(table["code"] == first) & (table["next"] == second)].iloc[0]


def test_what_follows_in_every_note_is_told_in_order():
    row = pair(code_sequences(*study(*["a b . ."] * 6)), "a", "b")
    assert row[["statements", "followed", "sources", "followed_by_first", "told"]].tolist() == [
        6,
        6,
        6,
        0,
        "in order",
    ]
    assert row["expected"] == pytest.approx(6 / 4, abs=0.2)  # 3 of 12 ordered places of two are neighbours


def test_what_stands_together_in_either_order_is_near():
    table = code_sequences(*study(*["a b . . . .", "b a . . . ."] * 4))
    assert [pair(table, *one)["told"] for one in ("ab", "ba")] == ["near", "near"]


def test_what_keeps_apart_says_so():
    row = pair(code_sequences(*study(*["a a a . . b b b"] * 5)), "a", "b")
    assert row[["followed", "told"]].tolist() == [0, "apart"]


def test_rare_codes_are_in_no_pair():
    assert code_sequences(*study(*["a b . ."] * 4)).empty
    assert code_sequences(*study("a b a b a b . .", "a b a b . .")).empty
    assert "5" in repr(code_sequences(*study("a b")))


def test_a_note_that_is_not_read_whole_is_left_out():
    codings, reviews, lines, book = study(*["a b . ."] * 7)
    reviews = reviews[reviews["statement_id"] != "6-3"]
    assert pair(code_sequences(codings, reviews, lines, book), "a", "b")["statements"] == 6


@pytest.mark.parametrize(("within", "followed"), [("source", 6), ("section", 0), ("turn", 0)])
def test_a_pair_does_not_reach_out_of_its_section_or_turn(within, followed):
    parts = ["x", "y", "y", "x"] * 6
    tables = study(*["a b . ."] * 6, section=parts, speaker=parts)
    assert pair(code_sequences(*tables, within=within), "a", "b")["followed"] == followed


def test_a_turn_is_what_one_speaker_says_in_a_row():
    tables = study(*["a b . ."] * 6, speaker=["ป้าแดง", "ป้าแดง", "", ""] * 6)
    row = pair(code_sequences(*tables, within="turn"), "a", "b")
    assert row[["statements", "followed"]].tolist() == [6, 6]


def test_what_cannot_be_asked_says_why():
    with pytest.raises(ValueError, match="within"):
        code_sequences(*study("a b"), within="page")
    with pytest.raises(ValueError, match="lag"):
        code_sequences(*study("a b"), lag=0)


WORDS = st.sampled_from([".", "a", "b", "c", "ab", "ac"])
NOTES = st.lists(st.lists(WORDS, min_size=1, max_size=7).map(" ".join), min_size=3, max_size=6)


@settings(deadline=None, max_examples=40)
@given(NOTES, st.integers(1, 3))
def test_counts_are_those_of_a_plain_loop(notes, lag):
    table = code_sequences(*study(*notes), lag=lag, permutations=2)
    for row in table.to_dict("records"):
        words = [note.split() for note in notes]
        after = [
            (n, row["next"] in "".join(note[at + 1 : at + 1 + lag]))
            for n, note in enumerate(words)
            for at, word in enumerate(note[:-1])
            if row["code"] in word
        ]
        assert row["statements"] == len(after)
        assert row["followed"] == sum(yes for _, yes in after)
        share = row["followed"] / len(after) if after else np.nan
        assert row["share"] == pytest.approx(share, nan_ok=True)
        assert row["sources"] == len({n for n, yes in after if yes})


def test_p_is_that_of_all_orders():
    """Three notes of four statements each, a before b in all: every order of every note counted."""
    orders = list(permutations("ab.."))
    follows = np.array([any(x == "a" and y == "b" for x, y in pairwise(one)) for one in orders])
    each = follows.mean()  # 1/4
    row = pair(code_sequences(*study(*["a b . ."] * 5), permutations=5_000), "a", "b")
    assert row["expected"] == pytest.approx(5 * each, abs=0.05)
    assert row["p"] == pytest.approx(each**5 / 2, abs=0.002)  # nothing else is as far; itself counts half
    assert row["p_order"] == pytest.approx(2 / 2**5 / 2, abs=0.01)


def test_what_is_just_as_far_counts_half():
    row = pair(code_sequences(*study(*["a b ."] * 5), permutations=2_000), "a", "b")
    assert row["p"] == pytest.approx(1 / 3**5 / 2, abs=0.0015)  # a third of the orders of each note
    once = pair(code_sequences(*study(*["a b . ."] * 5), permutations=1), "a", "b")
    assert once["p"] == 0.75  # of one reading and what is there, each is as far from their mean


def follow(note, first, second, lag):
    return sum(one == first and second in note[at + 1 : at + 1 + lag] for at, one in enumerate(note))


@pytest.mark.parametrize("lag", [1, 2, 3])
def test_p_of_order_is_that_of_all_ways_to_read_notes_forwards_or_backwards(lag):
    notes = ["b a a ."] * 4 + ["a b . a"] * 2
    apart = []
    for turned in product([1, -1], repeat=len(notes)):
        read = [note.split()[::way] for note, way in zip(notes, turned, strict=True)]
        both = (sum(follow(note, *codes, lag) for note in read) for codes in ("ab", "ba"))
        apart.append(abs(next(both) - next(both)))
    apart, own = np.array(apart), apart[0]
    row = pair(code_sequences(*study(*notes), lag=lag, permutations=2_000), "a", "b")
    assert row["p_order"] == pytest.approx(((apart > own).mean() + (apart >= own).mean()) / 2, abs=0.02)
