import pandas as pd
import pytest

from synth.findings.material import compare_material, file_of, material_counts
from synth.findings.units import differ


def material(*files):
    """A tuple a source: its id, cohort, form, recorder, and a string a statement: who says it, @ a day it is sent."""
    sources = pd.DataFrame([file[:4] for file in files], columns=["source_id", "cohort", "form", "recorder"])
    sources["project"] = ["โครงการ " + one.split(".")[0] for one in sources["source_id"]]
    lines = [(file[0], said) for file in files for said in file[4:]]
    statements = pd.DataFrame(lines, columns=["source_id", "speaker"])
    statements["time"] = ["2022-03-14 18:02" if "@" in said else "" for said in statements["speaker"]]
    statements["speaker"] = statements["speaker"].str.strip("@")
    statements["statement_id"], statements["use"] = range(len(statements)), "analysed"
    return sources, statements


GIVEN = material(
    ("เวที.txt", "1", "เวที", "ก", "", "", "ป้าศรี"),
    ("กลุ่ม.vtt", "1", "สัมภาษณ์", "ข", "ผู้สัมภาษณ์", "ลุงดำ", "ลุงดำ", "ป้าศรี"),
    ("ไลน์.txt", "2", "แชต", "ก", "@ลุงดำ", "@ป้าศรี"),
    ("ตอบ.csv#2", "2", "แบบสอบถาม", "ก", ""),
    ("ตอบ.csv#3", "2", "แบบสอบถาม", "ก", "", ""),
    ("ตอบ.xlsx#ชีต1!2", "2", "แบบสอบถาม", "ก"),
)


def test_documents_are_files_and_respondents_are_rows():
    table = material_counts(*GIVEN)
    counts = table[table["level"] == "medium"].set_index("medium")[["documents", "respondents", "speakers"]]
    assert counts.T.to_dict("list") == {
        "note": [1, 0, 1],
        "transcript": [1, 0, 2],
        "chat": [1, 0, 2],
        "survey": [2, 3, 0],
    }
    whole = table[table["level"] == "all"].iloc[0]
    assert whole[["documents", "respondents", "speakers", "interviewers", "statements"]].tolist() == [
        5,
        3,
        5,
        1,
        12,
    ]


def test_every_level_and_group_adds_up():
    table = material_counts(*GIVEN, by="cohort")
    for counted in ("documents", "respondents", "speakers", "interviewers", "statements", "left_out"):
        sums = table.groupby(["group", "level"])[counted].sum().unstack()
        assert (sums["all"] == sums["medium"]).all()
        assert (sums["all"] == sums["form"]).all()
        assert sums.loc[["1", "2"]].sum().tolist() == sums.loc[""].tolist()


def test_forms_stand_under_what_a_document_is():
    table = material_counts(*GIVEN)
    forms = table[table["level"] == "form"]
    assert list(zip(forms["medium"], forms["form"], forms["documents"], strict=True)) == [
        ("note", "เวที", 1),
        ("transcript", "สัมภาษณ์", 1),
        ("chat", "แชต", 1),
        ("survey", "แบบสอบถาม", 2),
    ]


def test_a_document_without_statements_is_one_all_the_same():
    sources, statements = material(("เวที.txt", "1", "", "", ""), ("ว่าง.txt", "1", "", ""))
    assert material_counts(sources, statements)["documents"].iloc[0] == 2


@pytest.mark.parametrize(
    ("source_id", "file"),
    [
        ("ตอบ.csv#2", "ตอบ.csv"),
        ("ตอบ.xlsx#ชีต 2!12", "ตอบ.xlsx"),
        ("รุ่น #2/เวที.txt", "รุ่น #2/เวที.txt"),
        ("เวที #2.txt", "เวที #2.txt"),
    ],
)
def test_a_row_belongs_to_its_file(source_id, file):
    assert file_of(pd.Series([source_id])).tolist() == [file]


@pytest.mark.parametrize(
    ("before", "after", "differs", "shared"),
    [
        ("กกกก", "กกกก", False, 1.0),
        ("กกกก", "ขขขข", True, 0.0),
        ("กกกก", "กกขข", False, 0.5),
        ("กกกข", "ขขขข", True, 0.25),
        ("กขคง", "จฉชซ", False, 0.0),  # each its own: nothing to do with the sides
        ("กกกกกกกก", "ข", True, 0.0),
    ],
)
def test_sides_differ_where_they_share_less_than_chance_would_give(before, after, differs, shared):
    assert differ(pd.Series(list(before)), pd.Series(list(after))) == (differs, pytest.approx(shared))


def test_an_aspect_is_told_of_each_pair():
    notes = [(f"{n}.txt", "1", "เวที", "ก", "", "") for n in range(4)]
    long = [(f"{n}.vtt", "2", "สัมภาษณ์", "ก", *["ลุงดำ"] * 6) for n in range(4, 8)]
    table = compare_material(*material(*notes, *long)).set_index("aspect")
    assert table["differs"].to_dict() == {"medium": True, "form": True, "recorder": False, "length": True}
    assert table.loc["medium", ["cohort_a", "most_a", "n_a", "cohort_b", "most_b"]].tolist() == [
        "2",
        "transcript",
        4,
        "1",
        "note",
    ]
    assert table.loc["length", ["most_a", "most_b", "ratio"]].tolist() == [6, 2, 3]


def test_pairs_and_the_rest_can_be_asked_for():
    files = [(f"{cohort}{n}.txt", cohort, "เวที", "", "") for cohort in "123" for n in range(2)]
    table = compare_material(*material(*files), groups=[("1", "2;3")])
    assert set(zip(table["cohort_a"], table["cohort_b"], strict=True)) == {("1", "2;3")}
    assert table["base_b"].max() == 4


def test_with_one_cohort_there_is_nothing_to_compare():
    table = compare_material(*material(("เวที.txt", "1", "เวที", "", "")))
    assert table.empty
    assert "มีเพียงรุ่นเดียว" in table.lacks


def test_attributes_that_nobody_gave_are_not_compared():
    sources, statements = material(("ก.txt", "1", "", "", ""), ("ข.txt", "2", "", "", ""))
    assert set(compare_material(sources[["source_id", "cohort"]], statements)["aspect"]) == {
        "medium",
        "length",
    }


def test_who_does_research_and_reports_is_a_speaker():
    sources = pd.DataFrame({"source_id": ["วง.txt"]})
    said = [("ผู้วิจัย", "คนสูงอายุกินยาไม่ครบ"), ("ผู้วิจัย", "เล่าต่อค่ะ"), ("นักวิจัย", "เล่าต่อค่ะ"), ("ป้าศรี", "ลืมทุกที")]
    lines = pd.DataFrame(said, columns=["speaker", "text"])
    lines = lines.assign(source_id="วง.txt", statement_id=[str(at) for at in range(len(lines))])
    row = material_counts(sources, lines).iloc[0]
    assert (row["speakers"], row["interviewers"]) == (2, 1)
