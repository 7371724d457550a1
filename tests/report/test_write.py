import csv
import hashlib
import json
import warnings
from pathlib import Path

import pytest
from lxml import html

from synth import whole
from synth.report import write
from synth.report.write import write_report
from synth.schema import TABLES

from . import studies
from .conftest import proposal_of


def snapshot(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_the_promised_files_are_there(report):
    names = set(snapshot(report))
    assert {"report.html", "report.docx", "tables.xlsx", "manifest.json"} <= names
    for chart in ("codes", "cooccurrence", "proposal", "agreement"):
        assert {f"charts/{chart}.png", f"charts/{chart}.svg"} <= names
    assert not [path for path in report.parent.iterdir() if path != report]


@pytest.mark.parametrize("name", ["statements", "codings"])
def test_csv_files_have_the_columns_of_the_schema(report, name, study):
    raw = Path(report, "tables", f"{name}.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines()))
    assert tuple(rows[0]) == TABLES[name]
    assert len(rows) == len(getattr(study, name)())


def test_the_manifest_says_what_it_was_made_of(report, study):
    told = json.loads(Path(report, "manifest.json").read_text(encoding="utf-8"))
    assert told["inputs"][0]["sha256"] == study.sources()["sha256"].iloc[0]
    assert told["parameters"]["seed"] == 0
    assert told["codings"]["coder"] == "a"
    assert {"findings", "charts", "html", "word", "excel", "csv"} <= set(told["durations"])
    for name, sha256 in told["files"].items():
        assert hashlib.sha256(Path(report, name).read_bytes()).hexdigest() == sha256


def test_the_manifest_names_the_further_inputs(tmp_path):
    book = {"path": "codebook.csv", "sha256": "0"}
    out = tmp_path / "report"
    write_report(studies.sample(coders=""), out, sections=["summary"], parameters={"inputs": [book]})
    told = json.loads(Path(out, "manifest.json").read_text(encoding="utf-8"))
    assert told["inputs"][-1] == book
    assert "inputs" not in told["parameters"]


def test_the_same_study_gives_the_same_charts_and_tables(report, study, tmp_path):
    write_report(
        study,
        tmp_path / "again",
        proposal=proposal_of(study),
        agreement_note="การลงรหัสสองชุดนี้ทำขึ้นเป็นตัวอย่าง",
        date="2026-11-22",
        full=True,
    )
    first, again = snapshot(report), snapshot(tmp_path / "again")
    same = [name for name in first if name.startswith(("charts/", "tables/")) or name == "report.html"]
    assert [name for name in same if first[name] != again[name]] == []


def test_a_failure_leaves_the_former_report_untouched(tmp_path, monkeypatch):
    out = tmp_path / "report"
    study = studies.sample(coders="a")
    write_report(study, out, sections=["summary"])
    before = snapshot(out)
    monkeypatch.setattr(write, "_csv", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_report(study, out, sections=["summary"])
    assert snapshot(out) == before
    assert list(tmp_path.iterdir()) == [out]


def test_an_open_file_is_a_clear_message_and_nothing_changes(tmp_path, monkeypatch):
    out, study, replace = tmp_path / "report", studies.sample(coders="a"), whole.os.replace
    write_report(study, out, sections=["summary", "sources"])
    before = snapshot(out)

    def locked(source, target):
        if str(source) == str(out):
            raise PermissionError(13, "used by another process", str(source))
        replace(source, target)

    monkeypatch.setattr(whole.os, "replace", locked)
    with pytest.raises(ValueError, match="report cannot be replaced: close its files"):
        write_report(study, out, lang="en", sections=["summary", "sources"])
    assert snapshot(out) == before
    assert list(tmp_path.iterdir()) == [out]


def test_files_of_the_user_stay_and_old_charts_go(tmp_path):
    out = tmp_path / "report"
    write_report(studies.sample(), out)
    Path(out, "mine.txt").write_text("ของฉัน", encoding="utf-8")
    Path(out, "charts", "cooccurrence.svg").write_text("changed by hand", encoding="utf-8")
    write_report(studies.sample(coders=""), out)
    names = set(snapshot(out))
    assert "mine.txt" in names
    assert "charts/cooccurrence.svg" in names
    assert "charts/codes.png" not in names
    assert "tables/agreement.csv" not in names


def test_a_template_that_is_not_there(tmp_path):
    with pytest.raises(ValueError, match="no Word template"):
        write_report(studies.sample(), tmp_path / "report", template=tmp_path / "none.docx")
    assert not Path(tmp_path, "report").exists()


@pytest.mark.parametrize(
    ("text", "lang", "warned"),
    [
        ("ป้าแดงโทร 081-234-5678 เล่าเรื่องน้ำ", "th", "น่าจะมีข้อมูลส่วนบุคคล 2 รายการ"),
        ("ป้าแดงเล่าเรื่องน้ำ", "en", "likely holds 1 personal data: look with study.personal_data()"),
        ("น้ำในคลองใสขึ้น", "th", ""),
    ],
)
def test_a_report_with_likely_personal_data_warns(tmp_path, text, lang, warned):
    study = studies.sample(coders="")
    study.held["statements"] = study.held["statements"].head(1).assign(text=text)
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        write_report(study, tmp_path / "report", lang, sections=["codebook"])
        write_report(study, tmp_path / "told", lang, sections=["codebook"], parameters={"redact": False})
    told = [str(one.message) for one in said if issubclass(one.category, UserWarning)]
    assert [warned in one for one in told] == [True] * bool(warned)


@pytest.mark.parametrize(("file", "name"), [("codes", "codes"), ("cooccurrence", "pairs")])
def test_the_numbers_of_the_csv_files_are_those_of_the_page(report, file, name):
    with Path(report, "tables", f"{file}.csv").open(encoding="utf-8-sig", newline="") as opened:
        counted = [int(row["statements"]) for row in csv.DictReader(opened)]
    page = html.fromstring(Path(report, "report.html").read_text(encoding="utf-8"))
    names = [f"theme_{n}" for n in range(1, 6)] if name == "codes" else [name]
    shown = []
    for one in names:
        rows = page.get_element_by_id(f"table-{one}").findall(".//tbody/tr")
        rows = [row for row in rows if "strong" not in (row.get("class") or "")]
        shown += [int("".join(row[2 if name == "pairs" else 1].itertext())) for row in rows]
    if name == "codes":  # other dimensions are set against the themes, their counts in the last row
        sums = page.xpath("//*[@id='table-crossing_1']//tbody/tr")[-1]
        shown += [int("".join(cell.itertext())) for cell in list(sums)[1:-1]]
    assert sorted(shown) == sorted(counted)
