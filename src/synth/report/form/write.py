"""A funder's form, filled from a study: a new file beside the form, which itself stays as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from synth.exchange.form.answers import every
from synth.exchange.form.carrying import mapped
from synth.exchange.form.outline import read_form
from synth.exchange.form.package import save
from synth.report.options import Options, options_of
from synth.schema import table
from synth.study.places import COHORT, PROJECT
from synth.telling import several, told

from .filling import Filling
from .support import Evidence


def write_form(
    study: Any,
    path: str | Path,
    out: str | Path,
    lang: str = "th",
    *,
    project: str = "",
    cohort: str = "",
    quotes: int = 3,
    coder: str | None = None,
    options: Options | None = None,
    **single: Any,
) -> pd.DataFrame:
    r"""Fill a funder's form from a study, as a new file; somebody has said what its parts are about.

    Results and evidence are cells of the synthesis that people wrote, then how many statements of how many
    projects say it, then quotes with their places; where nothing supports a row, that is said. Judgements and
    words of their own are there only where a person gave them (`Study.answer_form`). What the form says
    already stays.

    Parameters
    ----------
    study : Study
    path : str or Path
        The form, a .docx.
    out : str or Path
        The new file.
    lang : {"th", "en"}
    project, cohort : str
        Fill it for this project, or this cohort, alone.
    quotes : int
        At most so many in a place.
    coder : str, optional
        Whose codings count; see `synth.findings.counting.counted_coder`.
    options, **single
        As in `synth.write_report`, as far as they are about words: digits, years.

    Returns
    -------
    DataFrame
        The columns of the table ``problems``: what stayed empty and why, what changed since the form was
        mapped, evidence that wants to be read again.

    Raises
    ------
    ValueError
        The form cannot be read, nobody said what its parts are about, there is no such project or cohort, or
        `out` is the form itself.

    Examples
    --------
    >>> import tempfile, docx
    >>> import pandas as pd
    >>> from synth import Study, read_corpus, read_form
    >>> folder = Path(tempfile.mkdtemp())
    >>> document = docx.Document()
    >>> table = document.add_table(2, 2)
    >>> for cell, words in zip(table._cells, ["ประเด็น", "หลักฐาน", "ความไว้วางใจ"]):
    ...     cell.text = words
    >>> document.save(folder / "แบบ.docx")
    >>> form = read_form(folder / "แบบ.docx")
    >>> notes = folder / "บันทึก"
    >>> notes.mkdir()
    >>> _ = (notes / "เวที.txt").write_text("บทเรียน\n- ชาวบ้านเชื่อใจทีมงาน", encoding="utf-8")
    >>> study = Study(folder / "study.db")
    >>> _ = study.set_codebook(pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"]}))
    >>> _ = study.add_corpus(read_corpus(notes))
    >>> _ = study.code(study.statements()["statement_id"][0], "trust", "มาลี")
    >>> column, row = form.table[["part", "kind", "label"]].to_dict("records")
    >>> said = [column | {"role": "evidence"}, row | {"about": [("code", "trust")]}]
    >>> _ = study.map_form(form.fingerprint, said, "มาลี", name="แบบ.docx")
    >>> problems = write_form(study, folder / "แบบ.docx", folder / "กรอกแล้ว.docx")
    >>> print(docx.Document(folder / "กรอกแล้ว.docx").tables[0].cell(1, 1).text)
    กล่าวถึงใน 1 ข้อความ จาก เอกสาร 1 ฉบับ
    “ชาวบ้านเชื่อใจทีมงาน” (เอกสารที่ 1, บทเรียน)
    """
    form, options = read_form(path), options_of(options, single)
    mapping = mapped(form, study)
    if not mapping.form:
        raise ValueError(told("funder.not_mapped", path=path))
    for kind, name in ((PROJECT, project), (COHORT, cohort)):
        if name and name not in every(study, kind):
            raise ValueError(told(f"study.no_{kind}", said=name, known=several(every(study, kind))))
    filling = Filling(
        study, form, mapping, options.words(lang), quotes, Evidence(study, coder), (project, cohort)
    )
    filling.fill()
    save(filling.form.package, out)
    return table("problems", filling.notes.rows, dtype=object)
