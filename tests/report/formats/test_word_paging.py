"""LibreOffice that is not there, or does not come back."""

import pytest

from synth.report.formats import word_paging


def test_without_libreoffice_it_says_what_to_do(monkeypatch):
    monkeypatch.setattr(word_paging, "found_program", lambda: "")
    with pytest.raises(ValueError, match="page_numbers needs LibreOffice"):
        word_paging.layout_program()


def test_a_libreoffice_that_does_not_come_back(monkeypatch):
    def slow(command, seconds):
        raise TimeoutError(command, seconds)

    monkeypatch.setattr(word_paging, "layout_program", lambda: "soffice")
    monkeypatch.setattr(word_paging, "run_bounded", slow)
    with pytest.raises(ValueError, match="could not lay out the report"):
        word_paging.pages_of_places(b"")
