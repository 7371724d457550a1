"""Studies for the tests: the sample and its borders, as plain tables behind the methods that a report asks."""

from pathlib import Path

import pandas as pd

from synth.corpus.folder import read_corpus
from synth.schema import ANALYSED, SECTION_JOIN, TABLES, table

CORPUS = Path(__file__).parents[2] / "corpus"


class Tables:
    """A study that is only its tables."""

    def __init__(self, **tables: pd.DataFrame):
        self.held = {name: tables.get(name, table(name)) for name in TABLES}

    def __getattr__(self, name: str):
        if name.startswith("_") or name not in TABLES:
            raise AttributeError(name)
        return self.held[name].copy


def sample(coders: str = "ab", codebook: bool = True, read: int | None = None) -> Tables:
    """The sample of the project; `read` statements only were read by the coders."""
    corpus = read_corpus(CORPUS)
    statements = corpus.statements[corpus.statements["use"] == ANALYSED]
    headings = statements["section"].str.split(SECTION_JOIN).str[-1]
    ids = dict(
        zip(
            zip(headings, statements["item"].astype(str), strict=True),
            statements["statement_id"],
            strict=True,
        )
    )
    codings, reviews = [], []
    for coder in coders:
        given = pd.read_csv(CORPUS / f"codings/{coder}.csv", dtype=str, keep_default_na=False).head(
            read or 1000
        )
        for row in given.itertuples():
            statement_id = ids[row.section, row.item]
            reviews.append((statement_id, coder, "2026-11-22"))
            for code in filter(None, row.codes.split(";")):
                codings.append(
                    (f"{coder}{len(codings)}", statement_id, code, coder, "2026-11-22", "import", "v1")
                )
    book = pd.read_csv(CORPUS / "codebook.csv", dtype=str, keep_default_na=False).assign(retired=False)
    return Tables(
        sources=corpus.sources,
        statements=corpus.statements,
        left_out=corpus.left_out,
        problems=corpus.problems,
        codebook=book if codebook else table("codebook"),
        codings=table("codings", codings),
        reviews=table("reviews", reviews),
    )


def folder(path: Path, notes: dict[str, str]) -> Path:
    """A corpus of notes given as text, by their paths."""
    for name, text in notes.items():
        file = Path(path, name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return path


def uncoded(path: Path) -> Tables:
    """A study of a folder of notes that nobody has coded."""
    corpus = read_corpus(path)
    parts = {name: getattr(corpus, name) for name in ("sources", "statements", "left_out", "problems")}
    return Tables(**parts)
