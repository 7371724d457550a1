import json

import pytest

import synth
from synth.report.one_cohort import OneCohort
from synth.sheets import read_sheet

NOTES = {"2566": ["แกนนำเสียสละเวลา", "เก็บออมร่วมกัน"], "2567": ["ทำบัญชีโปร่งใส", "ฝนตกหนัก", "ทีมดี"]}


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """Two cohorts of invented notes; ก has read both, ข the first alone."""
    corpus = tmp_path_factory.mktemp("งาน") / "corpus"
    for cohort, texts in NOTES.items():
        (corpus / cohort).mkdir(parents=True)
        lines = "".join(f"{n}. {text}\n" for n, text in enumerate(texts, start=1))
        (corpus / cohort / "เวที.txt").write_text(f"เวทีสรุป\n\nบทเรียน\n{lines}", encoding="utf-8")
        (corpus / cohort / "เสีย.pdf").write_bytes(b"%PDF-1.4 broken")
    with synth.Study(corpus.parent / "study.db") as made:
        made.add_corpus(synth.read_corpus(corpus))
        made.add_code("team", coder="ก", name="ทีมงาน")
        for row in made.statements().itertuples():
            made.review(row.statement_id, coder="ก")
            if row.cohort == "2566":
                made.code(row.statement_id, "team", coder="ข")
        yield made


def texts(path):
    heads, *rows = [row.cells for row in read_sheet(path)]
    return [row[heads.index("text")] for row in rows]


def test_a_report_of_one_cohort_holds_nothing_of_the_other(study, tmp_path):
    synth.write_report(study, tmp_path / "r", cohort="2567")
    assert texts(tmp_path / "r" / "tables" / "statements.csv") == NOTES["2567"]
    page = (tmp_path / "r" / "report.html").read_text(encoding="utf-8")
    assert "ทำบัญชีโปร่งใส" in page
    assert not any(text in page for text in NOTES["2566"])
    assert "2566" not in (tmp_path / "r" / "tables" / "problems.csv").read_text(encoding="utf-8-sig")
    told = json.loads((tmp_path / "r" / "manifest.json").read_text(encoding="utf-8"))
    assert told["parameters"]["cohort"] == "2567"
    assert told["codings"]["coder"] == "ก"
    assert {row["source_id"] for row in told["inputs"]} == {"2567/เวที.txt"}


@pytest.mark.parametrize(("cohort", "coders"), [("2566", ["ก", "ข"]), ("2567", ["ก"])])
def test_the_tables_of_one_cohort(study, cohort, coders):
    one = OneCohort(study, cohort)
    assert one.statements()["text"].tolist() == NOTES[cohort]
    assert sorted(set(one.reviews()["coder"])) == coders
    assert len(one.codings()) == (2 if cohort == "2566" else 0)
    assert one.problems()["path"].tolist() == [f"{cohort}/เสีย.pdf"]
    assert set(one.left_out()["source_id"]) <= set(one.sources()["source_id"]) == {f"{cohort}/เวที.txt"}


def test_a_cohort_that_is_not_there(study, tmp_path):
    with pytest.raises(ValueError, match="no cohort '2569'; there is: 2566, 2567"):
        synth.write_report(study, tmp_path / "r", cohort="2569")
    assert not (tmp_path / "r").exists()
