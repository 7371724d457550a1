"""Identifiers: acts in their order, and the same name for the same thing everywhere."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from synth.study import ids


def test_acts_are_numbered_in_their_order_also_by_several_threads():
    made = [ids.event_id() for _ in range(5_000)]
    assert made == sorted(set(made))
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda _: ids.event_id(), range(5_000)))
    assert len(set(together)) == 5_000
    assert min(together) > made[-1]


def test_an_act_sorts_after_the_file_also_when_the_clock_was_set_back(monkeypatch):
    last = ids.event_id()
    monkeypatch.setattr(ids.time, "time_ns", lambda: 0)
    monkeypatch.setattr(ids, "_last", 0)
    following = ids.event_id(after=last)
    assert following > last
    assert uuid.UUID(following).version == 7
    assert uuid.UUID(following).variant == uuid.RFC_4122


def test_the_id_of_an_act_holds_its_time():
    before = datetime.fromisoformat(ids.now())
    found = datetime.fromisoformat(ids.moment(ids.event_id()))
    assert abs((found - before).total_seconds()) < 1


def test_a_person_has_one_id_however_the_name_is_typed():
    assert ids.coder_id("ครูนำ") == ids.coder_id(" ครูน\u0e4d\u0e32\u200b ")
    assert ids.coder_id("a") != ids.coder_id("A")
    assert ids.code_id("trust") != ids.code_id("trust", "+")
