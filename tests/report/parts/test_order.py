"""Which codes follow which, in an appendix, and only where chance would not do it."""

from types import SimpleNamespace

import pandas as pd

from synth.findings.sequences import code_sequences
from synth.report.parts import order
from synth.report.wording import Wording


def material(notes, monkeypatch):
    rows = [(n, m, code) for n, note in enumerate(notes) for m, code in enumerate(note.split())]
    lines = pd.DataFrame({"source_id": [f"n{n}" for n, *_ in rows]})
    lines["statement_id"] = [f"{n}-{m}" for n, m, _ in rows]
    codings = lines[["statement_id"]].assign(code=[code for *_, code in rows], coder="ก")
    codings = codings[codings["code"] != "."]
    book = pd.DataFrame({"code": ["a", "b"], "name": ["ภัยแล้ง", "ย้ายถิ่น"]})
    table = code_sequences(codings, lines[["statement_id"]].assign(coder="ก"), lines, book)
    monkeypatch.setattr(order, "whose", lambda m: "")
    monkeypatch.setattr(order, "origin", lambda m: "")
    return SimpleNamespace(words=Wording("th"), findings={"sequences": table})


def test_pairs_that_hold_are_listed(monkeypatch):
    [_, table] = order.order_part(material(["a b . ."] * 7, monkeypatch))
    assert table.rows[0][:4] == ["ภัยแล้ง", "ย้ายถิ่น", 7, 7]
    assert [row[-1] for row in table.rows] == ["มาตามลำดับนี้"]


def test_nothing_is_said_of_chance(monkeypatch):
    assert (
        order.order_part(material(["a . b .", ". b a .", "b . . a", ". a . b", "a b . ."], monkeypatch)) == []
    )
    assert order.order_part(SimpleNamespace(words=Wording("th"), findings={})) == []
