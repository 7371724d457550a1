"""An empty study folder: a place for the notes, the notebooks, and what to do next."""

from __future__ import annotations

from pathlib import Path

from synth.notebooks.execute import cleared
from synth.notebooks.parameters import with_defaults
from synth.notebooks.place import CORPUS, NOTEBOOKS
from synth.notebooks.shipped import opened, own_notebooks, without_sample
from synth.notebooks.wording import Words
from synth.whole import whole_file

DEFAULTS = {"corpus_folder": "../corpus", "study_file": "../study.db", "report_folder": "../report"}
DEFAULTS |= {"cohort": None, "coder": None}
"""What the notebooks of a new folder look at: all that is put there, the study and the report beside it."""


def new_folder(folder: str | Path, lang: str = "th") -> list[str]:
    """Make a study folder; what is there already is left as it is.

    Parameters
    ----------
    folder : path
        Gets ``corpus/``, ``notebooks/`` (without outputs, and without what is said of the sample) and
        ``README.md``.
    lang : {"th", "en"}

    Returns
    -------
    list of str
        Sentences on what was made and what was left alone.

    Raises
    ------
    ValueError
        This installation has no notebooks.

    Examples
    --------
    >>> import tempfile
    >>> [sentence] = new_folder(Path(tempfile.mkdtemp()) / "งานสังเคราะห์")
    >>> "งานสังเคราะห์ พร้อมใช้แล้ว" in sentence
    True
    """
    folder, words = Path(folder), Words(lang)
    files = {Path("README.md"): words("readme"), Path(CORPUS, "README.md"): words("readme_corpus")}
    earlier_files = _put(folder, files)
    earlier_files += [Path(NOTEBOOKS, name) for name in write_notebooks(folder / NOTEBOOKS)]
    sentences = [words("made", folder=folder, readme=folder / "README.md")]
    return sentences + (
        [words("kept", names=", ".join(name.as_posix() for name in earlier_files))] if earlier_files else []
    )


def write_notebooks(folder: Path) -> list[Path]:
    """Put the notebooks into a folder, without outputs; name those that were there and are left as they are.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> write_notebooks(folder), (folder / "04_code.ipynb").is_file()
    ([], True)
    """
    import nbformat

    papers = {path.name: opened(path) for path in sorted(own_notebooks().glob("*.ipynb"))}
    notebooks = {
        name: with_defaults(without_sample(cleared(paper)), DEFAULTS) for name, paper in papers.items()
    }
    return _put(folder, {Path(name): nbformat.writes(paper) for name, paper in notebooks.items()})


def _put(folder: Path, files: dict[Path, str]) -> list[Path]:
    """Write files that are not there; name those that are."""
    earlier_files = [name for name in files if (folder / name).exists()]
    for name in [name for name in files if name not in earlier_files]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        with whole_file(folder / name) as part:
            part.write_text(files[name], encoding="utf-8")
    return earlier_files
