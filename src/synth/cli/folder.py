"""Verbs of a study folder: new, status, lab."""

from __future__ import annotations

import sys
from pathlib import Path

import click

import synth
from synth.address import Address, placed
from synth.corpus.files import find_notes
from synth.notebooks.place import StudyPaths, place_of

from .helping import Verb, lang_option
from .places import STUDY_PATH
from .speaking import Words, typed, words


@click.command(cls=Verb)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@lang_option()
def new(folder, lang) -> None:
    """Make DIR, an empty study folder: a place for the notes, the notebooks, and what to do next."""
    from synth.notebooks.new import new_folder

    wording = Words(lang)
    click.echo("\n".join(new_folder(folder, lang)))
    lines = {"run": typed("run", folder), "lab": typed("lab", folder), "status": typed("status", folder)}
    click.echo(wording("new.next", corpus=folder / "corpus", **lines))


@click.command(cls=Verb)
@click.argument("location", metavar="[STUDY]", default=".", type=STUDY_PATH)
@lang_option()
def status(location, lang) -> None:
    """Say what is in STUDY, a study folder or file: what waits, and what to do next."""
    from synth.notebooks.state import state_of

    place, wording = _study_place(location), Words(lang)
    click.echo("\n".join(_status_lines(place, state_of(place), wording)))


@click.command(cls=Verb, context_settings={"ignore_unknown_options": True})
@click.argument("arguments", metavar="[STUDY] [OPTIONS]...", nargs=-1, type=click.UNPROCESSED)
@click.option("--coder", default="")
@lang_option()
def lab(arguments, coder, lang) -> None:
    """Open JupyterLab on the coding notebook of STUDY; further OPTIONS, as --no-browser, go to Lab."""
    from synth.widget.lab import lab_command, lab_environment, run_lab

    location, options = (
        (arguments[0], arguments[1:]) if arguments and not arguments[0].startswith("-") else (".", arguments)
    )
    place, wording = _study_place(placed(location)), Words(lang)
    if not place.study.exists():
        click.echo(_begun(place, wording))
    with synth.Study(place.study, create=False) as study:
        coder = coder or study.coder
    notebook = _notebook(place, wording)
    click.echo(wording("lab.opens", notebook=notebook, study=place.study))
    command = lab_command(notebook, place.folder.resolve(), options)
    sys.exit(run_lab(command, lab_environment(place.study, coder)))


def _notebook(place: StudyPaths, wording: Words) -> Path:
    """Find the coding notebook of a study, or put the notebooks beside the study first."""
    from synth.notebooks.new import write_notebooks
    from synth.widget.lab import coding_notebook

    try:
        return coding_notebook(place.study, Path.cwd())
    except FileNotFoundError:
        write_notebooks(place.notebooks)
        click.echo(wording("lab.notebooks", folder=place.notebooks))
        return coding_notebook(place.study, Path.cwd())


def _study_place(location: Path | Address) -> StudyPaths:
    """Return where things lie, or say that this is no study folder."""
    place = place_of(location)
    if place is None or not (place.study.exists() or place.corpus.is_dir()):
        missing = location.suffix.lower() == ".db"
        key = "fault.no_study" if missing else "fault.no_folder" if location.exists() else "fault.ENOENT"
        line = typed("run", "CORPUS", "--study", location) if missing else typed("new", "DIR")
        raise ValueError(
            words()(key, path=location.absolute() if location == Path() else location, line=line)
        )
    return place


def _begun(place: StudyPaths, wording: Words) -> str:
    """Make the study of the notes that lie in its folder; say how much came in."""
    if not find_notes(place.corpus)[0]:
        raise ValueError(wording("next.notes", corpus=place.corpus, run=typed("lab", place.folder)))
    corpus = synth.read_corpus(place.corpus, progress=True)
    with synth.Study(place.study) as study:
        synth.import_folder(study, place.corpus, corpus)
    counts = {"sources": len(corpus.sources), "statements": len(corpus.statements)}
    return wording("lab.begun", study=place.study, **counts)


def _status_lines(place: StudyPaths, state, wording: Words) -> list[str]:
    """Say a study's state in lines, then what to do next."""
    from synth.notebooks.state import next_steps

    where = place.folder.resolve().name if place.folder == Path() else place.folder
    lines = [wording("status.title", study=where), _line(wording, "notes", _notes(place, state, wording))]
    if state.begun:
        lines += [_line(wording, name, text) for name, text in _contents(state, wording).items()]
    report = "stale" if state.stale else "there" if state.report else "none"
    lines.append(
        _line(wording, "report", wording(f"status.report_{report}", path=place.report / "report.html"))
    )
    steps = next_steps(state)
    lines += ["", wording("status.next")] if steps else []
    for number, name in enumerate(steps, start=1):
        step = wording(f"next.{name}", **_values(place, state))
        lines.append(f"  {number}. {step}")
    return lines


def _line(wording: Words, name: str, text: str) -> str:
    return f"  {wording(f'status.{name}')}: {text}"


def _notes(place: StudyPaths, state, wording: Words) -> str:
    if not place.corpus.is_dir():
        return wording("status.notes_elsewhere")
    if not state.notes:
        return wording("status.notes_none", corpus=place.corpus)
    key = "notes_unread" if state.unread and state.begun else "notes_all" if state.begun else "notes_new"
    return wording(f"status.{key}", n=state.notes, unread=state.unread, corpus=place.corpus)


def _contents(state, wording: Words) -> dict[str, str]:
    """Say what lies in the study: sources, statements, codebook, coders, what waits."""
    book = wording("status.codes", n=state.codes) if state.codes else wording("status.no_codes")
    if state.versions:
        book += wording("status.frozen", names=", ".join(state.versions))
    elif state.codes:
        book += wording("status.not_frozen")
    people = [wording("status.coder", name=name, n=n, all=state.statements) for name, n in state.read.items()]
    counts = {"n": state.sources, "projects": state.projects, "cohorts": state.cohorts}
    contents = {
        "sources": wording("status.counted_sources", **counts),
        "statements": wording("status.counted_statements", n=state.statements, left_out=state.left_out),
        "to_check": wording("status.counted_check", doubtful=state.doubtful, problems=state.problems),
        "codebook": book,
        "coded": " · ".join(people) or wording("status.nobody"),
    }
    if state.both:
        contents["coded"] += wording("status.both", n=state.both)
    return contents | {"orphans": wording("status.counted_orphans", n=state.orphans)}


def _values(place: StudyPaths, state) -> dict[str, object]:
    """Return what the sentences on the next steps are filled in with: counts, and lines to type."""
    at = place.folder if place.study == place.folder / "study.db" else place.study
    verbs = {name: typed(name, at) for name in ("run", "lab", "orphans", "status")}
    first = state.waiting[0] if state.waiting else ""
    most = max(state.read.values(), default=0)
    return verbs | {
        "corpus": place.corpus,
        "import_": typed("import", at if str(at) != "." else place.study, first),
        "project": typed("attribute", at, "SOURCE", "project", "NAME"),
        "freeze": typed("freeze", place.study if str(at) == "." else at, "NAME"),
        "agreement": typed("agreement", at, "--out", "agreement.csv"),
        "first": first,
        "unread": state.unread,
        "orphans_": state.orphans,
        "doubts": state.doubtful,
        "problems": state.problems,
        "left": state.statements - most,
        "both": state.both,
    }
