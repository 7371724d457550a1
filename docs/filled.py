"""What pages of the guide get when they are built: help of commands, the glossary, the way to their twin."""

import csv
import io
import os
import re
from pathlib import Path

GLOSSARY = Path(__file__).with_name("glossary.csv")
TWINS = {
    "th": ":::{{container}} twin\n[English](../en/{name}.md)\n:::",
    "en": ":::{{container}} twin\n[ภาษาไทย](../th/{name}.md)\n:::",
}
"""The way to the same page in the other language, under its heading."""

HEADS = {
    "th": ("ไทย", "English", "หมายความว่า"),
    "en": ("English", "ไทย", "what it means"),
}


def page(docname: str, text: str) -> str:
    """Return the page with what stands for ``{{ commands }}`` and ``{{ glossary }}`` in it."""
    lang, _, name = docname.partition("/")
    if lang in TWINS:
        text = re.sub(
            r"^# .+$", rf"\g<0>\n\n{TWINS[lang].format(name=name)}", text, count=1, flags=re.MULTILINE
        )
    if "{{ commands }}" in text:
        text = text.replace("{{ commands }}", commands(lang))
    if "{{ glossary }}" in text:
        text = text.replace("{{ glossary }}", glossary(lang))
    return text


def commands(lang: str) -> str:
    """Write each command with its help, as a terminal shows it in that language."""
    from click.testing import CliRunner

    from synth.cli import main

    sections = []
    for name in main.commands:
        said = CliRunner().invoke(main, [name, "--help"], env=os.environ | {"SYNTH_LANG": lang}).output
        sections.append(f"## synth {name}\n\n```text\n{said.strip()}\n```")
    return "\n\n".join(sections)


def glossary(lang: str) -> str:
    """Write the glossary as a table, the words of that language first."""
    rows = list(csv.DictReader(io.StringIO(GLOSSARY.read_text(encoding="utf-8"))))
    order = ("th", "en") if lang == "th" else ("en", "th")
    rows.sort(key=lambda row: row[lang].casefold())
    cells = [HEADS[lang], ("---",) * 3]
    cells += [(*(row[name] for name in order), row[f"meaning_{lang}"]) for row in rows]
    return "\n".join("| " + " | ".join(row) + " |" for row in cells)
