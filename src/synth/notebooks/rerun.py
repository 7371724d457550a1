"""The notebooks again: on another cohort, with a frozen codebook, and what differs from the run before."""

from __future__ import annotations

import datetime
import hashlib
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synth.notebooks.execute import Failure, execute
from synth.notebooks.figures import keep_tables
from synth.notebooks.material import Material, prepare
from synth.notebooks.parameters import declared, typed, with_values
from synth.notebooks.place import REPORT
from synth.notebooks.record import CODEBOOK, PARTS, TABLES, run_before, write_changes, write_manifest
from synth.notebooks.shipped import BY_HAND, CLUSTERING, opened, own_notebooks, without_sample
from synth.notebooks.wording import Words
from synth.telling import told
from synth.themes.proposal import LEAST_STATEMENTS

_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\s]+')


@dataclass(frozen=True)
class Run:
    """What came of a run.

    Attributes
    ----------
    folder : Path
        Executed copies of the notebooks, ``tables/``, ``report/``, ``codebook.csv``, ``suggestions.csv``
        (what is not yet read), ``manifest.json``, ``changes.md`` and ``changes.csv``.
    failures : list of Failure
        Notebooks that stopped; the others ran to their end.
    before : Path or None
        The run that this one was compared with.
    """

    folder: Path
    failures: list[Failure]
    before: Path | None


def rerun(
    corpus: str | Path,
    *,
    cohort: str = "",
    study: str | Path | None = None,
    codebook: str = "",
    coder: str = "",
    parameters: Mapping[str, str] | Iterable[tuple[str, str]] = (),
    notebooks: str | Path | None = None,
    out: str | Path = "runs",
    before: str | Path | None = None,
    count_suggestions: bool = False,
    lang: str = "th",
    tell: Callable[[str], None] = print,
) -> Run:
    """Run the notebooks on a corpus, keep the executed copies, and say what changed since the run before.

    The study is copied first; nothing is written to it. Every notebook gets what its parameters cell
    declares of: ``corpus_folder, study_file, cohort, coder, count_suggestions, tables_folder,
    report_folder, lang``, and of `parameters`.

    Parameters
    ----------
    corpus : path
    cohort : str
        Only this cohort; empty: all of them.
    study : path, optional
        Whose codings and codebook are used, with those in the corpus that it does not have yet.
    codebook : str
        Name or id of a version of the study's codebook; else the present one.
    coder : str
        Whose codings count; else of the one who has read most of the cohort.
    parameters : mapping or pairs of str
        Further parameters of the notebooks. A value is read as what the notebook has there.
    notebooks : path, optional
        A folder; else the project's own.
    out : path
        Folder of the runs; each gets a folder in it, named after cohort and time.
    before : path, optional
        The run to compare with; else the last one in `out` that came to its end.
    count_suggestions : bool
        Count what the machine suggests for statements that nobody has read. Every table then says so.
    lang : {"th", "en"}
        Of what is said on the way, and of the report.
    tell : callable
        Gets the sentences for people, one by one.

    Raises
    ------
    ValueError
        Something asked for is not there, or rows of the corpus's tables do not fit; nothing is written then.
    """
    words, out, corpus = Words(lang), Path(out).resolve(), Path(corpus).resolve()
    if before is not None and not Path(before, "manifest.json").is_file():
        raise ValueError(told("notebooks.no_run", path=before))
    notebook_folder = Path(notebooks).resolve() if notebooks else own_notebooks()
    papers = _papers(notebook_folder, words, tell)
    further = _further(papers, dict(parameters))
    began = datetime.datetime.now()
    with tempfile.TemporaryDirectory(prefix="synth-", ignore_cleanup_errors=True) as desk:
        named = {"cohort": cohort, "codebook": codebook, "coder": coder, "words": words}
        material = prepare(corpus, study, Path(desk, "study.db"), **named)
        papers = _feasible(papers, material, words, tell)
        folder = _new_folder(out, cohort, began)
        whose = material.teacher if count_suggestions else material.coder
        values = {"corpus_folder": corpus.as_posix(), "cohort": cohort or None, "coder": whose or None}
        values |= {"count_suggestions": count_suggestions, **further}
        failures = _executed(papers, notebook_folder, folder, material.study, values, words, tell)
    run = {
        "corpus": str(corpus),
        "study": str(study or ""),
        "codebook": codebook,
        "notebooks": str(notebook_folder),
    }
    _keep_run(folder, material, began, papers, run | values, failures)
    if failures:
        tell(words("failed_run", names=", ".join(failure.notebook for failure in failures)))
        return Run(folder, failures, None)
    _tell_outcome(folder, material, count_suggestions, words, tell)
    earlier = Path(before) if before else run_before(out, folder)
    _compared(earlier, folder, words, tell)
    return Run(folder, [], earlier)


def _papers(folder: Path, words: Words, tell: Callable) -> dict[str, Any]:
    """Open the notebooks of a folder that can be told what to run on."""
    if not folder.is_dir():
        raise ValueError(told("notebooks.no_folder", path=folder))
    notebooks = {path.stem: opened(path) for path in sorted(folder.glob("*.ipynb"))}
    papers = {}
    for name, notebook in notebooks.items():
        if name in BY_HAND:
            tell(words("skipped", name=name))
        elif not declared(notebook):
            tell(words("no_parameters", name=name))
        else:
            papers[name] = without_sample(notebook)
    if not papers:
        raise ValueError(told("notebooks.untagged", path=folder))
    return papers


def _feasible(papers: dict[str, Any], material: Material, words: Words, tell: Callable) -> dict[str, Any]:
    """Leave out what needs more statements than there are."""
    n = material.manifest["codings"]["statements"]
    few = [name for name in papers if name in CLUSTERING and n < LEAST_STATEMENTS]
    for name in few:
        tell(words("too_few", name=name, n=n, least=LEAST_STATEMENTS))
    return {name: paper for name, paper in papers.items() if name not in few}


def _further(papers: dict[str, Any], values: Mapping[str, str]) -> dict[str, Any]:
    defaults = {name: value for paper in papers.values() for name, value in declared(paper).items()}
    unknown = [name for name in values if name not in defaults]
    if unknown:
        raise ValueError(told("notebooks.no_parameter", name=unknown[0], known=", ".join(sorted(defaults))))
    return {name: typed(name, text, defaults[name]) for name, text in values.items()}


def _new_folder(out: Path, cohort: str, began: datetime.datetime) -> Path:
    name = f"{_UNFIT.sub('-', cohort) or 'all'}-{began:%Y-%m-%d-%H%M%S}"
    folder, number = out / name, 2
    while folder.exists():
        folder, number = out / f"{name}-{number}", number + 1
    folder.mkdir(parents=True)
    return folder


def _executed(papers, notebook_folder, folder, study, run_values, words, tell) -> list[Failure]:
    """Run each notebook on a copy of the study of its own; what one does there reaches no other."""
    failures = []
    for name, paper in papers.items():
        own = study.with_name(f"{name}.db")
        shutil.copyfile(study, own)
        values = run_values | {"study_file": own.as_posix(), "tables_folder": (folder / TABLES).as_posix()}
        values |= {"report_folder": (folder / REPORT).as_posix(), "lang": words.lang}
        names = declared(paper)
        own_values = {key: value for key, value in values.items() if key in names}
        began = time.perf_counter()
        filled_paper = with_values(paper, own_values, words("given"))
        failure = execute(filled_paper, name, notebook_folder, folder / f"{name}.ipynb", words.lang)
        own.unlink(missing_ok=True)
        if failure:
            failures.append(failure)
            cause = {"name": name, "cell": failure.cell, "line": failure.line, "error": failure.error}
            tell(words("failed", path=folder / f"{name}.ipynb", **cause))
        else:
            tell(words("ran", name=name, seconds=round(time.perf_counter() - began)))
    return failures


def _keep_run(folder, material: Material, began, papers, parameters, failures) -> None:
    keep_tables(folder, **{CODEBOOK: material.codebook})
    if material.suggestions is not None:
        keep_tables(folder, suggestions=material.suggestions)
    sources = {name: _content(paper) for name, paper in papers.items()}
    manifest = {"began": began.isoformat(timespec="milliseconds"), "complete": not failures}
    manifest |= {"parameters": parameters, "notebooks": sources, **material.manifest}
    manifest["failures"] = [vars(failure) for failure in failures]
    write_manifest(folder, manifest)


def _content(paper: Mapping) -> str:
    """Name a notebook by what its cells say: outputs make no other notebook."""
    source = "\0".join(cell["source"] for cell in paper["cells"] if cell["cell_type"] == "code")
    return hashlib.sha256(source.encode()).hexdigest()[:16]


def _tell_outcome(folder, material: Material, count_suggestions, words, tell) -> None:
    for notice in material.notices:
        tell(notice)
    if material.suggestions is not None:
        from synth.findings.suggested import SUGGESTED

        n, path = material.suggestions["statement_id"].nunique(), folder / "suggestions.csv"
        label = f"{material.teacher} + {SUGGESTED}" if material.teacher else SUGGESTED
        tell(words("counted", coder=label) if count_suggestions else words("suggested", n=n, path=path))
    elif material.codebook.empty:
        tell(words("no_codebook"))
    if not (folder / TABLES).is_dir():
        tell(words("keeps_nothing"))
    if (page := folder / REPORT / "report.html").is_file():
        tell(words("report", path=page))
    tell(words("done", folder=folder))


def _compared(earlier: Path | None, folder: Path, words, tell) -> None:
    if earlier is None:
        tell(words("first"))
        return
    table = write_changes(earlier, folder, words)
    others = table["table"].isin([*PARTS, CODEBOOK])
    if table.empty:
        tell(words("unchanged", before=earlier.name))
        return
    counts = {"figures": int((~others).sum()), "others": int(others.sum())}
    tell(words("changes", before=earlier.name, path=folder / "changes.md", **counts))
