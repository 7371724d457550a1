"""What objects say of themselves: counts, a short look, and a sentence where something is not there yet."""

import inspect
import tomllib
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import synth
from synth.findings import tables
from synth.look.card import card, frame, grid, shown
from synth.look.table import SHORT, WHOLE, Table

LOOK = Path(inspect.getfile(card)).parent
BOOK = pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"], "parent": [""]})
LINES = pd.DataFrame({"statement_id": ["s1"], "source_id": ["เวที.txt"], "text": ["ไว้ใจกัน"], "project": ["ก"]})
CODED = pd.DataFrame({"statement_id": ["s1"], "code": ["trust"], "coder": ["แป้ง"]})


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """A study that no test here changes."""
    tmp_path = tmp_path_factory.mktemp("look")
    folder = tmp_path / "corpus" / "2567"
    folder.mkdir(parents=True)
    (folder / "เวที.txt").write_text("บทเรียน\n1. ไว้ใจกัน\n2. ทีมเข้มแข็ง\n", encoding="utf-8")
    (folder.parent / "sources.csv").write_text("path,province\n2567/เวที.txt,สงขลา\n", encoding="utf-8")
    with synth.Study(tmp_path / "study.db") as made:
        made.add_corpus(synth.read_corpus(folder.parent))
        made.set_codebook(BOOK)
        made.code(made.statements()["statement_id"][0], "trust", coder="แป้ง")
        yield made


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((CODED, CODED, LINES, BOOK), ""),
        ((CODED[:0], CODED[:0], LINES[:0], BOOK), "ยังไม่มีข้อความ"),
        ((CODED[:0], CODED[:0], LINES.assign(use="left out"), BOOK), "ยังไม่มีข้อความ"),
        ((CODED[:0], CODED[:0], LINES, BOOK[:0]), "ยังไม่มีสมุดรหัส"),
        ((CODED[:0], CODED[:0], LINES, BOOK), "ยังไม่มีใครอ่าน"),
        ((CODED.assign(statement_id="s9"), CODED.assign(statement_id="s9"), LINES, BOOK), "ยังไม่มีใครอ่าน"),
    ],
)
@pytest.mark.parametrize("name", ["code_table", "theme_table", "coverage_table"])
def test_a_finding_says_what_it_cannot_show_yet(name, given, said):
    table = getattr(tables, name)(*given)
    assert table.lacks.startswith(said)
    for part in (table, table.iloc[:, :3], table.head(1), table.round(1)):
        assert bool(part.lacks) == bool(said)
        assert said in part._repr_html_()
        assert said in repr(part)


def test_a_short_look_has_the_columns_that_matter_and_names_the_others():
    table = tables.code_table(CODED, CODED, LINES, BOOK)
    page = table._repr_html_()
    assert "จำนวนข้อความในแต่ละรหัส</strong> · 1 แถว · นับการลงรหัสของ แป้ง" in page
    assert "<th style='text-align:left'>name</th><th>statements</th>" in page
    assert "project_base" not in page.split("</table>")[0]
    assert "project_base" in page.split("</table>")[1]
    assert "project_base" in table[["name", "project_base"]]._repr_html_().split("</table>")[0]


@pytest.mark.parametrize(("rows", "seen"), [(1, 1), (WHOLE, WHOLE), (WHOLE + 1, SHORT)])
def test_a_long_table_shows_its_first_rows_and_says_how_many_there_are(rows, seen):
    table = Table.of(pd.DataFrame({"term": ["ทีม"] * rows, "statements": range(rows)}), "word_table")
    assert table._repr_html_().count("<tr>") == seen + 1
    assert f"{rows:,} แถว" in table._repr_html_()


@pytest.mark.parametrize(
    "make",
    [
        lambda table: table.merge(pd.DataFrame({"code": ["trust"], "further": [1]})),
        lambda table: table.T,
        lambda table: Table(table.to_numpy()),
    ],
)
def test_what_is_no_longer_the_table_shows_itself_as_plain_ones_do(make):
    made = make(tables.code_table(CODED, CODED, LINES, BOOK))
    assert "<strong>" not in made._repr_html_()
    assert "แถว" not in repr(made).split("\n")[0]


def test_a_table_laid_out_keeps_its_sentence():
    given = CODED[:0], CODED[:0], LINES, BOOK
    wide = synth.project_table(*given).crossed("project", "name")
    assert wide.loc["ก"].tolist() == [0]
    assert "ยังไม่มีใครอ่าน" in wide._repr_html_()
    assert (
        "ยังไม่มีสมุดรหัส" in synth.dimension_table(*given[:3], BOOK[:0]).crossed("row_name", "column_name").lacks
    )


@pytest.mark.parametrize(
    "name",
    "code_table theme_table coverage_table code_by dimension_table cooccurrence exemplars retrieve project_table "
    "saturation cohort_table compare_cohorts agreement disagreements source_table word_table".split(),
)
def test_findings_take_a_study_in_the_place_of_its_tables(study, name):
    function = getattr(synth, name)
    named = ("codings", "reviews", "statements", "codebook", "sources")
    needed = [one for one in inspect.signature(function).parameters if one in named]
    there = {one: getattr(study, one)() for one in needed}
    there["statements"] = synth.with_attributes(study.statements(), study.sources())
    given = [there[one] for one in needed]
    made = function(study)
    pd.testing.assert_frame_equal(made, function(*given))
    assert isinstance(made, Table)


def test_attributes_of_sources_are_there_to_count_by(study):
    assert synth.code_by(study, "province")["group"].tolist() == ["สงขลา"]
    assert synth.retrieve(study, has="trust", province="สงขลา")["text"].tolist() == ["ไว้ใจกัน"]
    assert synth.concordance(study, "ทีม")["right"].tolist() == ["เข้มแข็ง"]
    assert synth.cohorts(study) == ["2567"]
    assert synth.one_source(study)["text"].tolist() == ["ไว้ใจกัน", "ทีมเข้มแข็ง"]
    assert synth.in_context(study)["text"].tolist() == ["ไว้ใจกัน", "ทีมเข้มแข็ง"]
    assert set(synth.suggest(study)["code"]) == {"trust"}


@pytest.mark.parametrize("given", ["study.db", None, 3, synth])
@pytest.mark.parametrize(
    "name", ["code_table", "agreement", "discover", "suggest", "concordance", "one_source"]
)
def test_what_to_pass_is_said(name, given):
    if given is None and name == "one_source":
        pytest.skip("checked by the others")
    with pytest.raises(ValueError, match=f"{name}: pass a study"):
        getattr(synth, name)(given, *(["ทีม"] if name == "concordance" else []))


def test_a_corpus_has_no_codings_and_it_is_said(corpus):
    with pytest.raises(ValueError, match="pass a study or the tables codings, reviews, statements, codebook"):
        synth.code_table(corpus)
    assert len(synth.source_table(corpus)) == len(corpus.sources)


def test_a_study_shows_counts_readers_what_it_lacks_and_its_file(study, tmp_path):
    assert repr(study).endswith("sources=1, statements=2, analysed=2, codes=1, codings=1, coders=1)")
    page = study._repr_html_()
    assert str(study.path) in page
    assert "1 จาก 2" in page
    assert "<ul>" not in page
    with synth.Study(tmp_path / "new.db") as new:
        assert [word in new._repr_html_() for word in ("ยังไม่มีข้อความ", "ยังไม่มีสมุดรหัส", "ยังไม่มีใครลงรหัส")] == [
            True
        ] * 3
        assert repr(new).endswith("coders=0)")


def test_a_study_whose_file_is_gone_still_has_a_name(tmp_path):
    study = synth.Study(tmp_path / "study.db")
    study.close()
    (tmp_path / "study.db").unlink()
    assert repr(study).startswith("Study('")


@pytest.mark.parametrize("lang", ["th", "en"])
def test_every_table_and_sentence_has_words_in_both_languages(lang, monkeypatch):
    monkeypatch.setenv("SYNTH_LANG", lang)
    words, other = (tomllib.loads((LOOK / f"{name}.toml").read_text("utf-8")) for name in (lang, "th"))
    assert {part: set(keys) for part, keys in words.items()} == {
        part: set(keys) for part, keys in other.items()
    }
    page = tables.code_table(CODED[:0], CODED[:0], LINES, BOOK)._repr_html_()
    assert f'lang="{lang}"' in page
    assert words["lacks"]["nobody_read"] in page


def test_cells_are_words_of_others_and_never_markup():
    assert "<b>" not in grid(["<b>", "n"], [["<b>", 1]])
    assert "<script>" not in Table.of(pd.DataFrame({"term": ["<script>"]}), "word_table")._repr_html_()
    assert "<i>" not in card("<i>", ["<i>"], ["<i>"])


@given(st.floats(allow_nan=True, allow_infinity=False, width=32))
def test_a_figure_is_written_near_to_what_it_is(value):
    written = float(shown(float(value)))
    assert np.isnan(written) if np.isnan(value) else written == pytest.approx(value, rel=0.5, abs=6e-4)


def test_long_words_are_cut_as_pandas_does():
    with pd.option_context("display.max_colwidth", 5):
        assert "<td style='text-align:left'>ชุมช…</td>" in frame(pd.DataFrame({"text": ["ชุมชนเข้มแข็ง"]}))
