"""The widget as a notebook holds it: what it is made of, and what of it is written into a file."""

import json
import re
from pathlib import Path

import pytest

import synth
from synth.telling import languages
from synth.widget import coder as module
from synth.widget.words import Words

from .pages import NOTES, Page

WIDGET = Path(module.__file__).parent


def test_state_holds_no_word_of_the_workshop(page, study):
    """What a notebook may save of a widget is its state."""
    page.act("code", k=page.keys[0], code="trust")
    page.act("memo", about="statement", k=page.keys[0], text="ผู้ใหญ่บ้านเล่าเอง")
    page("rows", keys=page.keys)
    page.view(query="ผู้นำ")
    page("source", k=page.keys[0])
    state = page.widget.get_state()
    assert {name for name in state if not name.startswith("_")} - {"layout", "tooltip", "tabbable"} == {
        "lang",
        "height",
    }
    kept = json.dumps({name: str(value) for name, value in state.items()}, ensure_ascii=False)
    words = [line for lines in NOTES.values() for line in lines]
    for word in [*words, "ความไว้วางใจ", "ผู้ใหญ่บ้าน", "บางกล่ำ", str(study.path)]:
        assert word not in kept


def test_messages_are_answered_through_the_channel(study, monkeypatch):
    sent = []
    monkeypatch.setattr(synth.Coder, "send", lambda self, content, buffers=None: sent.append(content))
    widget = synth.Coder(study, "ก", blind=True)
    message = {"method": "custom", "content": {"id": "1", "do": "ping"}}
    widget._handle_msg({"content": {"data": message}, "buffers": []})
    widget._handle_msg(
        {"content": {"data": {"method": "custom", "content": {"kind": "anywidget-command"}}}, "buffers": []}
    )
    assert sent == [{"id": "1", "ok": True}]


def test_it_says_what_it_is_and_what_to_do_where_it_cannot_be_drawn(study):
    widget = synth.Coder(study, "ก")
    assert repr(widget) == f"Coder({str(study.path)!r}, coder='ก')"
    data, _ = widget._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    said = data["text/plain"]
    assert all(word in said for word in ("study.db", "JupyterLab", "Notebook 7", "VS Code", "GitHub"))
    assert (
        synth.Coder(study, "ก", lang="en")
        ._repr_mimebundle_()[0]["text/plain"]
        .startswith("The coding page of")
    )


def test_a_path_or_a_study_and_the_coder_who_is_remembered(study):
    with pytest.raises(ValueError, match="say who codes"):
        synth.Coder(study)
    study.remember("ครูแดง")
    for given in (study, study.path, str(study.path)):
        assert Page(given, "").opened["coder"] == "ครูแดง"
    assert (synth.Coder(study, height=400, lang="en").height, synth.Coder(study).lang) == (400, "th")


@pytest.mark.parametrize(
    ("options", "error", "match"),
    [
        ({"lang": "fr"}, ValueError, "no wording for lang='fr'; there is: en, th"),
        ({"sample": -1}, ValueError, "one statement or more"),
        ({"study": "ไม่มี.db"}, FileNotFoundError, "ไม่มี.db is not there"),
    ],
)
def test_what_cannot_be_made_is_refused(study, folder, options, error, match):
    options = {"study": study, "coder": "ก", **options}
    if isinstance(options["study"], str):
        options["study"] = folder / options["study"]
    with pytest.raises(error, match=match):
        synth.Coder(**options)
    assert not (folder / "ไม่มี.db").exists()


def test_an_empty_study_opens(folder):
    page = Page(synth.Study(folder / "empty.db"))
    assert (page.keys, page.opened["at"], page.opened["book"], page.opened["counts"]["all"]) == (
        [],
        None,
        [],
        0,
    )
    assert page("next", by="unread", k=None)["k"] is None
    assert page.act("undo")["ok"]
    assert page("book", change="add", name="ความไว้วางใจ")["book"][0]["code"] == "ความไว้วางใจ"
    assert page.act("memo", about="code", code="ความไว้วางใจ", text="ใช้เมื่อใด")["ok"]
    assert len(page("memos", about="code", code="ความไว้วางใจ")["memos"]) == 1


def test_the_parts_of_the_page_are_all_joined():
    for names, folder, ending in ((module._PARTS, "js", ".js"), (module._STYLES, "css", ".css")):
        assert sorted(names) == sorted(path.stem for path in (WIDGET / folder).glob(f"*{ending}"))


def test_every_word_is_said_in_every_language():
    assert languages(WIDGET) == ["en", "th"]
    thai, english = Words("th"), Words("en")
    assert thai.keys() == english.keys()
    for key, said in thai.items():
        assert said.strip()
        assert english[key].strip()
        assert set(re.findall(r"{(\w+)}", said)) == set(re.findall(r"{(\w+)}", english[key])), key


@pytest.mark.parametrize(
    "word", ["ธีม", "เซกชัน", "คลัสเตอร์", "โค้ดดิ้ง", "เข้ารหัส", "ข้อเสนอแนะ", "ผู้เข้ารหัส", "ซอร์ส"]
)
def test_words_that_sound_machine_made_are_not_used(word):
    assert not [key for key, said in Words("th").items() if word in said]


def test_every_word_that_is_asked_for_is_there():
    """Keys in the page's program and in Python; of a key made from data the section must be there."""
    known, sections = Words("th"), {key.partition(".")[0] for key in Words("th")}
    program = "\n".join(path.read_text(encoding="utf-8") for path in (WIDGET / "js").glob("*.js"))
    asked = set(re.findall(r"""\bword\(\s*["']([a-z_]+\.\w+)["']""", program))
    python = "\n".join(path.read_text(encoding="utf-8") for path in WIDGET.glob("*.py"))
    asked |= set(re.findall(r"""words(?:\.say\(\s*|\[)"([a-z_]+\.\w+)\"""", python))
    assert len(asked) > 100
    assert asked <= known.keys()
    made = set(re.findall(r"word\(`([a-z_]+)\.\$", program)) | set(re.findall(r"""f"([a-z_]+)\.{""", python))
    assert made
    assert made <= sections
