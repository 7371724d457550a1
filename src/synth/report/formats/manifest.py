"""What a report was made of, so that somebody can make it again."""

from __future__ import annotations

import hashlib
import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from synth.report.material import Material
from synth.report.proposed import standing

PACKAGES = "thai-synth matplotlib numpy pandas pythainlp python-docx scikit-learn sqlalchemy".split()


def manifest(m: Material, parameters: dict, durations: dict, files: dict[str, str]) -> dict[str, Any]:
    """Name inputs, versions, parameters, codebook, whose codings, durations, and files with their sums.

    ``parameters["inputs"]`` lists further files that were read, codebook and codings among them.
    """
    own = m.codings[m.codings["coder"] == m.coder]
    return {
        "inputs": [
            {"source_id": row["source_id"], "sha256": row["sha256"]} for row in m.texts.to_dict("records")
        ]
        + list(parameters.get("inputs") or []),
        "versions": {"python": platform.python_version(), **{name: _version(name) for name in PACKAGES}},
        "parameters": {name: _plain(value) for name, value in parameters.items() if name != "inputs"},
        "codebook": {"version": codebook_version(m), "codes": len(m.codebook)},
        "codings": {
            "coder": m.coder,
            "coders": m.coders,
            "codings": len(own),
            "read": m.base,
            "made_under": sorted(set(own["version"].astype(str)) - {""}) if len(own) else [],
        },
        "statements": len(m.statements),
        "proposal": _proposal(m),
        "durations": durations,
        "files": files,
    }


def _proposal(m: Material) -> dict[str, Any]:
    """Say how many groups were proposed, how many stand as themes, and how: read by a model, on a sample."""
    if m.proposal is None:
        return {}
    sample = getattr(m.proposal, "sample", 0)
    return {
        "groups": len(m.proposal.themes),
        "themes": sum(standing(m.proposal.themes)),
        "model": getattr(m.proposal, "model", ""),
        "method": "sample" if sample else "all",
        "found_on": sample or len(m.proposal.members),
    }


def codebook_version(m: Material) -> str:
    """Name the codebook by its rows: the same rows, the same name."""
    return hashlib.sha256(m.codebook.to_csv(index=False).encode()).hexdigest()[:16]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | float | bool | list | dict | None) else str(value)
