"""What the material is, counted as a reader counts it, and how far cohorts have material of one kind."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pandas as pd

from synth.corpus.layout.asking import asks
from synth.findings.counting import analysed, cells, hold
from synth.findings.finding import finding
from synth.findings.units import cohorts, differ
from synth.schema import CODE_JOIN, require

MEDIA = ("note", "transcript", "chat", "survey")
"""What a document is: people's answers row by row, a chat, words with who said them, else a note."""

LONGER = 2.0
"""From this many times as many statements a document, two cohorts differ in length."""

_ROW = r"#(?:[^#/]*!)?\d+$"
_DATED = r"^\d{4}-\d{2}-\d{2}"
_COUNTS = "documents respondents speakers interviewers statements left_out projects".split()
_ASPECTS = ("medium", "form", "recorder")


def file_of(source_ids: pd.Series) -> pd.Series:
    """Name the file of each source: ``answers.xlsx`` of its row ``answers.xlsx#12`` or ``…#Sheet2!12``."""
    return source_ids.astype(str).str.replace(_ROW, "", regex=True)


@finding("level medium form documents respondents speakers statements")
def material_counts(sources, statements, by="") -> pd.DataFrame:
    """Count documents, respondents and speakers as a reader counts them.

    A file is one document, whatever is in it; of a survey file each row is a respondent. A file of which half
    of the statements name who says them is a transcript, or a chat where they carry the day they were sent.

    Parameters
    ----------
    sources : DataFrame
        ``source_id``; ``project, form`` where known, and the column `by`.
    statements : DataFrame
        ``statement_id, source_id, speaker, text, time, use``.
    by : str, optional
        Count for each value of this column of `sources` too: ``cohort``.

    Returns
    -------
    DataFrame
        ``group`` (a value of `by`; empty for all), ``level`` ("all", "medium", "form"), ``medium`` ("note",
        "transcript", "chat", "survey"), ``form`` (what ``sources.csv`` calls it; empty where nobody said),
        ``documents`` (files), ``respondents`` (rows of survey files), ``speakers`` (names in transcripts and
        chats, each once a document, without those who only ask), ``interviewers``, ``statements``
        (analysed), ``left_out``, ``projects``. Rows without a document are not there.

    Notes
    -----
    A table of lessons (a row each) looks like a survey; name its form to tell them apart. One person under
    two names, or in two documents, counts twice.

    Examples
    --------
    >>> sources = pd.DataFrame({"source_id": ["เวที.txt", "แบบสอบถาม.csv#2", "แบบสอบถาม.csv#3"]})
    >>> lines = pd.DataFrame({"statement_id": list("กขค"), "source_id": sources["source_id"]})
    >>> table = material_counts(sources, lines)
    >>> table.loc[table["level"] == "medium", ["medium", "documents", "respondents"]].values.tolist()
    [['note', 1, 0], ['survey', 1, 2]]
    """
    files, lines = _files(sources, statements, by)
    rows = []
    groups = [("", files), *((group, files[files["group"] == group]) for group in _groups(files, by))]
    for group, members in groups:
        rows.append({"group": group, "level": "all", "medium": "", "form": ""} | _counted(members, lines))
        for medium in MEDIA:
            own = members[members["medium"] == medium]
            rows.append({"group": group, "level": "medium", "medium": medium} | _counted(own, lines))
            for form in dict.fromkeys(own["form"]):
                head = {"group": group, "level": "form", "medium": medium, "form": form}
                rows.append(head | _counted(own[own["form"] == form], lines))
    table = pd.DataFrame(rows, columns=["group", "level", "medium", "form", *_COUNTS]).fillna({"form": ""})
    return table[(table["documents"] > 0) | (table["level"] == "all")].reset_index(drop=True)


@finding("aspect cohort_a most_a n_a base_a cohort_b most_b n_b base_b in_common ratio differs")
def compare_material(sources, statements, by="cohort", *, groups=None) -> pd.DataFrame:
    """Say where cohorts have material of another kind, so that a difference may be the material's.

    Parameters
    ----------
    sources, statements : DataFrame
        As in `material_counts`, with ``recorder`` where known.
    by : str
    groups : sequence of (str, str), optional
        Pairs ``(cohort_a, cohort_b)``, of the rest with names joined by ";", as in `synth.contrasts`; by
        default each cohort with each earlier one.

    Returns
    -------
    DataFrame
        A row a pair and aspect: ``by, cohort_a, cohort_b, aspect`` ("medium", "form", "recorder",
        "length"); of each side ``most_`` (its most frequent value; of length the median of statements a
        document), ``n_, base_`` (documents of that value, documents that have one); ``in_common`` (0–1, how
        far documents have the same values; NaN for length), ``ratio`` (of the medians, the longer by the
        shorter; NaN else), ``differs``. An aspect of which nothing is known on a side is not there.

    Examples
    --------
    >>> sources = pd.DataFrame({"source_id": ["ก.txt", "ข.txt", "ค.csv#2", "ง.csv#2"]})
    >>> sources["cohort"] = ["รุ่น 1", "รุ่น 1", "รุ่น 2", "รุ่น 2"]
    >>> lines = pd.DataFrame({"statement_id": list("กขค"), "source_id": sources["source_id"][:3]})
    >>> table = compare_material(sources, lines)
    >>> table[["aspect", "cohort_a", "most_a", "cohort_b", "most_b", "differs"]].values.tolist()[0]
    ['medium', 'รุ่น 2', 'survey', 'รุ่น 1', 'note', True]
    """
    require(sources, [by], "sources")
    files, _ = _files(sources, statements, by)
    there = _groups(files, by)
    pairs = groups if groups is not None else [(b, a) for a, b in combinations(there, 2)]
    rows = []
    for first, second in pairs:
        a, b = (files[files["group"].isin(str(side).split(CODE_JOIN))] for side in (first, second))
        head = {"by": by, "cohort_a": first, "cohort_b": second}
        aspects = [_aspect(a[name], b[name], name) for name in _ASPECTS]
        rows += [head | row for row in [*aspects, _length(a, b)] if row]
    columns = (
        "by cohort_a cohort_b aspect most_a n_a base_a most_b n_b base_b in_common ratio differs".split()
    )
    table = pd.DataFrame(rows, columns=columns)
    if len(there) < 2:
        table.attrs["lacks"] = {"key": "one_cohort"}
    return table


def _aspect(a: pd.Series, b: pd.Series, name: str) -> dict:
    a, b = a[a != ""], b[b != ""]
    if a.empty or b.empty:
        return {}
    counts = [side.value_counts() for side in (a, b)]
    differs, shared = differ(b, a)
    row = {"aspect": name, "in_common": shared, "differs": differs}
    for side, count, values in zip("ab", counts, (a, b), strict=True):
        row |= {f"most_{side}": count.index[0], f"n_{side}": int(count.iloc[0]), f"base_{side}": len(values)}
    return row


def _length(a: pd.DataFrame, b: pd.DataFrame) -> dict:
    """Compare statements a document; of surveys, a respondent's few answers are no document."""
    a, b = (side.loc[side["medium"] != "survey", "statements"] for side in (a, b))
    if a.empty or b.empty or not min(a.median(), b.median()):
        return {}
    ratio = max(a.median(), b.median()) / min(a.median(), b.median())
    row = {"aspect": "length", "ratio": ratio, "differs": bool(ratio >= LONGER)}
    for side, own in (("a", a), ("b", b)):
        row |= {f"most_{side}": own.median(), f"n_{side}": len(own), f"base_{side}": len(own)}
    return row


def _files(sources, statements, by: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the files with what they are, and the statements with their file."""
    hold(sources, ["source_id"], "sources", unique="source_id")
    hold(statements, ["statement_id", "source_id"], "statements")
    if by:
        require(sources, [by], "sources")
    lines = statements.assign(file=file_of(statements["source_id"]), speaker=cells(statements, "speaker"))
    lines["text"] = [text or None for text in cells(statements, "text")]
    lines["analysed"] = lines["statement_id"].isin(analysed(lines)["statement_id"])
    own = sources.assign(file=file_of(sources["source_id"]), group=cells(sources, by) if by else "")
    for column in ("form", "recorder", "project"):
        own[column] = cells(own, column).astype(str)
    own["rows"] = own["source_id"].astype(str) != own["file"]
    said_once = ["group", "form", "recorder"]
    files = own.groupby("file", sort=False).agg(dict.fromkeys(said_once, _first) | {"rows": "sum"})
    files["projects"] = own.groupby("file", sort=False)["project"].agg(
        lambda names: sorted(set(names) - {""})
    )
    files["medium"] = _media(files, lines)
    files["statements"] = lines[lines["analysed"]].groupby("file").size().reindex(files.index, fill_value=0)
    return files, lines


def _first(values: pd.Series) -> str:
    return next((value for value in values if value != ""), "")


def _media(files: pd.DataFrame, lines: pd.DataFrame) -> pd.Series:
    spoken = lines["speaker"] != ""
    sent = spoken & cells(lines, "time").astype(str).str.match(_DATED)
    shares = pd.DataFrame({"spoken": spoken, "sent": sent}).groupby(lines["file"]).mean()
    shares = shares.reindex(files.index, fill_value=0)
    medium = pd.Series("note", index=files.index).mask(shares["spoken"] >= 0.5, "transcript")
    return medium.mask(shares["sent"] >= 0.5, "chat").mask(files["rows"] > 0, "survey")


def _groups(files: pd.DataFrame, by: str) -> list[str]:
    return cohorts(files, "group") if by else []


def _counted(files: pd.DataFrame, lines: pd.DataFrame) -> dict[str, int]:
    own = lines[lines["file"].isin(files.index)]
    voices = own[(own["speaker"] != "") & own["file"].isin(files.index[files["medium"] != "survey"])]
    asked = [asks(name, words) for name, words in zip(voices["speaker"], voices["text"], strict=True)]
    only_ask = voices.assign(asked=asked).groupby(["file", "speaker"])["asked"].all()
    asking = int(only_ask.sum())
    projects: Sequence[list[str]] = files["projects"]
    return {
        "documents": len(files),
        "respondents": int(files["rows"].sum()),
        "speakers": len(only_ask) - asking,
        "interviewers": asking,
        "statements": int(own["analysed"].sum()),
        "left_out": int((~own["analysed"]).sum()),
        "projects": len({name for names in projects for name in names}),
    }
