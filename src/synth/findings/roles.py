"""Which codes of a codebook say what a statement is: success factors, obstacles, recommendations, plans."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pandas as pd

from synth.findings.counting import code_places
from synth.schema import THEME_DIMENSION

ROLES = ("success", "obstacle", "recommendation", "plan")
"""Kinds of finding that are asked for by their role."""


def roles(codebook: pd.DataFrame) -> dict[str, str]:
    """Say which codes are success factors, obstacles, recommendations or plans, by their code or name.

    Themes are never taken for one: การวางแผน may be what people talked about.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["plan", "r1"], "name": ["การวางแผน", "ข้อเสนอแนะ"]})
    >>> roles(book.assign(dimension=["ประเด็น", "ประเภทข้อค้นพบ"]))
    {'r1': 'recommendation'}
    """
    if codebook.empty:
        return {}
    names, role_of = _names(), {}
    places = code_places(codebook)["dimension"]
    for row in codebook.to_dict("records"):
        if places[row["code"]] == THEME_DIMENSION:
            continue
        called = {str(row.get(key) or "").strip().casefold() for key in ("code", "name", "name_en")}
        for role in ROLES:
            if called & set(names[role]):
                role_of.setdefault(row["code"], role)
    return role_of


@cache
def _names() -> dict[str, list[str]]:
    return tomllib.loads(Path(__file__).with_name("roles.toml").read_text(encoding="utf-8"))
