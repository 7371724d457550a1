"""A corpus comes in some sources at a time, and the study is what it would be with all at once."""

import pytest

from synth.study import Study
from synth.study.acts import incoming

from .conftest import corpus_of

NOTES = {f"เวที-{note}.txt": [f"ผู้นำเสียสละ {note}", "ทำบัญชีโปร่งใส"] for note in range(5)}


def shuffled(corpus):
    corpus.statements = corpus.statements.iloc[::-1]
    return corpus


@pytest.mark.parametrize("sources", [1, 2, 5, 500])
@pytest.mark.parametrize("given", [corpus_of, lambda notes: shuffled(corpus_of(notes))])
def test_portions_make_the_study_that_all_at_once_make(tmp_path, monkeypatch, sources, given):
    whole = Study(tmp_path / "whole.db")
    whole.add_corpus(corpus_of(NOTES))
    monkeypatch.setattr(incoming, "_SOURCES", sources)
    with whole, Study(tmp_path / "study.db") as study:
        assert study.add_corpus(given(NOTES))
        for name in ("sources", "statements", "left_out", "problems"):
            assert getattr(study, name)().equals(getattr(whole, name)())
        assert not study.add_corpus(given(NOTES))
        more = NOTES | {"เวที-3.txt": ["น้ำไม่พอใช้"], "เวที-9.txt": ["ป่าชุมชน"]}
        assert study.add_corpus(given(more))
        assert len(study.history()) == 2
        assert list(study.statements()["text"].tail(4)) == ["น้ำไม่พอใช้", *NOTES["เวที-4.txt"], "ป่าชุมชน"]


def test_words_that_are_not_the_text_s_leave_the_study_as_it_was(tmp_path, monkeypatch):
    monkeypatch.setattr(incoming, "_SOURCES", 1)
    corpus = corpus_of(NOTES)
    corpus.statements.loc[8, "text"] = "ไม่มีในเวที"
    with Study(tmp_path / "study.db") as study:
        with pytest.raises(ValueError, match="เวที-4"):
            study.add_corpus(corpus)
        assert study.sources().empty
        assert study.check().empty
