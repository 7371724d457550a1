import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from synth.text.clusters import cut_inside_cluster, whole_clusters

THAI = "".join(map(chr, [*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C)]))


MIXED = st.text(alphabet=THAI + " \n\r\u200dab1👩👍🏽🇹🇭", max_size=60)


@given(MIXED, st.data())
def test_widened_edges_are_edges_of_clusters(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = whole_clusters(text, start, end)
    edges = {0, len(text), *(match.start() for match in regex.finditer(r"\X", text))}
    assert {first, last} <= edges
    assert first <= start <= end <= last


def test_a_cut_in_plain_text_is_allowed():
    assert not cut_inside_cluster("a b", 1)


@pytest.mark.parametrize(
    ("text", "place", "inside"),
    [
        ("\r\n", 1, True),
        ("\n\r", 1, False),
        ("a\r\n", 2, True),
        ("a\r\n", 1, False),
        ("ก" * 200 + "👩👍🏽", 202, True),  # a cluster far from the beginning
        ("ก" * 200 + "👩👍🏽", 201, False),
        ("👩👍🏽", 0, False),
        ("👩👍🏽", 3, False),
        ("🇹🇭🇹🇭", 1, True),
        ("🇹🇭🇹🇭", 2, False),
    ],
)
def test_clusters_that_are_no_thai(text, place, inside):
    assert cut_inside_cluster(text, place) == inside
