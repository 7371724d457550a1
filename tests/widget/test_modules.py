"""The modules of the pages: each imports what it uses and no more, and the rooms import only to the left."""

import re
from pathlib import Path

import pytest

from synth.widget import page
from synth.widget.page import program

from .js_names import bound_names, used_names

SCRIPTS = Path(page.__file__).parent / "js"
MODULES = {
    path.relative_to(SCRIPTS).as_posix(): path.read_text(encoding="utf-8") for path in SCRIPTS.rglob("*.js")
}
ENTRIES = [name for name, text in MODULES.items() if "\nexport default" in text]
ROOMS = ["page", "desk", "statement", "codebook", "lines", "coding", "writing"]
"""Each may import from those before it; `codebook` and `lines` know nothing of each other."""
BROWSER = set(
    "Array Boolean CSS Date Error Infinity InputEvent IntersectionObserver Intl JSON KeyboardEvent Map Math Number "
    "Object Promise ResizeObserver Set String Uint32Array cancelAnimationFrame clearInterval clearTimeout crypto "
    "document getComputedStyle getSelection parseFloat requestAnimationFrame setInterval setTimeout window".split()
)
_IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";$', re.MULTILINE)
_EXPORTED = re.compile(r"^export (?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)
_PRIVATE = re.compile(r"^(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)


def imports(name):
    """Give what a module imports, by the module from which it does."""
    found = {}
    for names, other in _IMPORT.findall(MODULES[name]):
        path = ((SCRIPTS / name).parent / other).resolve().relative_to(SCRIPTS.resolve()).as_posix()
        found[path] = {one.strip() for one in names.split(",") if one.strip()}
    return found


def imported(name):
    return set().union(*imports(name).values())


def own(name):
    """Give the text of a module without its imports."""
    return _IMPORT.sub("", MODULES[name])


@pytest.mark.parametrize("name", MODULES)
def test_every_name_that_a_module_uses_is_its_own_or_imported(name):
    text = own(name)
    assert used_names(text) - bound_names(text) - imported(name) - BROWSER == set()


@pytest.mark.parametrize("name", MODULES)
def test_nothing_is_imported_that_is_not_used_or_that_is_hidden_by_a_name_of_its_own(name):
    text = own(name)
    assert imported(name) - used_names(text) == set()
    assert imported(name) & bound_names(text) == set()


@pytest.mark.parametrize("name", MODULES)
def test_nothing_is_declared_that_nobody_uses(name):
    text = own(name)
    private = set(_PRIVATE.findall(text))
    assert {one for one in private if len(re.findall(rf"\b{one}\b", text)) < 2} == set()
    elsewhere = set().union(*(imports(other).get(name, set()) for other in MODULES))
    tested = {"otherLayout", "folded", "unitOf", "piecesOf"}  # called by `test_page_text.py`
    assert set(_EXPORTED.findall(text)) - elsewhere - tested == set()


def test_every_module_is_part_of_a_page():
    joined = "\n".join(program(entry) for entry in ENTRIES)
    assert set(re.findall(r"^// (\w+/\w+\.js)$", joined, re.MULTILINE)) == set(MODULES)


@pytest.mark.parametrize("name", MODULES)
def test_the_rooms_import_only_to_the_left(name):
    room = name.partition("/")[0]
    for other in {other.partition("/")[0] for other in imports(name)} - {room}:
        assert ROOMS.index(other) < ROOMS.index(room)
        assert {other, room} != {"codebook", "lines"}


@pytest.mark.parametrize("name", MODULES)
def test_a_module_has_a_heading_and_fits_in_a_head(name):
    text = MODULES[name]
    assert text.startswith("// ")
    assert text.count("\n") <= 250


@pytest.mark.parametrize(
    ("text", "bound", "used"),
    [
        ("const a = b;", {"a"}, {"a", "b"}),
        ("const { a, b: c, d = e } = f;", {"a", "c", "d"}, {"a", "c", "d", "e", "f"}),
        ("const [a, ...b] = [c];", {"a", "b"}, {"a", "b", "c"}),
        (
            "function a(b, { c = d(e) } = {}) { return b.f ?? b?.g; }",
            {"a", "b", "c"},
            {"a", "b", "c", "d", "e"},
        ),
        ("a((b) => c, d => e, ({ f: [g] }) => h);", {"b", "d", "g"}, set("abcdegh")),
        ("a({ b: c, d, e() { return f; } });", set(), set("acdf")),
        ("a ? b : c;", set(), set("abc")),
        ("class A extends B { c = d; #e; f(g) { return this.#e; } }", {"A", "g"}, {"A", "B", "d", "g"}),
        ("try { a(); } catch (b) { c(b); }", {"b"}, set("abc")),
        ("for (const [a, b] of c) if (d(a)) { e(b); }", {"a", "b"}, set("abcde")),
        ("a(`b ${c(`d ${e}`)} f`, 'g', \"h\"); // i", set(), {"a", "c", "e"}),
        (r"a.replace(/[/\"'`]b/g, c) / d / e;", set(), set("acde")),
    ],
)
def test_names_are_found_in_what_we_write(text, bound, used):
    assert bound_names(text) == bound
    assert used_names(text) == used
