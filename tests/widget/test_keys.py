"""Every key that does something in a page stands in its help, and the help names no key that does nothing."""

import re
from pathlib import Path

import pytest

import synth

JS = Path(synth.__file__).parent / "widget" / "js"
PAGES = {
    "coding": (["coding/commands.js"], "coding/help.js"),
    "lines": (["lines/keys.js"], "lines/panes.js"),
    "writing": (["writing/writer.js"], "writing/help.js"),
}
ALSO = {"NumpadEnter", "Backspace", "F1", "Mod+Shift+KeyZ", "Mod+KeyS", "Shift+KeyN", "Shift+Slash"}
"""Further ways to the same command, which the help leaves out; `?` stands at the button that opens it."""
SIGNS = {
    "↓": "ArrowDown",
    "↑": "ArrowUp",
    "←": "ArrowLeft",
    "→": "ArrowRight",
    "PgDn": "PageDown",
    "PgUp": "PageUp",
}
SIGNS |= {
    "space": "Space",
    "Esc": "Escape",
    "/": "Slash",
    "?": "Shift+Slash",
    "[": "BracketLeft",
    "]": "BracketRight",
}


def codes(label):
    """Name the keys that a label of the help stands for."""
    label = re.sub(
        r"(\d) – (\d)", lambda ends: " ".join(map(str, range(int(ends[1]), int(ends[2]) + 1))), label
    )
    shift = "Shift+" if label.startswith("Shift+1") else ""
    for sign in label.replace("Ctrl+", "Mod+").split():
        *held, key = sign.split("+")
        code = SIGNS.get(key) or (f"Digit{key}" if key.isdigit() else f"Key{key}" if len(key) == 1 else key)
        yield "".join(f"{name}+" for name in held) + (shift if not held else "") + code


def acting(path):
    """Name the keys that a module gives a command, those of its loop over digits too."""
    text = (JS / path).read_text(encoding="utf-8")
    keys = re.findall(r'^  "?((?:Mod\+|Shift\+)*[A-Z]\w+)"?: ', text, re.MULTILINE)
    for most, body in re.findall(r"digit <= (\d)[^)]*\)((?:.|\n)*?;)\n(?!  )", text):
        ways = [way for way in ("Digit", "Shift+Digit") if f"`{way}${{digit}}`" in body]
        keys += [f"{way}{digit}" for way in ways for digit in range(1, int(most) + 1)]
    return set(keys)


def shown(path):
    text = (JS / path).read_text(encoding="utf-8")
    return {
        code
        for label in re.findall(r'^    \["([^"]+)", "\w+"\]', text, re.MULTILINE)
        for code in codes(label)
    }


@pytest.mark.parametrize("page", PAGES)
def test_the_help_names_the_keys_that_act(page):
    modules, help_pane = PAGES[page]
    keys = set().union(*map(acting, modules))
    assert len(keys) > 15
    assert shown(help_pane) - keys == set()
    assert keys - shown(help_pane) - ALSO == set()


@pytest.mark.parametrize("module", sorted({module for modules, _ in PAGES.values() for module in modules}))
def test_no_key_stands_twice_in_a_table_of_keys(module):
    """JavaScript would let the second win without a word."""
    for body in (JS / module).read_text(encoding="utf-8").split("\n};"):
        keys = re.findall(r'^  "?((?:Mod\+|Shift\+)*[A-Z]\w+)"?: ', body, re.MULTILINE)
        assert len(keys) == len(set(keys)), sorted(key for key in keys if keys.count(key) > 1)
