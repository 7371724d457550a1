"""Lessons that come back and triangulation in Chromium, with a real study behind the page."""

import os
from pathlib import Path

import pytest

from waiting import expect, settled

pytestmark = pytest.mark.browser

ADVICE, OBSTACLE = "งบประมาณเบิกจ่ายล่าช้า", "ขาดงบประมาณต่อเนื่อง"


@pytest.fixture
def judged(study):
    """Two cohorts: what the first recommends, and what stands in the way of the second."""
    study.set_cohort("2564/ปากพูน.txt", "2567", coder="มาลี")
    study.add_code(
        "advice", name="ข้อเสนอแนะ", name_en="recommendation", dimension="ประเภทข้อค้นพบ", coder="มาลี"
    )
    rows = study.statements().set_index("text")["statement_id"]
    for text, codes in {
        ADVICE: ("advice", "budget"),
        "ต้องสร้างความเชื่อมั่นผ่านผู้นำชุมชน": ("advice", "trust"),
        OBSTACLE: ("obstacle", "budget"),
        "ผู้นำชุมชนโปร่งใสไว้ใจได้": ("obstacle", "trust"),
    }.items():
        for code in codes:
            study.code(rows[text], code, coder="มาลี")
    answer = {"code": "people", "says": "adds", "who": "กลุ่มแม่บ้าน", "day": "2024-05-31", "place": "ศาลา"}
    study.hear([answer | {"text": "ผู้นำต้องเปิดบัญชีให้ดูด้วย"}], coder="มาลี")
    return study


@pytest.fixture
def writing(pages, judged):
    """Open the page; keys and ``=words`` come after one another, each answered before the next."""

    def opening(*keys, **options):
        page = pages.writing(judged, **options)
        page.focus(".synth-writer")
        return pressed(page, *keys)

    return opening


def pressed(page, *keys):
    for key in keys:
        page.keyboard.type(key[1:]) if key.startswith("=") else page.keyboard.press(key)
        settled(page)
    return page


def picture(page, name):
    """Keep a picture where somebody asked for it, to be looked at."""
    if folder := os.environ.get("SYNTH_PICTURES"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"))


def verdicts(study):
    return study.lessons()[["recommendation", "obstacle", "verdict"]].values.tolist()


def test_a_pair_is_confirmed_by_key_and_the_next_one_waits(writing, judged):
    page = writing("3")
    pairs = page.locator(".synth-pair")
    expect(pairs).to_have_count(2)
    shown = page.locator(".synth-pair[aria-current]")
    first = shown.locator(".synth-pair-obstacle p").first.inner_text()
    pressed(page, "b")
    assert [row[2] for row in verdicts(judged)] == ["came back"]
    expect(page.locator("[data-verdict='came back']")).to_contain_text(first)
    expect(shown).not_to_contain_text(first)
    pressed(page, "x")
    assert sorted(row[2] for row in verdicts(judged)) == ["came back", "not the same"]
    pressed(page, "ArrowUp", "t")
    assert sorted(row[2] for row in verdicts(judged)) == ["not the same", "taken up"]
    expect(page.locator(".synth-counts")).to_contain_text("รอพิจารณา 0 คู่")


def test_a_verdict_is_undone_and_taken_away(writing, judged):
    page = writing("3", "b", "u")
    assert verdicts(judged) == []
    expect(page.locator(".synth-pair.is-judged")).to_have_count(0)
    pressed(page, "Shift+U")
    assert len(verdicts(judged)) == 1
    page.locator(".synth-pair.is-judged").click()
    pressed(page, "0")
    assert verdicts(judged) == []


def test_the_pair_is_set_side_by_side_with_places_and_reasons(writing):
    page = writing("3")
    pair = page.locator(".synth-pair", has_text=OBSTACLE)
    expect(pair.locator(".synth-pair-advice")).to_contain_text(ADVICE)
    expect(pair.locator(".synth-pair-advice")).to_contain_text("บางกล่ำ, บทเรียน ข้อ 5")
    expect(pair.locator(".synth-pair-why")).to_contain_text("รหัสเดียวกัน: งบประมาณ")


def test_sources_are_held_against_each_other_and_what_people_said_stands_beside(writing, judged):
    page = writing("4")
    expect(page.locator(".synth-sides")).to_contain_text("2 ข้อความ ใน 2 แหล่ง")
    expect(page.locator(".synth-themes .synth-heard")).to_contain_text("ผู้นำต้องเปิดบัญชีให้ดูด้วย")
    page.locator(".synth-themes textarea").fill("เวทีกับสมุดบัญชีบอกตรงกัน")
    pressed(page, "Control+s")
    told = judged.triangulations()[["target", "outcome", "text"]].values.tolist()
    assert told == [["people", "agree", "เวทีกับสมุดบัญชีบอกตรงกัน"]]
    pressed(page, "Escape", "1", "Enter")
    expect(page.locator(".synth-writing-cell .synth-heard")).to_contain_text("กลุ่มแม่บ้าน · ศาลา · 2024-05-31")


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (420, False)])
def test_both_views_stand_in_every_width_and_light(writing, judged, lang, width, dark):
    judged.triangulate("code", "people", "partly agree", "เวทีกับแบบสอบถามบอกตรงกัน", coder="มาลี")
    page = writing("3", "b", lang=lang, width=width, dark=dark)
    name = f"{lang}-{width}{'-dark' if dark else ''}"
    for key, view in (("3", "lessons"), ("4", "themes")):
        pressed(page, key)
        expect(page.locator(f".synth-{view}")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        picture(page, f"{view}-{name}")
    if lang == "en":
        assert "ตรวจสอบสามเส้า" not in page.locator(".synth-body").inner_text()


def test_texts_of_a_renamed_project_are_moved(writing, judged):
    judged.write_cell("บางกล่ำ", "people", "ทีมเล็กดี", coder="มาลี")
    for source in judged.sources()["source_id"]:
        judged.set_project(source, "บางกล่ำใหม่", coder="มาลี")
    page = writing("ArrowDown", "Enter")
    page.locator(".synth-changes .synth-button", has_text="บางกล่ำใหม่").click()
    settled(page)
    assert judged.cells()[["row", "text"]].values.tolist() == [["บางกล่ำใหม่", "ทีมเล็กดี"]]
