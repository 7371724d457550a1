"""What the notebooks of a run work on: a passing copy of the study, with the corpus and one codebook.

The user's study is read, never written to.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import platform
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import synth
from synth.corpus.files import ATTRIBUTES_FILES
from synth.exchange.folder import named_files
from synth.findings.counting import analysed, counted_coder, read_statements
from synth.notebooks.record import digest
from synth.notebooks.wording import Words
from synth.telling import told

if TYPE_CHECKING:
    import pandas as pd

    from synth.corpus.corpus import Corpus
    from synth.study import Study

PACKAGES = "thai-synth pandas numpy scipy scikit-learn pythainlp matplotlib nbclient".split()

_ACTS = "synth rerun"
"""Under this name the copy's codebook is set; the user's study never sees it."""


@dataclass
class Material:
    """A prepared copy and what is to be said of it.

    Attributes
    ----------
    study : Path
        The copy.
    coder : str
        Whose codings count; empty where nobody has read anything.
    teacher : str
        Whose codings, also of other cohorts, teach what to suggest.
    manifest : dict
        Inputs, versions, codings.
    codebook, suggestions : DataFrame
    notices : list of str
        Sentences for the person who runs it.
    """

    study: Path
    coder: str = ""
    teacher: str = ""
    manifest: dict[str, Any] = field(default_factory=dict)
    codebook: pd.DataFrame | None = None
    suggestions: pd.DataFrame | None = None
    notices: list[str] = field(default_factory=list)


def prepare(corpus, study, copy: Path, *, cohort="", codebook="", coder="", words: Words) -> Material:
    """Make the copy in `copy` and look at it.

    Raises
    ------
    ValueError
        The corpus, the cohort, the version of the codebook or the coder is not there, or rows of the
        corpus's own tables do not fit.
    """
    by, material = None, Material(copy)
    if study:
        with synth.Study(study, create=False) as opened_study:
            opened_study.backup(copy)
            by = opened_study.labeller()
    elif codebook:
        raise ValueError(told("notebooks.whose_version", version=codebook))
    read = synth.read_corpus(corpus, by=by)
    with synth.Study(copy) as opened_study:
        changed = synth.import_folder(opened_study, corpus, read)
        material.notices += [words("waits", name=path.relative_to(corpus).as_posix()) for path in changed]
        if codebook:
            material.notices += _frozen(opened_study, codebook, words)
        elif study and not _name(opened_study):
            material.notices.append(words("not_frozen"))
        _look(material, opened_study, cohort, coder, words)
    if len(read.problems):
        material.notices.append(words("problems", n=len(read.problems)))
    material.manifest |= {"inputs": _inputs(Path(corpus), read), "versions": _versions()}
    return material


def _frozen(study: Study, version: str, words: Words) -> list[str]:
    """Bring the version back; say where what was done since stands against it."""
    frozen_codebook = study.codebook(version)
    study.use_version(version, coder=_ACTS)
    now = study.codebook()
    later = [code for code in now["code"] if code not in set(frozen_codebook["code"])]
    merged = [code for code in frozen_codebook["code"] if code not in set(now["code"])]
    differences = {"later_codes": later, "merged_codes": merged}
    return [words(key, codes=", ".join(codes)) for key, codes in differences.items() if codes]


def _look(material: Material, study: Study, cohort: str, coder: str, words: Words) -> None:
    codings, reviews, statements = study.codings(), study.reviews(), study.statements()
    if cohort and cohort not in set(statements["cohort"]):
        cohorts = ", ".join(sorted(set(statements["cohort"])))
        raise ValueError(told("notebooks.no_cohort", cohort=cohort, known=cohorts))
    if coder:
        counted_coder(codings, reviews, coder)  # refuses one who has read nothing
    own = analysed(statements[(statements["cohort"] == cohort) | (not cohort)])
    inside = [table[table["statement_id"].isin(own["statement_id"])] for table in (codings, reviews)]
    material.coder = coder or counted_coder(*inside)
    material.codebook = study.codebook()
    read_rows = read_statements(*inside, own, material.coder)
    unread = own[~own["statement_id"].isin(read_rows["statement_id"])]
    counts = {"coder": material.coder, "read": len(read_rows), "n": len(own)}
    material.notices.append(words("read", **counts) if len(read_rows) else words("nobody", n=len(own)))
    material.teacher = material.coder or counted_coder(codings, reviews)
    material.suggestions = _suggested(material, study, codings, statements, unread)
    rows = codings.loc[inside[0].index][lambda table: table["coder"] == material.coder]
    material.manifest["codings"] = {
        "coder": material.coder,
        "codebook": study.version,
        "codebook_name": _name(study),
        "statements": len(own),
        "read": len(read_rows),
        "codings": len(rows),
        "content": digest(codings[["statement_id", "code", "coder"]].to_numpy()),
    }


def _name(study: Study) -> str:
    """Return the name under which the present version of the codebook is frozen, empty where it is not."""
    versions = study.versions()
    return "".join(versions.loc[versions["version"] == study.version, "name"].unique()[:1])


def _suggested(material, study, codings, statements, unread):
    """Suggest codes for what the coder has not read; None where there is no codebook to suggest from."""
    if material.codebook.empty or unread.empty:
        return None
    own, no = (table[table["coder"] == material.teacher] for table in (codings, study.dismissals()))
    hints = synth.suggest(statements, own, material.codebook, no)
    columns = ["statement_id", "source_id", "section", "item", "text"]
    return hints.merge(unread[columns], on="statement_id")


def _inputs(corpus: Path, read: Corpus) -> dict[str, str]:
    """Name every file that was read, by its place in the corpus, with its sum."""
    files = read.sources["path"].str.replace(r"#(?:[^#/]*!)?\d+$", "", regex=True)  # rows of a spreadsheet
    inputs = dict(zip(files, read.sources["sha256"], strict=True))
    inputs |= {about["path"]: about["sha256"] for about in named_files(corpus).values()}
    for name in ATTRIBUTES_FILES:
        if (corpus / name).is_file():
            inputs[name] = hashlib.sha256((corpus / name).read_bytes()).hexdigest()
    return inputs


def _versions() -> dict[str, str]:
    versions = {"python": platform.python_version()}
    for name in PACKAGES:
        try:
            versions[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            versions[name] = ""
    return versions
