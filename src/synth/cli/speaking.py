"""The language of the run, its words, and lines as they can be typed.

Words stand in ``th.toml`` and ``en.toml``. `--lang` says which; else SYNTH_LANG; else Thai where a command
writes something that stays (a report, a folder), and what LANG says for all the rest, help among it.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from synth.report.wording import read_words

_HERE = Path(__file__).parent
LANGUAGES = ("th", "en")
WRITING = ("run", "new", "settings", "rerun", "form")
"""Verbs whose work stays: it is Thai unless English is asked for, whatever the computer speaks."""
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")


def language(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """Say in which language a run speaks.

    Examples
    --------
    >>> language(["status"], {"LANG": "en_GB.UTF-8"}), language(["run", "corpus"], {"LANG": "en_GB.UTF-8"})
    ('en', 'th')
    >>> language(["run", "--help"], {"LANG": "en_GB.UTF-8"}), language(["run", "--lang=en"], {})
    ('en', 'en')
    """
    for word, after in zip(arguments, [*arguments[1:], ""], strict=False):
        choice = after if word == "--lang" else word.removeprefix("--lang=") if "--lang=" in word else ""
        if choice in LANGUAGES:
            return choice
    if environment.get("SYNTH_LANG") in LANGUAGES:
        return environment["SYNTH_LANG"]
    helping = not {"-h", "--help"}.isdisjoint(arguments)
    if any(word in WRITING for word in arguments[:1]) and not helping:
        return "th"
    locale = next((environment[name] for name in _LOCALES if environment.get(name)), "")
    return "en" if locale[:2].lower() == "en" else "th"


class Words:
    """The words of one language.

    Examples
    --------
    >>> Words("th")("fault.missing", name="STUDY")
    'ยังไม่ได้ระบุ STUDY'
    """

    def __init__(self, lang: str = "th"):
        self.lang, self._words = lang, read_words(lang, _HERE)

    def __call__(self, key: str, **values: Any) -> str:
        """Give the words under `key`, with `values` in their places."""
        return self._words[key].strip("\n").format(**values)

    def has(self, key: str) -> bool:
        """Say whether there are words for `key`."""
        return key in self._words

    def by_key(self) -> dict[str, str]:
        """Return all words by their key."""
        return dict(self._words)


def words() -> Words:
    """Return the words of the present run."""
    context = click.get_current_context(silent=True)
    return (context and context.find_object(Words)) or Words(language(sys.argv[1:]))


def typed(*parts: object) -> str:
    """Write a line as it can be typed here, also where `synth` is not on the path of programs.

    Examples
    --------
    >>> typed("run", "บันทึก 2567").endswith("run 'บันทึก 2567'")
    True
    """
    return " ".join([_called(), *(_quoted(str(part)) for part in parts if str(part) not in ("", "."))])


def _called() -> str:
    """Say how this program is called: by its name where that finds it, else by its place."""
    script = Path(sys.argv[0])
    if script.stem not in ("synth", "__main__"):
        return "synth"  # a test, or a program of others
    program = shutil.which("synth")
    if script.stem == "synth" and not (program and Path(program).resolve() == _file(script)):
        return _quoted(str(script.absolute()))
    return (
        "synth" if program and Path(program).parent == Path(sys.executable).parent else _quoted_module(script)
    )


def _file(script: Path) -> Path:
    return (script if script.exists() else script.with_suffix(".exe")).resolve()


def _quoted_module(script: Path) -> str:
    return "synth" if script.stem == "synth" else f"{_quoted(sys.executable)} -m synth"


def _quoted(part: str) -> str:
    if os.name == "nt":
        return f'"{part}"' if " " in part else part
    return shlex.quote(part) if any(letter in part for letter in " '\"\\$&;()<>|*?[]!#`") else part
