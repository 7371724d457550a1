"""Verbs on a study that is on a server: they take its address where they take a file, and never say its password."""

import shutil

import pytest
from click.testing import CliRunner

import synth
from serving import PASSWORD
from synth.cli import main
from synth.study import Study, move

pytestmark = pytest.mark.server
NOTE = "บทเรียน\n" + "\n".join(f"{n}. ชุมชนร่วมกันดูแลป่าและน้ำในพื้นที่ {n}" for n in range(1, 13))


def typed(*line):
    return CliRunner().invoke(main, [*map(str, line), "--lang", "en"])


@pytest.fixture
def there(server, coded):
    """The address of a study that people coded."""
    address = server.database("typed")
    move(coded / "study.db", address)
    return address


@pytest.fixture
def home(tmp_path, monkeypatch):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "note.txt").write_text(NOTE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_main_job_and_what_follows_on_a_server(server, home):
    server.database("job")
    address = server.address("job", "keeper", PASSWORD)
    shown = f"postgresql://keeper@127.0.0.1:{server.port}/job"
    said = [typed("run", "corpus", "--study", address, "--out", "report")]
    with Study(address) as study:
        study.set_codebook(synth.read_codebook(_codebook(home)))
        for one in study.statements()["statement_id"]:
            study.code(one, "water", coder="a")
    for line in (
        ("status", address),
        ("check", address),
        ("backup", address),
        ("backup", address, "copy.db"),
        ("sources", address),
        ("freeze", address, "v1", "--coder", "a"),
        ("suggest", address, "--coder", "b", "--out", "suggested.csv"),
        ("discover", address, "--out", "found"),
        ("export", address, "out.qdpx"),
        ("export", address, "tables"),
        ("move", address, "moved.db"),
        ("check", "moved.db"),
        ("import", address, "copy.db"),
        ("import", "moved.db", address),
        ("redact", address, "--find"),
        ("run", address),
    ):
        said.append(typed(*line))
        assert said[-1].exit_code == 0, (line, said[-1].output, said[-1].exception)
    assert any(shown in one.output for one in said)
    assert (home / "report" / "report.html").is_file()
    assert len([*home.glob("job-2*.db")]) == 1
    for path in home.rglob("*"):
        assert not path.is_file() or PASSWORD.encode() not in path.read_bytes(), path
    assert not any(PASSWORD in one.output for one in said)


def _codebook(home):
    path = home / "codebook.csv"
    path.write_text("code,name\nwater,น้ำ\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (("restore", "{address}", "copy.db"), "synth move"),
        (("check", "{address}", "--rescue", "out.db"), "only files are rescued"),
        (("check", "{down}"), "does not answer"),
        (("check", "{wrong}"), "did not let keeper"),
        (("status", "{wrong}"), "did not let keeper"),
        (("run", "corpus", "--study", "{wrong}"), "did not let keeper"),
        (("export", "{wrong}", "out.qdpx"), "did not let keeper"),
        (("import", "copy.db", "{wrong}"), "did not let keeper"),
        (("export", "copy.db", "{wrong}"), "is a server, no file"),
        (("backup", "copy.db", "{wrong}"), "is a server, no file"),
        (("read", "{wrong}", "--out", "x"), ""),
        (("move", "copy.db", "{address}"), "already"),
        (("admit", "copy.db", "มาลี"), "is a file"),
        (("admit", "{address}", "มาลี"), "no role"),
    ],
)
def test_what_a_server_refuses_is_said_in_a_line_without_the_password(server, there, home, coded, line, says):
    shutil.copy(coded / "study.db", home / "copy.db")
    wrong = server.address("typed", "keeper", "wrong-and-secret")
    places = {"address": there, "wrong": wrong}
    places["down"] = wrong.replace(f":{server.port}/", ":9/")
    said = typed(*(one.format(**places) for one in line))
    assert "wrong-and-secret" not in said.output + str(said.exception)
    assert says in said.output + str(said.exception)
    assert says == "" or said.exit_code != 0


def test_a_coder_is_let_in(there, server):
    server.sql("DROP ROLE IF EXISTS noi", "CREATE ROLE noi LOGIN")
    shown = typed("admit", there, "น้อย", "--role", "noi", "--show")
    assert 'TO "noi"' in shown.output
    assert "signed_in" not in str(server.sql("SELECT tablename FROM pg_tables", database="typed"))
    said = typed("admit", there, "น้อย", "--role", "noi")
    assert said.exit_code == 0, said.output
    with Study(server.address("typed", "noi")) as own:
        assert own.code(own.statements()["statement_id"].iloc[0], "team", coder="น้อย")
