"""What is wrong with a file is said in every language, and every word for it is used."""

import pickle
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from synth.cli import main
from synth.study import Study, kinds, saying, server
from synth.study.care import proof
from synth.study.saying import Saying, in_language, words

FOLDER = Path(saying.__file__).parent


def test_every_language_has_the_same_words_and_places():
    thai, english = words("th"), words("en")
    assert set(thai) == set(english)
    for key in thai:
        places = [set(re.findall(r"{(\w+)", said[key])) for said in (thai, english)]
        assert places[0] == places[1], key
    with pytest.raises(ValueError, match="there is: en, th"):
        words("xx")


def test_every_word_is_used():
    source = " ".join(path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.py"))
    kind = {f"kind.{name.replace(' ', '_')}" for name in kinds.KINDS}
    made = kind | {f"file.{key}" for _, key in store_faults()}
    made |= {f"server.{key}" for _, key in server._FAULTS.values()} | {"server.no_tls"}
    assert [key for key in words("en") if f'"{key}"' not in source and key not in made] == []
    assert made <= set(words("en"))


def store_faults():
    from synth.study.file_faults import _FAULTS

    return _FAULTS.values()


def test_a_saying_in_a_saying():
    some = [("codings", "ไว้ใจ", Saying("bond.other_text"))] * 7
    said = Saying("proof.not_whole", path="แดง.db", faults=proof.first_faults(some))
    assert said.endswith("; codings 'ไว้ใจ': its statement is not in this text; and 2 more")
    assert said.in_language("th").startswith("แดง.db ไม่สมบูรณ์")
    assert said.in_language("th").endswith("; และอีก 2 แห่ง")
    assert in_language(ValueError(said), "th") == said.in_language("th")
    assert in_language(ValueError("plain"), "th") == "plain"
    assert pickle.loads(pickle.dumps(said)).in_language("th") == said.in_language("th")


def test_what_is_long_is_cut():
    assert len(Saying("bond.overlaps", other="ก" * 5_000)) < 400


def faulty(path):
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE events SET kind = 'nope' WHERE kind = 'read'")
        file.commit()


@pytest.mark.parametrize(
    ("lang", "whole", "refused", "checked"),
    [
        ("th", "ไม่สมบูรณ์ จึงไม่ได้นำสิ่งใดเข้ามา", "ค่านี้ไม่ใช่ชนิดของรายการที่ synth รู้จัก", "นำไฟล์สำรองกลับมา"),
        ("en", "is not whole, so nothing was taken", "this is not a kind of act", "bring a backup back"),
    ],
)
def test_the_command_line_says_it_in_the_language_of_the_run(study, tmp_path, lang, whole, refused, checked):
    other = study.backup(tmp_path / "deng.db")
    faulty(other)
    for verb in (["import", str(study.path), str(other)], ["restore", str(study.path), str(other)]):
        came = CliRunner().invoke(main, [*verb, "--lang", lang])
        assert came.exit_code == 2
        assert whole in came.output
        assert refused in came.output
    came = CliRunner().invoke(main, ["check", str(other), "--lang", lang])
    assert came.exit_code == 1
    assert refused in came.output
    assert checked in came.output
    lacking = CliRunner().invoke(main, ["check", str(tmp_path / "no.db"), "--lang", lang])
    assert {"th": "ยังไม่มีไฟล์งาน", "en": "there is no study"}[lang] in lacking.output


def test_python_says_it_in_english(study):
    study.close()
    faulty(study.path)
    with Study(study.path) as again:
        assert again.check()["problem"].tolist() == ["this is not a kind of act that synth knows"]
        assert again.check("th")["problem"].tolist() == ["ค่านี้ไม่ใช่ชนิดของรายการที่ synth รู้จัก"]
