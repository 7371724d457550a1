"""How a page is put together: modules joined into one, sheets, and the words of the page."""

import re
from pathlib import Path

import pytest

from synth.telling import languages
from synth.widget import page
from synth.widget.coder import STYLES
from synth.widget.page import Words, program
from synth.widget.writer import WRITER_STYLES

WIDGET = Path(page.__file__).parent
BELOW = "// Below.\n\nexport const low = 1;\n"
ENTRY = '// The page.\n\nimport { low } from "./below.js";\n\nconst render = () => low;\n\nexport default { render };\n'


@pytest.fixture
def joined(tmp_path):
    """Join modules that are given by their texts, the first of them the entry."""

    def join(modules):
        for name, text in modules.items():
            path = tmp_path / "js" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return program(next(iter(modules)), tmp_path / "js")

    return join


def test_a_module_comes_after_what_it_imports_and_once(joined):
    middle = '// Middle.\n\nimport { low } from "../below.js";\n\nexport async function high() {\n  return low;\n}\n'
    text = joined(
        {
            "page.js": ENTRY.replace("() => low", "() => high(low)").replace(
                "import", 'import { high } from "./room/middle.js";\nimport', 1
            ),
            "room/middle.js": middle,
            "below.js": BELOW,
        }
    )
    assert re.findall(r"^(?:// \S+\.js|\w[\w ]+)", text, re.MULTILINE) == [
        "// below.js",
        "const low ",
        "// room/middle.js",
        "async function high",
        "// page.js",
        "const render ",
        "export default ",
    ]


@pytest.mark.parametrize(
    ("entry", "below", "told"),
    [
        (ENTRY, "export const other = 1;\n", "which .*below.js does not export"),
        (ENTRY, "const low = 1;\n", "which .*below.js does not export"),
        (ENTRY, BELOW + "const render = 2;\n", "both declare render; give one another name"),
        (ENTRY, 'import { render } from "./page.js";\n' + BELOW, "page.js → below.js → page.js"),
        (ENTRY.replace("below", "nowhere"), BELOW, "there is no module .*nowhere.js"),
        (ENTRY.replace("{ low }", "{ low as high }"), BELOW, "low as high"),
        (ENTRY.replace("{ low }", "* as low"), BELOW, r"cannot be joined: import \* as low"),
        (ENTRY.replace("{ low }", "low"), BELOW, "cannot be joined: import low"),
        (ENTRY.replace("./below.js", "https://esm.sh/d3"), BELOW, "cannot be joined: import"),
        (ENTRY.replace("=> low", '=> import("./below.js")'), BELOW, "cannot be joined"),
        (ENTRY, BELOW + "export { low as high };\n", "cannot be joined: export {"),
        (ENTRY, BELOW + "export default { low };\n", "cannot be joined: export default"),
        (ENTRY, BELOW + "const { a, b } = low;\n", "cannot be joined: const {"),
        (ENTRY, BELOW + "var high = 2;\n", "cannot be joined: var high"),
    ],
)
def test_what_cannot_be_joined_is_refused(joined, entry, below, told):
    with pytest.raises(ImportError, match=told):
        joined({"page.js": entry, "below.js": below})


def test_all_sheets_are_used():
    assert {*STYLES, *WRITER_STYLES} == {path.stem for path in (WIDGET / "css").glob("*.css")}


def test_every_word_is_said_in_every_language():
    assert languages(WIDGET) == ["en", "th"]
    thai, english = Words("th"), Words("en")
    assert thai.keys() == english.keys()
    for key, said in thai.items():
        assert said.strip()
        assert english[key].strip()
        assert set(re.findall(r"{(\w+)}", said)) == set(re.findall(r"{(\w+)}", english[key])), key


@pytest.mark.parametrize(
    "word", ["ธีม", "เซกชัน", "คลัสเตอร์", "โค้ดดิ้ง", "เข้ารหัส", "ข้อเสนอแนะ", "ผู้เข้ารหัส", "ซอร์ส"]
)
def test_words_that_sound_machine_made_are_not_used(word):
    """A recommendation is a person's: only the page on which people write and judge theirs has the word for it."""
    theirs = ("writer.", "writer_help.", "claim.", "lessons.") if word == "ข้อเสนอแนะ" else ()
    assert not [key for key, said in Words("th").items() if word in said and not key.startswith(theirs)]


def test_every_word_that_is_asked_for_is_there():
    """Keys in the page's program and in Python; of a key made from data the section must be there."""
    known, sections = Words("th"), {key.partition(".")[0] for key in Words("th")}
    program = "\n".join(path.read_text(encoding="utf-8") for path in (WIDGET / "js").rglob("*.js"))
    asked = set(re.findall(r"""\bword\(\s*["']([a-z_]+\.\w+)["']""", program))
    python = "\n".join(path.read_text(encoding="utf-8") for path in WIDGET.glob("*.py"))
    asked |= set(re.findall(r"""words(?:\.say\(\s*|\[)"([a-z_]+\.\w+)\"""", python))
    assert len(asked) > 100
    assert asked <= known.keys()
    made = set(re.findall(r"word\(`([a-z_]+)\.\$", program)) | set(re.findall(r"""f"([a-z_]+)\.{""", python))
    assert made
    assert made <= sections
