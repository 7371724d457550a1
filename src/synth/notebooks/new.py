"""An empty study folder: a place for the notes, the notebooks, and what to do next."""

from __future__ import annotations

from pathlib import Path

from synth.notebooks.execute import cleared
from synth.notebooks.parameters import with_defaults
from synth.notebooks.shipped import opened, own_notebooks, without_sample
from synth.notebooks.wording import Words
from synth.whole import whole_file

DEFAULTS = {"corpus_folder": "../corpus", "study_file": "../study.db", "cohort": None, "coder": None}
"""What the notebooks of a new folder look at: all that is put there, and the study beside it."""


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
    import nbformat

    folder, words = Path(folder), Words(lang)
    files = {Path("README.md"): words("readme"), Path("corpus", "README.md"): words("readme_corpus")}
    for path in sorted(own_notebooks().glob("*.ipynb")):
        made = with_defaults(without_sample(cleared(opened(path))), DEFAULTS)
        files[Path("notebooks", path.name)] = nbformat.writes(made)
    there = [name for name in files if (folder / name).exists()]
    for name, text in files.items():
        if name not in there:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            with whole_file(folder / name) as part:
                part.write_text(text, encoding="utf-8")
    said = [words("made", folder=folder, readme=folder / "README.md")]
    return said + ([words("kept", names=", ".join(name.as_posix() for name in there))] if there else [])
