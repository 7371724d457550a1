"""A checklist for the annex: what the figures of a study answer, and what only people know."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from numbers import Integral
from pathlib import Path
from typing import Any, NamedTuple

from synth.report.wording import Wording, missing
from synth.telling import told

NAMES = ("coreq", "srqr", "uneg")
"""The checklists that there are."""

FACTS = (
    "documents respondents survey_files transcripts speakers recorders projects cohorts areas attributes "
    "forms first_date last_date title objectives statements left_out read coders codes definitions "
    "codebook_version alpha alpha_low alpha_high adjudicated saturation saturation_fixed themes subthemes "
    "quotes quoted_projects against contrasts recommendations redacted software"
).split()
"""What a study may know of itself; see `checklist`."""


_NONE_TELLS = frozenset(("left_out", "definitions"))


class Item(NamedTuple):
    """One item of a checklist."""

    number: str
    group: str
    """The heading that it stands under."""
    item: str
    """What the report should tell, in our own words."""
    answer: str
    """What the figures tell; empty where they tell nothing."""
    where: str
    """The chapters or annexes in which that stands."""
    prompt: str
    """What a person has to add; empty where the figures are the whole answer."""


def checklist(
    name: str, facts: Mapping[str, Any], words: Wording | str = "th", places: Mapping[str, str] | None = None
) -> list[Item]:
    """Fill a checklist with what the figures answer; all else is asked, and nothing is invented.

    Parameters
    ----------
    name : {"coreq", "srqr", "uneg"}
    facts : Mapping
        As many of `FACTS` as are known; None, NaN, False, "" and none of something are not known, and neither
        is what is not given. Numbers of things: ``documents`` (files), ``respondents, survey_files,
        transcripts, speakers, recorders, projects, cohorts, objectives, statements, left_out, read, coders,
        codes, definitions`` (codes that have one), ``adjudicated`` (statements), ``themes, subthemes, quotes,
        quoted_projects, against`` (quotes that speak against), ``contrasts`` (pairs of cohorts),
        ``recommendations`` (statements). Coefficients, of all codes by MASI: ``alpha, alpha_low,
        alpha_high``. Words as they are to stand there: ``areas, attributes, forms, first_date, last_date,
        title, codebook_version, saturation`` ("4+2"), ``software``. Yes or no: ``saturation_fixed,
        redacted``.
    words : Wording or str
    places : Mapping, optional
        What each part of the report is called in it, by its name in `synth.report.chapters`, and "contents"
        and "title": ``{"method": "บทที่ 2", "codebook": "ภาคผนวก ก"}``. Only parts that the report has.

    Returns
    -------
    list of Item
        ``number, group, item, answer, where, prompt``, in the order of the checklist.

    Raises
    ------
    ValueError
        There is no such checklist or fact.

    Examples
    --------
    >>> rows = checklist("coreq", {"coders": 2, "alpha": 0.668}, places={"method": "บทที่ 2"})
    >>> len(rows), rows[23][3:]
    (32, ('ผู้ลงรหัส 2 คน · ความสอดคล้องระหว่างผู้ลงรหัส α แบบ MASI 0.668', 'บทที่ 2', ''))
    >>> rows[27].answer, rows[27].prompt
    ('', 'ได้จัดเวทีคืนข้อมูลหรือไม่ ผู้ให้ข้อมูลเห็นด้วยหรือแก้ไขสิ่งใด')
    """
    words, places, lists = Wording.of(words), places or {}, _lists()
    _refuse_unknown(name, facts)
    lang = "th" if words.lang == "th" else "en"
    told_of = {fact: value for fact, value in facts.items() if _is_known(fact, value)}
    if "saturation_fixed" in told_of:
        told_of.pop("saturation", None)  # a criterion that only a fixed codebook met is none
    rows, group = [], ""
    for item in lists[name]["items"]:
        group = item.get(f"group_{lang}", group)
        sentences = [lists["said"][key] for key in item.get("answers", ())]
        sentences = [sentence for sentence in sentences if _can_say(sentence, told_of, places)]
        answer = " · ".join(sentence[lang].format(**_written(told_of, words)) for sentence in sentences)
        where = ", ".join(
            dict.fromkeys(places[sentence["part"]] for sentence in sentences if places.get(sentence["part"]))
        )
        prompt = "" if sentences and item.get("whole") else item[f"ask_{lang}"]
        rows.append(Item(words.written(item["number"]), group, item[lang], answer, where, prompt))
    return rows


def source(name: str, words: Wording | str = "th") -> str:
    """Say where a checklist comes from, for the note under it.

    Examples
    --------
    >>> source("srqr", "en").split(":")[0]
    'After SRQR, 21 items'
    """
    _refuse_unknown(name, {})
    return _lists()[name]["source_th" if Wording.of(words).lang == "th" else "source_en"]


def _refuse_unknown(name: str, facts: Mapping[str, Any]) -> None:
    if name not in NAMES:
        raise ValueError(told("report.choice", name="checklist", value=name, known=", ".join(NAMES)))
    for fact in facts:
        if fact not in FACTS:
            raise ValueError(told("report.choice", name="facts", value=fact, known=", ".join(FACTS)))


def _is_known(fact: str, value: Any) -> bool:
    """Say whether a fact tells something: a coefficient may be nought, but none of most things is nothing."""
    return not missing(value) and (bool(value) or isinstance(value, float) or fact in _NONE_TELLS)


def _can_say(sentence: Mapping[str, Any], facts: Mapping[str, Any], places: Mapping[str, str]) -> bool:
    """Say whether a sentence has its facts, or where it needs none, whether the report has the part."""
    return (
        all(fact in facts for fact in sentence["facts"])
        if sentence["facts"]
        else bool(places.get(sentence["part"]))
    )


def _written(facts: Mapping[str, Any], words: Wording) -> dict[str, str]:
    """Write numbers as the language of the report does; whole ones in a form with commas."""
    texts = {fact: _fact_text(value, words) for fact, value in facts.items()}
    if "alpha_low" in facts and "alpha_high" in facts:
        texts["interval"] = words.interval(facts["alpha_low"], facts["alpha_high"])
    return texts


def _fact_text(value: Any, words: Wording) -> str:
    if isinstance(value, float):
        return words.coefficient(value, 3)
    return words.number(value) if isinstance(value, Integral) else words.written(value)


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("checklists.toml").read_text(encoding="utf-8"))
