"""A project as the elements of REFI-QDA's XML, in the order that its schema asks for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pandas as pd

from synth.schema import THEME_DIMENSION
from synth.study.ids import coder_id, derived

from .codes import names_of, write_codes
from .gathering import CELL
from .project import Project, xml_safe
from .variables import kind_of, said_value

ORIGIN = "synth"
_SHOWN = 60
"""Letters of a selection's own name, which begins with its words."""


def project_xml(project: Project) -> tuple[ET.Element, dict[str, str]]:
    """Return the project's XML and the texts that stand beside it, by their ids."""
    attributes = {"name": xml_safe(project.name), "origin": ORIGIN, "creationDateTime": _moment()}
    coders = sorted({*project.codings["coder"], *project.memos["coder"]})
    if coders:
        attributes["creatingUserGUID"] = coder_id(coders[0])
    root, texts = ET.Element("Project", attributes), {}
    users = [{"guid": coder_id(name), "name": xml_safe(name)} for name in coders]
    _all(root, "Users", "User", users)
    if len(project.codebook):
        codes = ET.SubElement(ET.SubElement(root, "CodeBook"), "Codes")
        write_codes(codes, project.codebook, set(project.codings["code_id"]))
    kinds = {name: kind_of(project.sources[name]) for name in list(project.sources)[2:]}
    kinds = {name: kind for name, kind in kinds.items() if kind}
    _all(root, "Variables", "Variable", [_variable(name, kind) for name, kind in kinds.items()])
    _cases(root, project.sources, kinds)
    _sources(root, project, kinds, texts)
    _notes(root, project, texts)
    _links(root, project)
    _sets(root, project.codebook)
    for memo in project.memos[project.memos["about"] == "project"].to_dict("records"):
        ET.SubElement(root, "NoteRef", targetGUID=memo["memo_id"])
    return root, texts


def source_guid(name: str) -> str:
    """Return the id of a source in REFI-QDA: the same in every file."""
    return derived("refi source", name)


def codebook_xml(project: Project) -> ET.Element:
    """Return the codebook alone."""
    root = ET.Element("CodeBook", origin=ORIGIN)
    write_codes(ET.SubElement(root, "Codes"), project.codebook, set(project.codebook["code_id"]))
    sets = ET.Element("x")
    _sets(sets, project.codebook, "guid")
    root.extend(sets)
    return root


def _all(root: ET.Element, holder: str, name: str, rows: Iterable[dict[str, str]]) -> None:
    """Write a container with its elements; one that is empty is no valid file."""
    rows = list(rows)
    if rows:
        parent = ET.SubElement(root, holder)
        for row in rows:
            ET.SubElement(parent, name, row)


def _variable(name: str, kind: str) -> dict[str, str]:
    return {"guid": derived("refi variable", name), "name": xml_safe(name), "typeOfVariable": kind}


def _values(element: ET.Element, row: dict, kinds: dict[str, str]) -> None:
    for name, kind in kinds.items():
        if text := said_value(row[name], kind):
            value = ET.SubElement(element, "VariableValue")
            ET.SubElement(value, "VariableRef", targetGUID=derived("refi variable", name))
            ET.SubElement(value, f"{kind}Value").text = xml_safe(text)


def _case_guid(kind: str, name: str) -> str:
    return derived("refi case", kind, name)


def _cases(root: ET.Element, sources: pd.DataFrame, kinds: dict[str, str]) -> None:
    """Write cohorts and projects as cases, each with its sources and with what is the same in all of them."""
    rows = [(kind, name, own) for kind in ("cohort", "project") for name, own in _groups(sources, kind)]
    parent = ET.SubElement(root, "Cases") if rows else root
    for kind, name, own in rows:
        case = ET.SubElement(parent, "Case", guid=_case_guid(kind, name), name=xml_safe(name))
        ET.SubElement(case, "Description").text = kind
        value_sets = {
            variable: {said_value(value, kinds[variable]) for value in own[variable]} for variable in kinds
        }
        same = {variable: kinds[variable] for variable, values in value_sets.items() if len(values) == 1}
        _values(case, own.iloc[0].to_dict(), same)
        for source in own["source_id"]:
            ET.SubElement(case, "SourceRef", targetGUID=source_guid(source))


def _groups(sources: pd.DataFrame, kind: str) -> list[tuple[str, pd.DataFrame]]:
    if kind not in sources:
        return []
    return [(str(name), own) for name, own in sources.groupby(kind, sort=True) if str(name)]


def _sources(root: ET.Element, project: Project, kinds: dict[str, str], texts: dict[str, str]) -> None:
    parent = ET.SubElement(root, "Sources") if len(project.sources) else root
    coded = _by_source(project.codings)
    noted = _by_source(project.memos[project.memos["about"] == "statement"])
    about = project.memos[project.memos["about"] == "source"]
    for row in project.sources.to_dict("records"):
        name, guid = row["source_id"], source_guid(row["source_id"])
        texts[guid] = row["text"]
        where = f"internal://{guid}.txt"
        source = ET.SubElement(parent, "TextSource", guid=guid, name=xml_safe(name), plainTextPath=where)
        selected: dict[tuple[int, int], tuple[list, list]] = {}
        for at, acts_of in enumerate((coded, noted)):
            for act in acts_of.get(name, []):
                selected.setdefault((int(act["start"]), int(act["end"])), ([], []))[at].append(act)
        for (start, end), (codings, memos) in sorted(selected.items()):
            _selection(source, guid, row["text"][start:end], (start, end), codings, memos)
        for memo in about.loc[about["target_id"] == name, "memo_id"]:
            ET.SubElement(source, "NoteRef", targetGUID=memo)
        _values(source, row, kinds)


def _by_source(rows: pd.DataFrame) -> dict[str, list[dict]]:
    by_source: dict[str, list[dict]] = {}
    for row in rows.to_dict("records"):
        by_source.setdefault(row["source_id"], []).append(row)
    return by_source


def _selection(
    source: ET.Element, of: str, words: str, span: tuple[int, int], codings: list[dict], memos: list[dict]
) -> None:
    guid = derived("refi selection", of, *map(str, span))
    shown = " ".join(xml_safe(words).split())[:_SHOWN]
    attributes = {"guid": guid, "name": shown, "startPosition": str(span[0]), "endPosition": str(span[1])}
    first = min([*codings, *memos], key=lambda row: row["created_at"])
    attributes |= {"creatingUser": coder_id(first["coder"]), "creationDateTime": _moment(first["created_at"])}
    selection = ET.SubElement(source, "PlainTextSelection", attributes)
    for row in sorted(codings, key=lambda row: (row["code_id"], row["coder"])):
        who = coder_id(row["coder"])
        coding_attributes = {"guid": derived("refi coding", guid, row["code_id"], who), "creatingUser": who}
        coding_attributes["creationDateTime"] = _moment(row["created_at"])
        coding = ET.SubElement(selection, "Coding", coding_attributes)
        ET.SubElement(coding, "CodeRef", targetGUID=row["code_id"])
    for memo in sorted(memos, key=lambda row: row["memo_id"]):
        ET.SubElement(selection, "NoteRef", targetGUID=memo["memo_id"])


def _notes(root: ET.Element, project: Project, texts: dict[str, str]) -> None:
    rows = []
    for memo in project.memos.to_dict("records"):
        guid, target = memo["memo_id"], memo["target_id"]
        texts[guid] = memo["text"]
        name = memo["about"] if memo["about"] == "statement" else f"{memo['about']}: {target}"
        row = {"guid": guid, "name": xml_safe(name), "plainTextPath": f"internal://{guid}.txt"}
        row["creatingUser"] = coder_id(memo["coder"])
        rows.append(row | {"creationDateTime": _moment(memo["created_at"])})
    _all(root, "Notes", "Note", rows)
    by_code = dict(zip(project.codebook["code"], project.codebook["code_id"], strict=True))
    codes = {element.get("guid"): element for element in root.iter("Code")}
    for memo in project.memos[project.memos["about"] == "code"].to_dict("records"):
        element = codes[by_code[memo["target_id"]]]
        ref = ET.Element("NoteRef", targetGUID=memo["memo_id"])
        element.insert(1 + len(element.findall("NoteRef")), ref)


def _links(root: ET.Element, project: Project) -> None:
    """Tie a memo on a project and a theme to both: a link from the case to the code."""
    by_code = dict(zip(project.codebook["code"], project.codebook["code_id"], strict=True))
    rows = project.memos[project.memos["about"] == CELL].to_dict("records")
    parent = ET.SubElement(root, "Links") if rows else root
    for memo in rows:
        of, _, code = memo["target_id"].rpartition(" × ")
        attributes = {"guid": derived("refi link", memo["memo_id"]), "name": xml_safe(memo["target_id"])}
        if of in set(project.sources.get("project", [])):
            attributes["originGUID"] = _case_guid("project", of)
        if code in by_code:
            attributes["targetGUID"] = by_code[code]
        ET.SubElement(ET.SubElement(parent, "Link", attributes), "NoteRef", targetGUID=memo["memo_id"])


def _sets(root: ET.Element, codebook: pd.DataFrame, key: str = "targetGUID") -> None:
    """Write a set for each theme and for each other dimension."""
    names, sets = names_of(codebook), {}
    rows = {row["code"]: row for row in codebook.to_dict("records")}
    for row in rows.values():
        top = row
        while top["parent"] in rows:
            top = rows[top["parent"]]
        theme = row["dimension"] == THEME_DIMENSION
        named = (top["code_id"], names[top["code_id"]]) if theme else (row["dimension"], row["dimension"])
        sets.setdefault(named, []).append(row["code_id"])
    parent = ET.SubElement(root, "Sets") if sets else root
    for (of, name), members in sets.items():
        set_element = ET.SubElement(parent, "Set", guid=derived("refi set", of), name=xml_safe(name))
        for member in members:
            ET.SubElement(set_element, "MemberCode", {key: member})


def _moment(at: str = "") -> str:
    """Return a time as XML has it, in seconds; without one, now."""
    moment = datetime.fromisoformat(at) if at else datetime.now(UTC)
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
