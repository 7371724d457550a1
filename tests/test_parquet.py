"""Texts packed for another computer come out as they went in, and are shown to nobody on the way."""

import pytest

from synth.parquet import Texts


@pytest.mark.parametrize("texts", [[], ["", "ผู้นำ\n", "\ud800", "a\x00b"]])
def test_texts_come_as_they_were_sent(texts):
    sent = Texts.of(texts)
    assert sent.read() == texts
    assert "ผู้นำ" not in repr(sent)
