"""How a page is put together: its program of JavaScript modules, its style of sheets, its words.

A page has two halves. In Python a widget answers messages, as `coder.Coder` does. In JavaScript a module
draws and asks: the entry, as ``js/coding/coder.js``, which extends `Page` of ``js/page/page.js`` and ends
with ``export default { render };``. The rooms of ``js/`` import only to the left: ``page → desk → statement →
codebook, lines → coding``; ``writing`` takes from ``page`` alone. What any page needs is in ``js/page/``:
elements, fields, panes, keys, the wire to Python, Thai words, days.

A second page takes these, has a room and an entry of its own, and is given to its widget as
``_esm=program("writing/writer.js")`` and ``_css=style("tokens", "panes", "writing")``, as `writer.Writer`
does; ``tokens.css`` has the colours, the type, and what is alike on every page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from synth.telling import read_words

_HERE = Path(__file__).parent
_IMPORT = re.compile(r'^import \{([^{}]*)\} from "(\.{1,2}/[\w./]+\.js)";\n', re.MULTILINE)
_DECLARED = re.compile(r"^(export )?(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)
_DEFAULT = re.compile(r"^export default \{ \w+ \};\n", re.MULTILINE)
_UNKNOWN = re.compile(r"^(?:import|export|var|(?:const|let) [{\[]).*|\bimport\(.*", re.MULTILINE)


class Words(dict[str, str]):
    """The words of the pages in one language by key, ``"said.code"``; variables stand in braces.

    Examples
    --------
    >>> Words("th").say("said.code", name="ความไว้วางใจ")
    'ลงรหัส ความไว้วางใจ'
    """

    def __init__(self, lang: str = "th"):
        super().__init__(read_words(lang, _HERE))
        self.lang = lang

    def say(self, key: str, **values: object) -> str:
        """Give the words under `key` with `values` in their places."""
        return self[key].format(**values)


def style(*sheets: str) -> str:
    """Join sheets of ``css/`` in the order in which they are named."""
    return "\n".join((_HERE / "css" / f"{sheet}.css").read_text(encoding="utf-8") for sheet in sheets)


@cache
def program(entry: str, folder: Path = _HERE / "js") -> str:
    """Join a module and all that it imports into one module, each after what it imports.

    Modules are written for this: ``import { a, b } from "./c.js";``, ``export`` before a declaration, and
    names that no other module declares at its top, since all of them come to share one scope.

    Parameters
    ----------
    entry : str
        The module that is not imported by others; its ``export default`` is kept.
    folder : Path
        Where the modules are.

    Raises
    ------
    ImportError
        A module imports what is not there, itself by way of others, or in another way of writing; or two
        modules declare the same name.
    """
    modules = _ordered((folder / entry).resolve())
    where: dict[str, Path] = {}
    for module in modules:
        for name in module.declared:
            if name in where:
                raise ImportError(
                    f"{module.path} and {where[name]} both declare {name}; give one another name"
                )
            where[name] = module.path
    root = folder.resolve()
    parts = [f"// {m.path.relative_to(root).as_posix()}\n{m.text}" for m in modules]
    return "\n".join([*parts, modules[-1].default])


@dataclass
class _Module:
    """A module as it is joined: its text without imports and exports, and the names at its top."""

    path: Path
    text: str
    imports: dict[Path, list[str]]
    declared: dict[str, bool]
    """The names at its top, and whether each is exported."""
    default: str


def _ordered(entry: Path) -> list[_Module]:
    """Read a module and all that it imports, each once and after what it imports."""
    modules: dict[Path, _Module] = {}

    def read(path: Path, ring: tuple[Path, ...]) -> None:
        if path in ring:
            way = " → ".join(step.name for step in (*ring[ring.index(path) :], path))
            raise ImportError(f"{path} imports itself: {way}; move what both need into a module below them")
        if path in modules:
            return
        module = _read(path, is_entry=not ring)
        for other, names in module.imports.items():
            read(other, (*ring, path))
            for name in names:
                if not modules[other].declared.get(name):
                    raise ImportError(f"{path} imports {name}, which {other} does not export")
        modules[path] = module

    read(entry, ())
    return list(modules.values())


def _read(path: Path, is_entry: bool) -> _Module:
    """Read a module; refuse what the joining does not understand."""
    if not path.is_file():
        raise ImportError(f"there is no module {path}")
    text = path.read_text(encoding="utf-8")
    imports: dict[Path, list[str]] = {}
    for names, other in _IMPORT.findall(text):
        imports[(path.parent / other).resolve()] = [name.strip() for name in names.split(",") if name.strip()]
    text = _IMPORT.sub("", text)
    default = _DEFAULT.search(text) if is_entry else None
    text = _DEFAULT.sub("", text) if is_entry else text
    declared = {name: bool(exported) for exported, name in _DECLARED.findall(text)}
    text = _DECLARED.sub(lambda match: match[0].removeprefix("export "), text)
    if unknown := _UNKNOWN.search(text):
        raise ImportError(f"{path} has a line that cannot be joined: {unknown[0]}")
    return _Module(path, text, imports, declared, default[0] if default else "")
