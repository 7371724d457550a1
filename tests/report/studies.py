"""Studies for the tests: the sample and its borders, as plain tables behind the methods that a report asks."""

from functools import cache
from pathlib import Path

import pandas as pd

from synth.corpus.folder import read_corpus
from synth.schema import ANALYSED, SECTION_JOIN, TABLES, table
from synth.text.privacy import find_personal_data

CORPUS = Path(__file__).parents[2] / "corpus"
SOURCE = "bangklam-2564/workshop-note.txt"


class Tables:
    """A study that is only its tables."""

    def __init__(self, **tables: pd.DataFrame):
        self.held = {name: tables.get(name, table(name)) for name in TABLES}

    def __getattr__(self, name: str):
        if name.startswith("_") or name not in TABLES:
            raise AttributeError(name)
        return self.held[name].copy

    def personal_data(self) -> pd.DataFrame:
        return find_personal_data(self.held["statements"])


@cache
def _corpus():
    return read_corpus(CORPUS)


def sample(coders: str = "ab", codebook: bool = True, read: int | None = None) -> Tables:
    """The real note of the project's corpus; `read` statements only were read by the coders."""
    corpus = _corpus()
    held = {name: getattr(corpus, name) for name in ("sources", "statements", "left_out")}
    held = {name: frame[frame["source_id"] == SOURCE].reset_index(drop=True) for name, frame in held.items()}
    statements = held["statements"][held["statements"]["use"] == ANALYSED]
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
        given = pd.read_csv(CORPUS / f"codings/{coder}.csv", dtype=str, keep_default_na=False)
        given = given[given["path"] == SOURCE].head(read or 1000)
        for row in given.itertuples():
            statement_id = ids[row.section, row.item]
            reviews.append((statement_id, coder, "2026-11-22"))
            for code in filter(None, row.codes.split(";")):
                codings.append(
                    (f"{coder}{len(codings)}", statement_id, code, coder, "2026-11-22", "import", "v1")
                )
    book = pd.read_csv(CORPUS / "codebook.csv", dtype=str, keep_default_na=False).assign(retired=False)
    return Tables(
        **held,
        problems=corpus.problems,
        codebook=book if codebook else table("codebook"),
        codings=table("codings", codings),
        reviews=table("reviews", reviews),
    )


def cohorts(
    projects: int = 5, later: int = 5, read: bool = True, themes: int = 4, letters: int = 20
) -> Tables:
    """Two cohorts of invented projects with three statements each, and a third cohort with a source but no word."""
    book = [
        {
            "code": f"t{n}",
            "name": f"{n} {'การมีส่วนร่วมของชุมชน' * 5}"[:letters],
            "dimension": "ประเด็น",
            "parent": "",
        }
        for n in range(themes)
    ]
    sources, statements, codings, reviews = [], [], [], []
    for cohort, many in (("2564", projects), ("2565", later)):
        for n in range(many):
            name = f"{cohort}/{n}.txt"
            said = [f"ข้อความที่ {k} ของโครงการ {n} รุ่น {cohort}" for k in range(3)]
            source = {"source_id": name, "cohort": cohort, "project": f"โครงการ {cohort}-{n}", "path": name}
            sources.append(source | {"title": f"เวที {n}", "date": f"{int(cohort) - 543}-0{n % 9 + 1}-01", "text": "\n".join(said)}
                           | {"form": "เวที" if cohort == "2564" else "แบบสอบถาม", "sha256": "0", "date_note": ""})  # fmt: skip
            at = 0
            for k, text in enumerate(said):
                row = {
                    "statement_id": f"{name}#{k}",
                    "section": "บทเรียน",
                    "item": str(k + 1),
                    "start": at,
                    "end": at + len(text),
                }
                at += len(text) + 1
                statements.append(
                    row | source | {"text": text, "speaker": "", "time": "", "repeats": "", "use": "analysed"}
                )
                if read or k < 2:
                    reviews.append((row["statement_id"], "a", "2026"))
                theme = (n + k) % themes
                if (theme or cohort == "2565") and k < 2:
                    codings.append(
                        (f"k{len(codings)}", row["statement_id"], f"t{theme}", "a", "2026", "hand", "v1")
                    )
    empty = {
        "source_id": "2566/x.txt",
        "cohort": "2566",
        "project": "โครงการที่ยังไม่มีบันทึก",
        "title": "",
        "text": "",
    }
    held = pd.DataFrame(statements).assign(certain=1.0)[list(TABLES["statements"])]
    return Tables(
        sources=pd.DataFrame([*sources, empty]).astype(object).fillna(""),
        statements=held,
        codebook=table("codebook", book).astype(object).fillna("").assign(retired=False),
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
