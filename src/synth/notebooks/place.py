"""Where things lie in a study folder: the notes, the study, the notebooks, the report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from synth.address import Address, placed

CORPUS, STUDY, NOTEBOOKS, REPORT, RUNS = "corpus", "study.db", "notebooks", "report", "runs"


@dataclass(frozen=True)
class StudyPaths:
    """The parts of a study and where they are, there already or not.

    Attributes
    ----------
    folder, corpus, notebooks, report, runs : Path
    study : Path or Address
    """

    folder: Path
    corpus: Path
    study: Path | Address
    notebooks: Path
    report: Path
    runs: Path


def place_of(location: str | Path | Address = ".") -> StudyPaths | None:
    """Say where things lie for a study folder or for the study itself; None where `location` is neither.

    A study folder holds ``study.db``, or ``corpus/`` beside ``notebooks/`` as `new_folder` makes them. Of a
    study on a server all the rest lies in the present folder.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> place_of(folder) is None
    True
    >>> (folder / "study.db").touch()
    >>> place_of(folder).corpus == folder / "corpus"
    True
    """
    location = placed(location)
    if isinstance(location, Address):
        return _in(Path(), location)
    if location.is_dir():
        beside = (location / CORPUS).is_dir() and (location / NOTEBOOKS).is_dir()
        return _in(location, location / STUDY) if beside or (location / STUDY).is_file() else None
    named = location.is_file() or location.suffix.lower() == ".db"
    return _in(location.parent, location) if named else None


def place_for(corpus: str | Path | Address) -> StudyPaths:
    """Say where things lie for notes: in their study folder, or in the present folder for any other one.

    Examples
    --------
    >>> place_for("บันทึก ปี 2567").report.as_posix()
    'report'
    """
    corpus = placed(corpus)
    place = place_of(corpus) if isinstance(corpus, Address) or corpus.is_dir() else None
    if place:
        return place
    present = _in(Path(), Path(STUDY))
    return StudyPaths(present.folder, corpus, present.study, present.notebooks, present.report, present.runs)


def _in(folder: Path, study: Path | Address) -> StudyPaths:
    return StudyPaths(folder, folder / CORPUS, study, folder / NOTEBOOKS, folder / REPORT, folder / RUNS)
