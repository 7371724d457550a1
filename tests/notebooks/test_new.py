import nbformat
import pytest

from synth.notebooks.new import new_folder
from synth.notebooks.parameters import declared
from synth.notebooks.shipped import own_notebooks

NAMES = [path.name for path in sorted(own_notebooks().glob("*.ipynb"))]


@pytest.mark.parametrize("lang", ["th", "en"])
def test_an_empty_study_folder_with_the_notebooks(tmp_path, lang):
    new_folder(tmp_path / "งาน", lang)
    there = {path.relative_to(tmp_path / "งาน").as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert there == {"README.md", "corpus/README.md", *(f"notebooks/{name}" for name in NAMES)}


def test_the_notebooks_are_empty_and_look_at_the_new_folder(tmp_path):
    new_folder(tmp_path)
    for name in NAMES:
        made = nbformat.read(tmp_path / "notebooks" / name, as_version=4)
        text = nbformat.writes(made)
        assert text == (tmp_path / "notebooks" / name).read_text(encoding="utf-8")
        nbformat.validate(made)
        assert "invented-" not in text
        assert "bangklam" not in text
        assert not any(cell.get("outputs") for cell in made["cells"])
        assert declared(made)["corpus_folder"] == "../corpus"
        assert declared(made).get("study_file", "../study.db") in ("../study.db", ...)


def test_nothing_is_overwritten(tmp_path):
    new_folder(tmp_path)
    mine = tmp_path / "notebooks" / NAMES[0]
    mine.write_text("ของฉัน", encoding="utf-8")
    (tmp_path / "README.md").unlink()
    said = new_folder(tmp_path)
    assert mine.read_text(encoding="utf-8") == "ของฉัน"
    assert (tmp_path / "README.md").is_file()
    assert NAMES[0] in said[-1]
