"""Machines that suggested codes: every configuration tried, how people judged it, and shares from the lot."""

from __future__ import annotations

import json

import pandas as pd

from synth.report.blocks import Block, Paragraph, Table
from synth.report.material import Material
from synth.study.choices import SUGGEST


def judged_part(m: Material) -> list[Block]:
    """Show the machines that were tried beside people, and the shares that a random lot gives."""
    if not m.judged:
        return []
    blocks: list[Block] = [Paragraph(_opening(m), "lead")]
    shares = m.judged.get("shares")
    if shares is not None and not shares.empty:
        blocks.append(_shares(m, shares))
    return [*blocks, _machines(m)]


def _opening(m: Material) -> str:
    words, draws = m.words, m.judged["draws"]
    if draws.empty:
        return words("judged.not_drawn")
    lots = {
        "statements": words.counted(int(draws["statements"].sum()), "statements"),
        "seeds": words.listing(map(str, draws["seed"])),
    }
    return words("judged.opening", **lots)


def _shares(m: Material, shares: pd.DataFrame) -> Table:
    words, rows = m.words, []
    for row in shares.to_dict("records"):
        has_share = not row["refused"]
        parts = [words(f"judged.{row['refused'] or row['by']}")]
        if not has_share and not pd.isna(row["more"]):
            parts.append(words("judged.more", statements=words.counted(int(row["more"]), "statements")))
        ends = [row[name] if has_share else None for name in ("share", "low", "high")]
        labels = [m.cohort(row["cohort"]), words.name(row), words(f"judged.{row['about']}")]
        rows.append([*labels, *ends, row["read"], " ".join(parts)])
    heads = ("judged_cohort", "code", "share_of", "share", "low", "high", "lot_read", "by_whom")
    return Table(
        name="judged_shares",
        title=words("caption.judged_shares"),
        heads=[words(f"column.{name}") for name in heads],
        kinds=["text", "text", "text", "share", "share", "share", "count", "text"],
        rows=rows,
        notes=[words("note.judged_shares")],
        group=0,
        sheet=words("sheet.judged_shares"),
    )


def _machines(m: Material) -> Table:
    words, rows = m.words, []
    used = _used(m)
    for row in m.judged["machines"].to_dict("records"):
        agreement = m.judged["agreement"].get(row["frozen"])
        overall = agreement[agreement["level"] == "overall"].iloc[0] if agreement is not None else {}
        alphas = [_number(overall.get(name)) for name in ("machine", "people")]
        state = "late" if row["late"] else "kept" if row["frozen"] else "unfinished"
        state = "used" if row["frozen"] and row["frozen"] == used else state
        counts = [row[name] if row["frozen"] else None for name in ("asked", "given", "dropped")]
        about = words(f"judged.state_{state}", digest=row["digest"][:8])
        if row["frozen"] and not row["whole"]:
            about = f"{about} {words('judged.changed')}"
        rows.append([_called(m, row), *counts, *alphas, about])
    heads = ("machine", "machine_asked", "codes_given", "dropped", "with_people", "people_agree", "kept_when")
    return Table(
        name="judged_machines",
        title=words("caption.judged_machines"),
        heads=[words(f"column.{name}") for name in heads],
        kinds=["text", "count", "count", "count", "coefficient", "coefficient", "text"],
        rows=rows,
        notes=[words("note.judged_machines")],
        sheet=words("sheet.judged_machines"),
    )


def _used(m: Material) -> str:
    """Name the act whose answers the shares rest on: the last that were kept before the first draw."""
    machines = m.judged["machines"]
    early = machines.loc[(machines["frozen"] != "") & ~machines["late"].astype(bool), "frozen"]
    return max(early, default="") if "shares" in m.judged else ""


def _number(value: float | None) -> float | None:
    return None if value is None or pd.isna(value) else float(value)


def _called(m: Material, row: dict) -> str:
    """Name a machine with what its answers depend on."""
    settings = json.loads(row["settings"])
    if row["name"] == SUGGEST:
        return m.words("judged.suggest", model=settings.get("model") or m.words("judged.words_alone"))
    parameters = ", ".join(
        f"{name} {value}" for name, value in sorted(settings.get("parameters", {}).items())
    )
    where = settings.get("host") or m.words("judged.here")
    codes = m.words.counted(len(settings.get("codes", ())), "codes")
    figures = {"model": settings["model"], "where": where, "parameters": parameters or "–", "codes": codes}
    return m.words("judged.assistant", **figures)
