"""What a study folder holds, what waits, and what to do next: the facts behind `synth status`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import synth
from synth.corpus.doubts import DOUBTFUL
from synth.corpus.files import find_notes
from synth.exchange.folder import named_files
from synth.findings.counting import analysed, read_by
from synth.notebooks.place import StudyPaths
from synth.schema import ADJUDICATED
from synth.study.ids import moment


@dataclass(frozen=True)
class State:
    """How far a study has come.

    Attributes
    ----------
    notes, unread : int
        Files that lie in the folder of notes, and those of them that the study has not in this form.
    begun : bool
        Whether there is a study.
    sources, projects, cohorts : int
    statements, left_out, doubtful, problems : int
        Statements that are analysed and that are not; those that the reading is not sure of; what of the
        files is to be checked.
    codes : int
        Codes in use.
    versions : list of str
        Names under which versions of the codebook are frozen.
    frozen : bool
        Whether the present version is one of them.
    read : dict of str to int
        How many of the analysed statements each coder has read; the outcome of talks is no coder.
    both : int
        Statements that two coders or more have read.
    orphans : int
        Statements that their changed notes no longer have and that acts wait on.
    waiting : list of Path
        Codebook and codings files that differ from what was taken in, or were not taken in yet.
    report : bool
        Whether there is a report.
    stale : bool
        Whether something was done in the study since the report.
    """

    notes: int = 0
    unread: int = 0
    begun: bool = False
    sources: int = 0
    projects: int = 0
    cohorts: int = 0
    statements: int = 0
    left_out: int = 0
    doubtful: int = 0
    problems: int = 0
    codes: int = 0
    versions: list[str] = field(default_factory=list)
    frozen: bool = False
    read: dict[str, int] = field(default_factory=dict)
    both: int = 0
    orphans: int = 0
    waiting: list[Path] = field(default_factory=list)
    report: bool = False
    stale: bool = False


def state_of(place: StudyPaths) -> State:
    r"""Look at a study folder; nothing is written.

    Examples
    --------
    >>> import tempfile
    >>> from synth.notebooks.new import new_folder
    >>> from synth.notebooks.place import place_of
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = new_folder(folder)
    >>> _ = (folder / "corpus" / "เวที.txt").write_text("บทเรียน\n1. ผู้นำตามธรรมชาติ", encoding="utf-8")
    >>> state = state_of(place_of(folder))
    >>> state.notes, state.unread, state.begun
    (1, 1, False)
    """
    sums = dict(_sums(place.corpus))
    beside = list(named_files(place.corpus)) if place.corpus.is_dir() else []
    page = place.report / "report.html"
    if not place.study.exists():
        return State(len(sums), len(sums), waiting=beside, report=page.is_file())
    with synth.Study(place.study, create=False) as study:
        tables, read_sums = study.tables(), set(study.sums().values())
        orphans, problems = study.orphans(), study.problems()
        versions, present = study.versions(), study.version
        changed = _changed(study)
        named = named_files(place.corpus) if beside else {}
        waiting = [path for path in named if study.import_status(**named[path]) != "same"]
    unreadable = {
        path.partition("#")[0] for path in problems["path"]
    }  # what could not be read lies in no source
    unread = [name for name, sha256 in sums.items() if sha256 not in read_sums and name not in unreadable]
    sources, statements, book = tables["sources"], analysed(tables["statements"]), tables["codebook"]
    read = read_by(tables["codings"], tables["reviews"])
    read = read[read["statement_id"].isin(statements["statement_id"]) & (read["coder"] != ADJUDICATED)]
    return State(
        notes=len(sums),
        unread=len(unread),
        begun=True,
        sources=len(sources),
        projects=sources.loc[sources["project"] != "", "project"].nunique(),
        cohorts=sources.loc[sources["cohort"] != "", "cohort"].nunique(),
        statements=len(statements),
        left_out=len(tables["statements"]) - len(statements),
        doubtful=int((statements["certain"].astype(float) < DOUBTFUL).sum()),
        problems=len(problems),
        codes=int((~book["retired"].astype(bool)).sum()),
        versions=[name for name in versions["name"] if name],
        frozen=bool((versions["name"][versions["version"] == present] != "").any()),
        read=read["coder"].value_counts().to_dict(),
        both=int((read["statement_id"].value_counts() > 1).sum()),
        orphans=int((orphans["acts"] > 0).sum()),
        waiting=waiting,
        report=page.is_file(),
        stale=page.is_file() and page.stat().st_mtime < changed,
    )


def _changed(study: synth.Study) -> float:
    """Return when a study changed last: its file, or by its last act where it is on a server."""
    if isinstance(study.path, Path):
        return study.path.stat().st_mtime
    last = study.reached[1]
    return datetime.fromisoformat(moment(last)).timestamp() if last else 0.0


def _sums(corpus: Path) -> Iterator[tuple[str, str]]:
    """Give each note of a folder with the sum of its bytes."""
    if not corpus.is_dir():
        return
    for path in find_notes(corpus)[0]:
        if path.is_file():
            yield path.relative_to(corpus).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()


def next_steps(state: State) -> list[str]:
    """Name what can be done next, the most pressing first, as keys of the wording (``status`` in `cli`).

    Examples
    --------
    >>> next_steps(State()), next_steps(State(notes=3, unread=3))
    (['notes'], ['run'])
    """
    coded = max(state.read.values(), default=0)
    whole = coded >= state.statements
    settled = state.begun and not state.unread and state.statements > 0
    steps = {
        "notes": not state.notes and not state.sources,
        "run": state.unread > 0,
        "settle": state.orphans > 0,
        "waiting": state.begun and not state.unread and bool(state.waiting),
        "check": state.sources > 0 and not state.read and state.doubtful + state.problems > 0,
        "begin": state.sources > 0 and not state.read,
        "project": state.sources > 1 and not state.projects,
        "go_on": coded > 0 and not whole,
        "freeze": coded > 0 and whole and state.codes > 0 and not state.frozen,
        "agreement": state.both > 0,
        "report": settled and (state.stale or not state.report),
    }
    return [name for name, holds in steps.items() if holds]
