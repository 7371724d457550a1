"""A project of another program into a study: sources, codes, codings, memos, as acts of their coders."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from synth.exchange.stretches import Under, on_statements, sum_of
from synth.schema import table
from synth.study.column_kinds import fits
from synth.study.ids import derived
from synth.telling import Told, joined, noted, told
from synth.text.clusters import whole_clusters

from .joining import joined_codebook
from .project import Project
from .reading import read_project
from .sources import corpus_of, known_sources

if TYPE_CHECKING:
    from synth.study import Study


def import_refi(study: Study, path: str | Path, coder: str = "") -> tuple[Told, pd.DataFrame]:
    """Take a .qdpx or .qdc into a study.

    Parameters
    ----------
    study : Study
    path : str or Path
    coder : str
        Whose the codings and memos are that name nobody; without it the name of the file.

    Returns
    -------
    sentence : Told
        What came in, in a sentence.
    lost : DataFrame
        The columns of the table ``problems``: what could not be kept as it was, a row each.

    Raises
    ------
    ValueError
        The file cannot be read; the study is as it was.
    """
    path = Path(path)
    before = study.sources()
    project = read_project(path, dict(zip(before["source_id"], before["text"], strict=True)))
    taking = _Taking(study, project, path, coder or path.stem)
    sources = taking.sources(before)
    codes = taking.codes()
    codings = taking.codings()
    memos = taking.memos()
    sentence = told("exchange.taken", path=path, sources=sources, codes=codes, codings=codings, memos=memos)
    rows = [*project.lost.to_dict("records"), *taking.lost]
    return sentence, table("problems", rows, dtype=object)


class _Taking:
    """One project on its way into a study; what could not be kept is in `lost`."""

    def __init__(self, study: Study, project: Project, path: Path, coder: str):
        self.study, self.project, self.path, self.coder = study, project, path, coder
        self.lost: list[dict] = []
        for rows in (project.codings, project.memos):
            nameless = rows["coder"] == ""
            rows.loc[nameless, "coder"] = coder
            if n := int(nameless.sum()):
                self.note("", noted("exchange.no_coder", n=n, coder=coder))

    def note(self, place: str, problem: Told, todo: Told | str = "") -> None:
        self.lost.append({"path": self.path.name, "place": place, "problem": problem, "what_to_do": todo})

    def sources(self, before: pd.DataFrame) -> int:
        """Add the sources that the study has not; those it has keep their reading. Places follow the text."""
        self._whole_clusters()
        new = known_sources(self.project, before, self.note)
        if len(new):
            self.study.add_corpus(corpus_of(new, self.project), part=True)
        return len(new)

    def _whole_clusters(self) -> None:
        """Widen stretches that begin or end between a letter and its marks."""
        texts = dict(zip(self.project.sources["source_id"], self.project.sources["text"], strict=True))
        for rows in (self.project.codings, self.project.memos):
            for at, row in rows[rows["start"] != ""].iterrows():
                span = int(row["start"]), int(row["end"])
                wide = whole_clusters(texts.get(row["source_id"], ""), *span)
                if wide != span:
                    rows.at[at, "start"], rows.at[at, "end"] = wide
                    self.note(f"{row['source_id']} {span[0]}–{span[1]}", noted("exchange.widened"))

    def codes(self) -> int:
        """Add the codes that the study has not; return how many."""
        book, self.called, new = joined_codebook(
            self.study.codebook(), self.study.code_ids(), self.project.codebook, self.note
        )
        if new:
            self.study.set_codebook(book)
        return new

    def codings(self) -> int:
        """Code the statements under the stretches; return how many stretches came in."""
        rows = self.project.codings
        rows = rows.assign(code=rows["code_id"].map(self.called))
        rows = rows.drop_duplicates(["source_id", "start", "end", "code", "coder"])
        if rows.empty:
            return 0
        codings, outside = on_statements(rows, self.study.statements(), self.study.sources())
        taken_back = [row for row in outside if self._taken_back(row)]
        if taken_back:
            codings, outside = on_statements(rows, self.study.statements(), self.study.sources())
        texts = dict(self.study.sources()[["source_id", "text"]].values)
        for row in outside:
            words = texts[row["source_id"]][int(row["start"]) : int(row["end"])]
            self.note(f"{row['source_id']} {row['start']}–{row['end']}", self._lost(row, words))
        sha256 = sum_of(self.path.read_bytes(), codings)
        self.study.import_codings(codings, path=self.path.name, sha256=sha256)
        return len(rows) - len(outside)

    def _lost(self, row: dict, words: str) -> Told:
        return noted("exchange.no_statement", code=row["code"], coder=row["coder"], words=words[:80])

    def _taken_back(self, row: dict) -> bool:
        """Make a statement of what was left out of the analysis and is coded all the same."""
        out = self.study.left_out()
        out = out[(out["source_id"] == row["source_id"])]
        out = out[(out["start"] <= int(row["start"])) & (out["end"] >= int(row["end"]))]
        if out.empty:
            return False
        self.study.take_back(row["source_id"], int(row["start"]), int(row["end"]), row["coder"])
        return True

    def memos(self) -> int:
        """Take in the memos; one on a stretch goes to the statement that has most of its words."""
        texts = dict(self.study.sources()[["source_id", "text"]].values)
        under, rows = Under(self.study.statements(), texts), []
        codes = dict(zip(self.project.codebook["code"], self.project.codebook["code_id"], strict=True))
        for row in self.project.memos.to_dict("records"):
            if not fits("memos", "memo_id", row["memo_id"]):
                key = (row["about"], row["target_id"], row["source_id"], str(row["start"]), row["text"])
                row["memo_id"] = derived("refi memo", self.path.name, *key)
            if row["about"] == "statement":
                start, end = int(row["start"]), int(row["end"])
                covered = under(row["source_id"], start, end)
                most = max(
                    covered,
                    key=lambda statement: min(end, statement[2]) - max(start, statement[1]),
                    default=None,
                )
                row["about"] = "statement" if most else "source"
                row["target_id"] = most[0] if most else row["source_id"]
            elif row["about"] == "code":
                row["target_id"] = self.called[codes[row["target_id"]]]
            elif row["about"] != "source" and " × " in row["target_id"]:
                of, _, code = row["target_id"].rpartition(" × ")
                row["target_id"] = f"{of} × {self.called.get(codes.get(code, ''), code)}"
            if row["about"] == "source" and row["target_id"] not in texts:
                row["about"] = "project"
            rows.append(row)
        columns = ["memo_id", "about", "target_id", "text", "coder"]
        return self.study.import_memos(pd.DataFrame(rows, columns=columns)) if rows else 0


def lines_of(lost: pd.DataFrame) -> list[str]:
    """Say the rows of a table of what could not be kept, a line each."""
    return [joined(filter(None, row), " → ") for row in lost[["place", "problem", "what_to_do"]].values]
