"""The map of the rooms, drawn from the imports: python docs/rooms.py writes docs/rooms.svg (make rooms)."""

import ast
from functools import cache
from html import escape
from pathlib import Path

SYNTH = Path(__file__).parents[1] / "src" / "synth"
MAP = Path(__file__).with_name("rooms.svg")
STREET = "text corpus themes study exchange findings report widget notebooks cli".split()
"""The rooms from left to right; each may use those before it."""

GROUPS = {
    "corpus": ["readers", "layout", ""],
    "study": ["tables", "", "views", "acts", "care", "erasure", "doors", "study.py"],
    "exchange": ["", "refi", "word", "form"],
    "report": ["", "charts", "parts", "formats", "form"],
}
"""What a room is divided into, those first on which the others stand; "" is what lies in the room itself."""

CELL, LEFT, TOP = 26, 190, 130


def groups() -> list[str]:
    """Name the groups of all rooms in their order: ``corpus/readers``."""
    return [f"{room}/{part}".rstrip("/") for room in STREET for part in GROUPS.get(room, [""])]


def group_of(module: str) -> str:
    """Say to which group a module belongs; empty for what stands at the door, which all use.

    Examples
    --------
    >>> group_of("synth.corpus.readers.pdf"), group_of("synth.study.study"), group_of("synth.telling")
    ('corpus/readers', 'study/study.py', '')
    """
    _, room, *rest = [*module.split("."), ""]
    if room not in STREET:
        return ""
    parts = GROUPS.get(room, [])
    return next((f"{room}/{part}" for part in parts if part and rest[0] == part.removesuffix(".py")), room)


def arrows() -> set[tuple[str, str]]:
    """Return which group uses which, wherever in a file the import stands."""
    modules = {module_name(path): path for path in SYNTH.rglob("*.py")}
    found = set()
    for name, path in modules.items():
        if path.stem == "__init__":  # hands out what its room has
            continue
        for used in imported(name, path) & modules.keys():
            pair = group_of(name), group_of(used)
            if all(pair) and pair[0] != pair[1]:
                found.add(pair)
    return found


def module_name(path: Path) -> str:
    """Name a module as it is imported."""
    parts = path.relative_to(SYNTH.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def imported(name: str, path: Path) -> set[str]:
    """Return all that a file imports, by whole names; what only types need does not count."""
    tree, found = ast.parse(path.read_text(encoding="utf-8")), set()
    package = name.split(".") if path.stem == "__init__" else name.split(".")[:-1]
    typed = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in typed:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            start = ".".join([*above, *filter(None, [node.module])])
            found |= {start, *(f"{start}.{alias.name}" for alias in node.names)}
    return found - {name}


def drawn() -> str:
    """Draw who uses whom: a row uses the columns that are marked in it; a room's own groups are shaded."""
    names, used = groups(), arrows()
    place = {name: number for number, name in enumerate(names)}
    side = CELL * len(names)
    width, height = LEFT + side + 10, TOP + side + 10
    pieces = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"',
        'font-family="Sarabun, sans-serif" font-size="14">',
        "<title>synth: rooms and what they use</title>",
        '<rect width="100%" height="100%" fill="#fff"/>',
        *(piece for room in STREET for piece in _shade(room, names)),
        *(piece for name, number in place.items() for piece in _heads(name, number)),
    ]
    for user, other in sorted(used, key=lambda pair: (place[pair[0]], place[pair[1]])):
        x, y = LEFT + _middle(place[other]), TOP + _middle(place[user])
        said = f"<title>{user} → {other}</title>"
        pieces.append(f'<circle cx="{x}" cy="{y}" r="7" fill="#0b6b57">{said}</circle>')
    return "\n".join([*pieces, "</svg>\n"])


def _middle(number: int) -> int:
    return number * CELL + CELL // 2


def _shade(room: str, names: list[str]) -> list[str]:
    own = [number for number, name in enumerate(names) if name.split("/")[0] == room]
    at, size, side = own[0] * CELL, len(own) * CELL, len(names) * CELL
    box = f'x="{LEFT + at}" y="{TOP + at}" width="{size}" height="{size}"'
    lines = f"M0 {TOP + at}H{LEFT + side}M{LEFT + at} 0V{TOP + side}"
    return [f'<rect {box} fill="#dcebe6"/>', f'<path d="{lines}" stroke="#bbb"/>']


def _heads(name: str, number: int) -> list[str]:
    """Write a group's name before its row and, standing, over its column."""
    weight = "" if "/" in name else ' font-weight="700"'
    x, y, row = LEFT + _middle(number) + 5, TOP - 6, TOP + _middle(number) + 5
    return [
        f'<text x="{LEFT - 8}" y="{row}" text-anchor="end"{weight}>{escape(name)}</text>',
        f'<text x="{x}" y="{y}" transform="rotate(-90 {x} {y})"{weight}>{escape(name)}</text>',
    ]


if __name__ == "__main__":
    MAP.write_text(drawn(), encoding="utf-8")
