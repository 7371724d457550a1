import re

import pytest

from synth.findings.asides import without_asides
from synth.report import behind, outline
from synth.report.behind import few_of
from synth.report.blocks import Entry, Figure, Heading, Paragraph, Prompt, Quote, Refs, Table
from synth.report.chapters import ON_SCREEN
from synth.report.data import gather
from synth.report.formats import html
from synth.report.formats.excel import meaning
from synth.report.outline import build
from synth.report.wording import Wording

from . import hostile, studies
from .conftest import NOTE, proposal_of

NOTES = {
    "รุ่น1/ก.txt": "บทเรียน\n1. ผู้นำตามธรรมชาติ\n2. <script>alert(1)</script>\n3. =1+1",
    "รุ่น1/ข.txt": "บทเรียน\n1. - ทีมเข้มแข็ง\n2. ทำงานให้สนุก",
}


def contents_of(study, lang="th", proposal=None, sections=None, **told):
    return build(gather(study, Wording(lang), proposal=proposal, year="พ.ศ. 2569", **told), sections=sections)


def prose(contents):
    return " ".join(block.text for block in contents.blocks if isinstance(block, Paragraph))


def parts(contents):
    return [block.anchor for block in contents.blocks if isinstance(block, Heading) and block.level == 1]


def table(contents, name):
    return next(found for found in contents.tables if found.name == name)


@pytest.fixture(scope="module")
def whole(study):
    return contents_of(study, proposal=proposal_of(study), agreement_note=NOTE)


def test_the_order_of_the_report(whole):
    body = [
        *("summary", "introduction", "method", "results"),
        *("lessons", "recommendations", "plans", "limits"),
    ]
    behind = [*("codebook", "agreement", "sections", "together", "codes", "disagreements", "proposal"), *("left_out", "statements")]  # fmt: skip
    assert parts(whole) == body + behind
    headings = [block for block in whole.blocks if isinstance(block, Heading) and block.level == 1]
    assert [block.number for block in headings] == ["", *"1234567", *[""] * len(behind)]
    assert headings[8].text.startswith("ภาคผนวก ก คู่มือการลงรหัส")
    assert headings[-1].text.startswith("ภาคผนวก ฌ")


def test_sections_of_a_chapter_are_numbered_in_it(whole):
    told = [
        (block.number, block.text) for block in whole.blocks if isinstance(block, Heading) and block.number
    ]
    assert [name for number, name in told if number.startswith("1.")] == [
        "ความเป็นมา",
        "วัตถุประสงค์",
        "พื้นที่และกลุ่มเป้าหมาย",
    ]
    assert dict(told)["3.2"] == "คนและทีม"


def test_a_part_alone_takes_the_place_of_its_chapter(study):
    contents = contents_of(study, sections=["sources"])
    assert [(block.number, block.text) for block in contents.blocks if isinstance(block, Heading)] == [
        ("1", "แหล่งข้อมูล")
    ]


def test_what_only_people_know_is_a_prompt(whole):
    prompts = [block.text for block in whole.blocks if isinstance(block, Prompt)]
    assert len(prompts) == 6
    assert not [text for text in prompts if text in prose(whole)]
    assert "ควรเขียน" not in prose(whole)


def test_word_has_the_chapters_and_where_the_rest_stands(corpus):
    contents = corpus[1]
    printed = [block.anchor for block in contents.printed if isinstance(block, Heading) and block.level == 1]
    assert printed == [name for name in parts(contents) if name not in ON_SCREEN]
    assert not [block for block in contents.printed if isinstance(block, Entry)]
    letters = [
        block.text.split()[1]
        for block in contents.blocks
        if isinstance(block, Heading) and block.level == 1 and block.anchor in ON_SCREEN
    ]
    assert f"ภาคผนวก {letters[0]}–{letters[-1]} อยู่ในไฟล์" in contents.printed[-1].text


def test_the_whole_report_may_be_printed(study):
    contents = build(gather(study, Wording("th"), year="2569"), full=True)
    assert contents.printed == contents.blocks


def test_captions_are_numbered_in_order_without_a_colon(whole):
    assert [found.caption.split()[1] for found in whole.tables] == [
        str(n + 1) for n in range(len(whole.tables))
    ]
    assert whole.tables[0].caption == "ตารางที่ 1 แหล่งข้อมูลที่ใช้ในการสังเคราะห์"
    assert whole.figures[0].caption == "ภาพที่ 1 จำนวนข้อความในแต่ละประเด็น (n = 39 ข้อความ จากเอกสาร 1 ฉบับ)"
    assert not [found.caption for found in [*whole.tables, *whole.figures] if ":" in found.caption]


def test_the_summary_has_the_numbers_of_the_sample(whole):
    said = prose(whole)
    assert "รายงานนี้สังเคราะห์เอกสาร 1 ฉบับ จาก 1 โครงการ รวม 39 ข้อความ" in said
    assert "26 ธันวาคม 2564" in said
    assert "“ความไว้วางใจและความโปร่งใส” 4 ข้อความ (ร้อยละ 10.3)" in said
    assert "ไม่มีข้อความที่ผู้ลงรหัสคนที่ 1 จัดเป็น “ปัญหาอุปสรรค” หรือ “ผลลัพธ์”" in said
    book = table(whole, "codebook").rows
    assert f"ประเด็นหลัก 5 ประเด็น ประเด็นย่อย {len(book) - 10} รหัส และประเภทข้อค้นพบ 5 รหัส" in said
    assert "เอกสารฉบับเดียว" in said


def test_every_statement_stands_in_the_appendix_in_its_own_words(whole, study):
    statements = study.statements()
    entries = [block.text for block in whole.blocks if isinstance(block, Entry)]
    left_out = [row[2] for row in table(whole, "left_out_statements").rows]
    assert entries + left_out == statements["text"].tolist()[3:] + statements["text"].tolist()[:3]


COUNTING = {  # tables whose columns (from, to) count statements
    "sources": (-1, None), "themes": (1, 2), "crossing_1": (1, None), "sections": (1, None),
    **{f"theme_{n}": (1, 2) for n in range(1, 6)}, "strip_1": (1, 2), "strip_2": (1, 2),
    "pairs": (2, 5), "agreement": (1, 3), "proposal": (3, 4),
}  # fmt: skip


@pytest.fixture(scope="module")
def corpus(corpus_study):
    return corpus_study, contents_of(corpus_study)


def test_only_what_sources_say_of_themselves_is_called_an_attribute(whole, corpus):
    words = Wording("en")
    for contents in (whole, corpus[1]):
        called = {
            (name, column)
            for name, frame in contents.data.items()
            for column in frame.columns
            if meaning(column, words) == words("dictionary.attribute", name=column)
        }
        assert {name for name, _ in called} <= {"sources"}


@pytest.mark.parametrize("name", [name for name in COUNTING if name != "proposal"])
def test_numbers_of_a_whole_corpus_lead_to_their_statements(corpus, name):
    found = table(corpus[1], name)
    columns = range(len(found.heads))[slice(*COUNTING[name])]
    counts = {(row, column): cells[column] for row, cells in enumerate(found.rows) for column in columns}
    assert {at: len(found.behind.get(at, ())) for at in counts} == counts


@pytest.mark.parametrize("name", ["themes", "theme_1", "theme_2", "strip_1"])
def test_numbers_of_projects_lead_to_statements_of_so_many_projects(corpus, name):
    study, contents = corpus
    statements = without_asides(study.codings(), study.statements())
    statements = statements.query("use == 'analysed'").reset_index(drop=True)
    found = table(contents, name)
    at = next(n for n, head in enumerate(found.heads) if "โครงการ" in head and found.kinds[n] == "count")
    for row, cells in enumerate(found.rows):
        if cells[at] is not None:
            places = [number - 1 for number in found.behind.get((row, at), ())]
            assert statements.loc[places, "project"].nunique() == cells[at]


@pytest.mark.parametrize("level", ["themes", "theme_1", "theme_3"])
def test_a_course_has_the_shares_of_projects_that_the_contrasts_have(corpus, level):
    found = table(corpus[1], level)
    at = found.kinds.index("course")
    told = {
        row["name"]: row
        for row in corpus[1].data["contrasts"].query("against == 'cohort'").to_dict("records")
    }
    whole = corpus[1].data["cohort_table"].set_index(["name", "group"])["share"]
    for row in found.rows:
        points = row[at].points if row[at] else ()
        shares = {label.split()[-1]: share for label, share, *_ in points if share == share}
        if row[0] in told:
            pair = told[row[0]]
            assert shares[pair["cohort_a"]] == pytest.approx(pair["share_a"])
            assert shares[pair["cohort_b"]] == pytest.approx(pair["share_b"])
        elif level == "themes" and shares:
            assert shares == {group: pytest.approx(whole[row[0], group]) for group in shares}


def test_both_coders_stand_beside_each_other_where_they_differ(corpus):
    found = table(corpus[1], "theme_1")
    assert found.heads[-2:] == ["คนที่ 1", "คนที่ 2"]
    for row, cells in enumerate(found.rows):
        pair = cells[-2:]
        assert pair == [None, None] or pair[0] != pair[1]
        for column, count in zip((len(cells) - 2, len(cells) - 1), pair, strict=True):
            assert count is None or len(found.behind[row, column]) == count


def test_sub_themes_on_which_coders_agree_too_little_are_marked(corpus):
    weak = corpus[1].data["agreement"].query("level == 'code' and alpha < 0.667")["name"].tolist()
    found = [table(corpus[1], f"theme_{n}") for n in range(1, 6)]
    marked = {made.rows[row][0] for made in found for row, _ in made.marked}
    assert marked == {row[0] for made in found for row in made.rows} & set(weak)
    assert all(made.notes[0].startswith("* ") == bool(made.marked) for made in found)


@pytest.mark.parametrize("name", COUNTING)
def test_every_number_leads_to_exactly_the_statements_that_it_counts(whole, name):
    found = table(whole, name)
    known = {block.number for block in whole.blocks if isinstance(block, Entry)}
    columns = range(len(found.heads))[slice(*COUNTING[name])]
    assert {found.kinds[column] for column in columns} == {"count"}
    for row, cells in enumerate(found.rows):
        for column in columns:
            numbers = found.behind.get((row, column), ())
            assert len(set(numbers)) == cells[column], (name, row, column)
            assert set(numbers) <= known


def test_the_statements_behind_a_number_are_those_with_its_code(whole):
    entries = {block.number: block for block in whole.blocks if isinstance(block, Entry)}
    codes = {}
    for number in range(1, 6):
        found = table(whole, f"theme_{number}")
        theme = found.title.split("“")[1].rstrip("”")
        for row, cells in enumerate(found.rows[:-1]):
            codes.setdefault(theme, set()).add(cells[0])
            assert all(cells[0] in entries[n].codes for n in found.behind.get((row, 1), ()))
    crossing = table(whole, "crossing_1")
    for (row, column), numbers in crossing.behind.items():
        if row in crossing.strong:
            continue
        kind, own = crossing.heads[column], codes[crossing.rows[row][0]]
        for number in numbers:
            said = set(entries[number].codes.split(" · "))
            assert said & own
            assert kind in said or column == len(crossing.heads) - 1


def test_a_paragraph_with_a_number_leads_to_its_statements(whole):
    for block in whole.blocks:
        if isinstance(block, Paragraph) and block.behind:
            counted = re.search(r"(\d+) (?:ข้อความ|จาก)", block.text)
            assert int(counted[1]) == len(block.behind)


def test_the_strip_of_a_theme_has_the_numbers_of_the_crossing_and_a_voice(corpus):
    counted = {row[0]: dict(zip(table(corpus[1], "crossing_1").heads, row, strict=True)) for row in table(corpus[1], "crossing_1").rows}  # fmt: skip
    for number in range(1, 6):
        found = table(corpus[1], f"strip_{number}")
        theme = found.title.split("“")[1].rstrip("”")
        for row, (kind, count, _, voice) in enumerate(found.rows):
            assert count == counted[theme][kind]
            assert any(voice.endswith(f"[{n}]") for n in found.behind[row, 1])


def test_share_tables_say_that_a_statement_may_carry_several_codes(whole, corpus):
    for contents in (whole, corpus[1]):
        found = table(contents, "themes")
        own = [row[1] for row in found.rows[:-1]]
        note = "หมายเหตุ: หนึ่งข้อความลงรหัสได้มากกว่าหนึ่งประเด็น ผลรวมร้อยละจึงอาจเกิน 100"
        assert (note in found.notes) == (sum(own) > found.rows[-1][1])
    assert "ที่มา: การสังเคราะห์จากการลงรหัสที่มีข้อควรทราบ (ดูข้อควรทราบในบทสรุปผู้บริหาร)" in found.notes


def test_codings_without_a_caution_have_the_team_as_their_source(study):
    own = studies.sample()
    own.held["sources"]["coding_note"] = ""
    contents = contents_of(own)
    assert "ที่มา: การสังเคราะห์ของคณะผู้ประเมิน พ.ศ. 2569" in table(contents, "themes").notes
    assert "ข้อควรทราบ" not in prose(contents)


def test_rows_of_a_spreadsheet_are_one_line():
    study, rows = studies.cohorts(), {"2564/0.txt": "2564/a.xlsx#2", "2564/1.txt": "2564/a.xlsx#3"}
    for name in ("sources", "statements"):
        study.held[name]["source_id"] = study.held[name]["source_id"].replace(rows)
    contents = contents_of(study)
    found = table(contents, "sources")
    at = found.heads.index("จำนวนผู้ตอบ")
    assert [row[at] for row in found.rows] == [2, *[None] * 9, 2]
    assert found.rows[0][-1] == 6
    lines = len(found.rows) - 1  # without the sum
    told = f"เอกสาร {lines} ฉบับ: บันทึกและบทสัมภาษณ์ {lines - 1} ฉบับ แบบสอบถาม 1 ชุด (ผู้ตอบ 2 คน)"
    assert told in prose(contents)
    assert "ในจำนวนนี้เอกสาร 1 ฉบับไม่มีข้อความที่นำมาวิเคราะห์" in prose(contents)
    assert "แถวที่ 3" in next(block.place for block in contents.blocks if getattr(block, "number", 0) == 4)


def test_every_agreement_table_and_chart_carries_the_note(whole):
    for name in ("agreement", "disagreements"):
        assert NOTE in table(whole, name).notes
    figure = next(found for found in whole.figures if found.name == "agreement")
    assert NOTE in [text.get_text() for text in figure.draw().axes[0].texts]


def test_the_note_may_come_with_the_sources(study):
    own = studies.sample()
    own.held["sources"]["coding_note"] = "อ่านเป็นตัวอย่าง"
    assert "อ่านเป็นตัวอย่าง" in table(contents_of(own), "agreement").notes


def test_proposals_are_only_in_the_appendix_once_there_are_codings(whole):
    names = [block.name for block in whole.blocks if isinstance(block, Table | Figure)]
    assert names.count("proposal") == 2
    assert names.index("proposal") > names.index("codebook")


def test_without_codings_proposals_come_in_the_body():
    study = studies.sample(coders="")
    contents = contents_of(study, proposal=proposal_of(study))
    assert parts(contents) == [
        *("summary", "introduction", "method", "results", "limits"),
        *("codebook", "left_out", "statements"),
    ]
    sections = [block.anchor for block in contents.blocks if isinstance(block, Heading) and block.level == 2]
    assert sections.index("read") < sections.index("proposal")
    assert "ยังไม่มีการลงรหัส" in prose(contents)
    assert "ไม่ได้กล่าวถึง" not in prose(contents)
    assert not [block.codes for block in contents.blocks if isinstance(block, Entry) and block.codes]


def test_groups_that_came_by_chance_are_one_row_without_a_name():
    study = studies.sample(coders="")
    proposal = proposal_of(study)
    proposal.themes["stands"] = proposal.themes["theme"] < 2
    contents = contents_of(study, proposal=proposal)
    made = table(contents, "proposal")
    assert [row[0] for row in made.rows] == [1, 2, None]
    assert made.rows[-1][1] == "ยังไม่ถือเป็นประเด็น (3 กลุ่ม)"
    assert [row[3] for row in made.rows] == [len(made.behind[n, 3]) for n in range(3)]
    assert "3 กลุ่ม ที่มีความคงที่ไม่สูงกว่าที่จะได้โดยบังเอิญ" in " ".join(made.notes)
    assert "ในจำนวนนี้ 2 กลุ่ม" in prose(contents)


def test_statements_that_fit_no_theme_are_counted_in_the_last_row_and_in_no_theme():
    study = studies.sample(coders="")
    proposal = proposal_of(study)
    proposal.themes["stands"], proposal.members["fits"] = True, True
    first = proposal.members["theme"] == proposal.themes["theme"].iloc[0]
    proposal.members.loc[proposal.members.index[first][:2], "fits"] = False
    made = table(contents_of(study, proposal=proposal), "proposal")
    assert made.rows[0][3] == first.sum() - 2
    assert made.rows[-1][:4] == [None, "ยังไม่อยู่ในประเด็นใด", None, 2]
    assert "2 ข้อความ" in made.notes[-1]
    assert [row[3] for row in made.rows] == [len(made.behind[n, 3]) for n in range(len(made.rows))]


def test_one_coder_gives_a_sentence_for_agreement():
    contents = contents_of(studies.sample(coders="a"))
    assert "agreement" in parts(contents)
    assert "disagreements" not in parts(contents)
    assert "มีผู้ลงรหัสคนเดียว จึงคำนวณความสอดคล้องไม่ได้" in prose(contents)


def test_not_yet_read_is_not_absent():
    contents = contents_of(studies.sample(coders="a", read=10))
    assert "อ่านแล้ว 10 จาก 39 ข้อความ" in prose(contents)
    states = [block.codes for block in contents.blocks if isinstance(block, Entry)]
    assert states.count("ยังไม่ได้อ่าน") == 29
    assert "share" not in table(contents, "themes").kinds  # a base below 30 is counted
    assert "29 ข้อความที่ผู้ลงรหัสยังไม่ได้อ่าน" in prose(contents)


def test_without_a_codebook(tmp_path):
    contents = contents_of(studies.uncoded(studies.folder(tmp_path, NOTES)))
    assert "codebook" not in parts(contents)
    assert "ยังไม่ได้จัดทำคู่มือการลงรหัส" in prose(contents)
    assert "น้อยกว่า 10 ข้อความ" in prose(contents)
    entries = [block.text for block in contents.blocks if isinstance(block, Entry)]
    assert "<script>alert(1)</script>" in entries


def test_an_empty_cohort_still_gives_a_report():
    contents = contents_of(studies.Tables())
    assert "ยังไม่มีข้อความสำหรับวิเคราะห์" in prose(contents)
    assert contents.figures == []


def test_some_sections_only(study):
    contents = contents_of(study, sections=["statements", "summary"])
    assert parts(contents) == ["summary", "statements"]
    with pytest.raises(ValueError, match="no section 'sumary'; it has: summary"):
        contents_of(study, sections=["sumary"])


def test_english_takes_the_english_names(study):
    contents = contents_of(study, lang="en")
    assert "People and team" in [row[0] for row in table(contents, "themes").rows]
    assert "Trust and transparency" in prose(contents)
    assert contents.tables[0].caption == "Table 1 Sources of the synthesis"


def test_coders_have_no_names_in_tables(whole):
    heads = [head for found in whole.tables for head in found.heads]
    assert "คนที่ 1" in heads
    assert "ผู้ลงรหัสคนที่ 1 (a)" in prose(whole)


def test_cells_under_a_heading_that_names_the_code_are_marked(whole):
    found = table(whole, "sections")
    row, column = next(iter(found.marked))
    assert found.shown(row, column, Wording("th")) == f"{found.rows[row][column]}*"
    assert any(note.startswith("* ชื่อหัวข้อตรงกับประเด็นนี้อยู่แล้ว") for note in found.notes)


def test_every_chart_names_the_table_of_its_numbers(whole):
    assert {figure.table for figure in whole.figures} <= {found.name for found in whole.tables}


def test_themes_without_codes_below_have_no_column_for_them():
    contents = contents_of(studies.cohorts())
    assert table(contents, "themes").heads[:2] == ["ประเด็นหลัก", "จำนวนข้อความ"]
    assert not [found for found in contents.tables if found.name == "theme_1"]


def test_settings_reach_every_word(study):
    words = Wording("th", digits="thai", era="christian", figure="แผนภูมิที่")
    contents = build(gather(study, words, year=words.date("2026")), "2026-11-22")
    assert contents.figures[0].caption.startswith("แผนภูมิที่ ๑ ")
    assert "จัดทำเมื่อ ๒๒ พฤศจิกายน ค.ศ. ๒๐๒๖" in contents.subtitles
    own = [prose(contents), *(found.caption for found in contents.tables)]
    assert not [text for text in own if any(digit in text for digit in "0123456789")]
    said = [block.text for block in contents.blocks if isinstance(block, Entry)]
    assert said == study.statements().query("use == 'analysed'")["text"].tolist()


def test_refs_read_as_a_list():
    assert str(Refs((3, 7, 12))) == "3, 7, 12"


def test_a_theme_coded_itself_keeps_its_own_statements_apart():
    study = studies.sample(coders="a")
    held = study.held["codings"]
    first = held["statement_id"].iloc[0]
    study.held["codings"].loc[len(held)] = ["x", first, "people", "a", "2026-11-22", "hand", "v1"]
    contents = contents_of(study)
    rows = {row[0]: row[1] for row in table(contents, "theme_1").rows}
    assert rows["ลงรหัสที่ประเด็นหลักโดยตรง"] == 1
    at = next(n for n, block in enumerate(contents.blocks) if getattr(block, "anchor", "") == "c1")
    behind = next(block for block in contents.blocks[at:] if hasattr(block, "refs"))
    assert len(behind.refs.numbers) == 1


@pytest.mark.parametrize(("themes", "said"), [(8, "ได้แก่ “6 การ"), (40, "อีก 34 รหัสไม่ได้กล่าวถึง")])
def test_codes_that_nobody_mentioned_are_named_or_counted(themes, said):
    assert said in prose(contents_of(studies.cohorts(themes=themes)))


def test_a_statement_much_too_long_is_whole_in_the_appendix_only():
    contents = contents_of(hostile.study())
    assert max(len(block.text) for block in contents.blocks if isinstance(block, Quote)) < 610
    assert max(len(row[1]) for row in table(contents, "disagreements").rows) < 310
    assert [block.text for block in contents.blocks if isinstance(block, Entry)] == hostile.SAID


def test_a_rank_that_follows_the_division_of_themes_is_said_and_leads_to_a_sub_theme(corpus):
    ranking, found = corpus[1].data["ranking"], table(corpus[1], "themes")
    assert ranking["divided"].all()
    assert [note for note in found.notes if "แบ่งเป็นหลายประเด็นย่อยมักได้จำนวนข้อความมากกว่า" in note]
    first = next(block for block in corpus[1].blocks if isinstance(block, Paragraph))
    assert first.kind == "headline"
    assert first.text.startswith("ประเด็นย่อยที่กล่าวถึงกว้างที่สุดคือ")


def test_english_has_no_thai_but_the_words_of_notes_and_names(corpus_study):
    contents = contents_of(corpus_study, lang="en")
    own = [contents.title, *(block.title for block in contents.blocks if isinstance(block, Table | Figure))]
    own += [
        block.text
        for block in contents.blocks
        if isinstance(block, Heading) and block.level < 3 and block.listed
    ]
    own += [block.text for block in contents.blocks if isinstance(block, Prompt)]
    own += [head for found in contents.tables for head in found.heads if found.name != "sections"]
    own += [note for found in contents.tables for note in found.notes]
    own += [row[0] for row in table(contents, "left_out_reasons").rows]
    assert not [text for text in own if re.search("[ก-๙]", text)]


@pytest.mark.parametrize("lang", ["th", "en"])
def test_headings_with_nothing_beneath_are_shown_where_they_are(tmp_path, lang):
    notes = {"รุ่น1/ก.md": "# ปัญหา\n- งบมาช้า\n\n# รถไม่มาตามนัด\n\n# ข้อเสนอ\n- เบิกล่วงหน้า"}
    contents = contents_of(studies.uncoded(studies.folder(tmp_path, notes)), lang)
    assert [row[1:] for row in table(contents, "bare_headings").rows] == [[4, "รถไม่มาตามนัด"]]
    assert table(contents, "left_out_reasons").rows[-1][0] == Wording(lang)("reason.bare_heading")


@pytest.fixture
def few(corpus_study, monkeypatch):
    """The report of a study that has more statements than are shown one by one."""
    monkeypatch.setattr(outline, "MOST_SHOWN", 100)
    monkeypatch.setattr(behind, "FEW", 2)
    return contents_of(corpus_study, sections=["summary", "themes", "codes", "statements"])


def test_of_very_many_statements_those_are_shown_that_a_number_leads_to(few):
    shown = {block.number for block in few.blocks if isinstance(block, Entry)}
    assert {block.number for block in few.blocks if isinstance(block, Quote)} <= shown
    lists = [numbers for block in few.tables for numbers in block.behind.values()]
    assert max(map(len, lists)) > 2
    assert all(set(few_of(numbers)) <= shown for numbers in lists)
    every = few.data["statements"]["use"].eq("analysed").sum()
    assert len(shown) < every
    assert f"{len(shown)} ข้อความ จากทั้งหมด {every} ข้อความ" in few.few
    heads = [
        block.text for block in few.blocks if isinstance(block, Heading) and block.anchor == "statements"
    ]
    assert [text.endswith("ข้อความที่รายงานอ้างถึง") for text in heads] == [True]
    assert few.few in prose(few)


def test_every_way_of_a_report_on_very_many_statements_arrives(few):
    pages = html.render(few, {}, Wording("th"))
    page = next(iter(pages.values()))
    places = set(re.findall(r'\bid="([^"]+)"', "".join(pages.values())))
    assert all(anchor in places for anchor in re.findall(r'href="[^"#]*#([sp]\d+)"', page))
    listed = [list_.split(",") for list_ in re.findall(r'data-refs="([^"]+)"', page)]
    assert listed
    assert max(map(len, listed)) == 2
    assert {f"s{part}" for parts_ in listed for part in parts_ if "-" not in part} <= places


def test_a_report_on_fewer_statements_shows_them_all(whole):
    assert whole.few == ""
    numbers = [block.number for block in whole.blocks if isinstance(block, Entry)]
    assert numbers == list(range(1, 40))


@pytest.mark.parametrize(
    ("numbers", "first", "count"),
    [((), (), 0), ((3,), (3,), 1), (range(50), (0, 1), 50), (range(51), (0, 2), 26)],
)
def test_a_few_are_spread_over_all(numbers, first, count):
    taken = few_of(tuple(numbers))
    assert taken[:2] == first
    assert len(taken) == count
