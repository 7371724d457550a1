"""How an office wants its reports: ``report.toml`` in the folder of the corpus, one line a setting."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from synth.corpus.files import SETTINGS_FILE
from synth.report.wording import DIGITS, ERAS, Wording
from synth.sheets import decode
from synth.whole import whole_file

EXAMPLES: Mapping[str, Any] = {
    "author": "คณะผู้ประเมิน",
    "digits": "thai",
    "era": "buddhist",
    "figure_word": "แผนภูมิที่",
    "font": "TH SarabunPSK",
    "font_size": 16,
    "template": "office.docx",
    "page_numbers": True,
    "pdf_figures": True,
    "sections": ["summary", "sources", "themes"],
    "census": ["2567"],
}
"""Every setting with an example: keywords of `write_report`."""

SMALLEST, LARGEST = 6, 40
"""Points of the body text."""

_CHOICES = {"digits": DIGITS, "era": ERAS}


def read_settings(folder: str | Path, words: Wording | None = None) -> dict[str, Any]:
    """Read the settings of a corpus: keywords for `synth.write_report`; none where there is no file.

    A `template` is looked for in the folder. Faults are told in the language of `words`.

    Raises
    ------
    ValueError
        The file is no TOML, or has settings that are not there or do not fit, one line each.
    """
    path, words = Path(folder, SETTINGS_FILE), words or Wording()
    if not path.is_file():
        return {}
    try:
        found = tomllib.loads(decode(path.read_bytes(), str(path)))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(words("settings_fault.toml", path=path, fault=error)) from error
    faults = [(name, _fault(name, value, words)) for name, value in found.items()]
    if faults := [f"{path}: {name}: {fault}" for name, fault in faults if fault]:
        raise ValueError("\n".join(faults))
    if "template" in found:
        found["template"] = str(Path(folder, found["template"]))
    return found


def _fault(name: str, value: Any, words: Wording) -> str:
    if name not in EXAMPLES:
        return words("settings_fault.unknown", known=", ".join(EXAMPLES))
    kind = type(EXAMPLES[name])
    fits = isinstance(value, (int, float) if kind is int else kind)
    fits &= isinstance(value, bool) == (kind is bool)  # true is a number, too
    if not fits or (kind is list and not all(isinstance(item, str) for item in value)):
        return words(f"settings_fault.{kind.__name__}", value=_toml(value))
    if value not in _CHOICES.get(name, (value,)):
        return words("settings_fault.choice", value=_toml(value), known=", ".join(_CHOICES[name]))
    if name == "font_size" and not SMALLEST <= value <= LARGEST:
        return words("settings_fault.size", value=value, least=SMALLEST, most=LARGEST)
    return ""


def write_settings(folder: str | Path, words: Wording) -> Path:
    """Write a file of all settings with what they mean, none of them set yet.

    Raises
    ------
    ValueError
        There is one already, or no such folder.
    """
    path = Path(folder, SETTINGS_FILE)
    if not path.parent.is_dir():
        raise ValueError(words("settings_fault.folder", path=path.parent))
    if path.exists():
        raise ValueError(words("settings_fault.there", path=path))
    lines = [f"# {words('settings.opening')}"]
    for name, example in EXAMPLES.items():
        lines += ["", f"# {words(f'settings.{name}')}", f"# {name} = {_toml(example)}"]
    with whole_file(path) as part:
        part.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _toml(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return (
        str(value).lower()
        if isinstance(value, bool)
        else str(value)
        if isinstance(value, int)
        else f'"{value}"'
    )
