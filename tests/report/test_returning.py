"""Pages to give findings back with."""

import pytest
from docx import Document

import synth
from study.conftest import begin

TEXTS = {"ก.txt": ["ป้าแดงบอกว่าทีมเล็กดี", "ทำแล้วสนุก"], "ข.txt": ["ทีมใหญ่ไปก็ไม่ไว้ใจกัน"]}


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    made, ids = begin(tmp_path_factory.mktemp("returning") / "study.db", TEXTS)
    made.set_project("ข.txt", "ท่าช้าง", coder="a")
    for one in ids:
        made.code(one, "trust", coder="a")
    yield made
    made.close()


@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_page_says_how_much_was_found_and_quotes_without_names(study, tmp_path, lang):
    page = synth.write_return(study, tmp_path / "return.html", lang).read_text(encoding="utf-8")
    assert page.count('<section class="page">') == 1
    assert {"th": "พบใน 2 โครงการ", "en": "Found in"}[lang] in page
    assert "ทีมเล็กดี" in page
    assert "ป้าแดง" not in page
    assert "http" not in page.replace("http://www.w3.org", "")


def test_the_same_stands_in_word_with_room_to_write(study, tmp_path):
    made = Document(synth.write_return(study, tmp_path / "return.docx"))
    words = [paragraph.text for paragraph in made.paragraphs]
    assert words[0] == "คนและทีม"
    assert any("ทีมใหญ่ไปก็ไม่ไว้ใจกัน" in text for text in words)
    assert not any("ป้าแดง" in text for text in words)
    [table] = made.tables
    assert table.rows[0].cells[0].text == "เห็นด้วยตรงไหน"


def test_it_never_says_that_anything_was_given_back(study, tmp_path):
    page = synth.write_return(study, tmp_path / "return.html").read_text(encoding="utf-8")
    for said in ("คืนข้อมูลแล้ว", "ชุมชนเห็นด้วย", "ชุมชนรับรอง"):
        assert said not in page
    assert study.heard().empty


def test_markup_in_a_note_stays_words(tmp_path):
    made, ids = begin(tmp_path / "study.db", {"ก.txt": ["<b>ทีม</b> & งาน"]})
    with made:
        made.code(ids[0], "trust", coder="a")
        page = synth.write_return(made, tmp_path / "return.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;ทีม&lt;/b&gt; &amp; งาน" in page


def test_other_kinds_of_file_are_refused(study, tmp_path):
    with pytest.raises(ValueError, match="return.pdf"):
        synth.write_return(study, tmp_path / "return.pdf")
