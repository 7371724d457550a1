"""The coding page in Chromium, with a study in the page alone or with the real one behind it."""

import json
import os
import shutil
from pathlib import Path

import pytest

from synth.report.charts.wrap import font_file
from synth.widget import page as page_module
from synth.widget.coder import STYLES, Coder
from synth.widget.page import Words, program, style
from synth.widget.writer import WRITER_STYLES, Writer
from waiting import PATIENCE, drawn, settled

HERE = Path(__file__).parent
SLOWER = float(os.environ.get("SYNTH_SLOW_PAGES", "0"))
"""How many times slower than this machine pages are made, to see whether their tests wait for what they expect."""
PAGE = (
    "<!doctype html><html lang='{lang}'><head><meta charset='utf-8'><title>04_code</title>"
    "<style>body {{ margin: 0; background: Canvas; color-scheme: light dark; }} {css}</style></head>"
    "<body {theme}><main></main><script>{host}</script><script>{alone}</script></body></html>"
)
SCRIPTS = Path(page_module.__file__).parent / "js"


PROGRAM = program("coding/coder.js")


class Ears:
    """A widget whose messages are kept for the page to fetch."""

    def __init__(self, *arguments, **options):
        self.said = []
        super().__init__(*arguments, **options)

    def send(self, content, buffers=None):
        self.said.append(content)

    def drain(self):
        said, self.said = self.said, []
        return json.dumps(said, ensure_ascii=False)

    def ask(self, text):
        self._handle_custom_msg(json.loads(text), [])
        return self.drain()


class Ear(Ears, Coder):
    """The coding page."""


class WritingEar(Ears, Writer):
    """The writing page."""


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    """Chromium with a Thai font; a missing one fails."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium")
    assert program, "Chromium is not installed"
    folder = tmp_path_factory.mktemp("fonts")
    (folder / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{font_file().parent}</dir><cachedir>{folder}/cache</cachedir></fontconfig>",
        encoding="utf-8",
    )
    env = os.environ | {"FONTCONFIG_FILE": str(folder / "fonts.conf")}
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=program, args=["--no-sandbox"], env=env) as opened,
    ):
        yield opened


class Pages:
    """Opens pages, and closes them with a look whether anything went wrong in them."""

    def __init__(self, browser):
        self.browser, self.open, self.errors, self.lone = browser, [], [], None

    def blank(self, *, width=1280, height=800, dark=False, theme="", lang="th", clock=False, sheets=STYLES):
        page = self.browser.new_page(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
        )
        page.set_default_timeout(PATIENCE)
        if SLOWER:
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        self.open.append(page)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        if clock:
            page.clock.install()
        page.set_content(
            PAGE.format(
                lang=lang,
                theme=theme,
                css=style(*sheets),
                host=(HERE / "host.js").read_text(encoding="utf-8"),
                alone=(HERE / "alone.js").read_text(encoding="utf-8"),
            )
        )
        return page

    def alone(self, *, size=40, texts=None, codes=12, lang="th", **options):
        """Open a page whose study is in the page; `window.study` and `window.model` are there to turn it."""
        if options or lang != "th":
            page = self.blank(lang=lang, **options)
        else:
            page = self.lone = self.lone or self.blank()
        page.evaluate(
            """async ([program, words, made, traits]) => {
                window.view?.close();
                document.querySelector("main").replaceChildren();
                window.leaked.length = 0;
                window.program = program;
                window.study = makeStudy(words, made);
                window.model = makeModel(traits, study.answer);
                window.view = await show(program, model, document.querySelector("main"));
            }""",
            [
                PROGRAM,
                dict(Words(lang)),
                {"size": size, "texts": texts, "codes": codes, "lang": lang},
                {"lang": lang, "height": options.get("height", 800)},
            ],
        )
        page.wait_for_selector(".synth-row .synth-row-text", state="attached")
        if not options.get("clock"):
            drawn(page)
        return page

    def real(self, study, coder="มาลี", **options):
        """Open a page that speaks to the real `Coder` of a study; it is `page.coder`."""
        made = {
            name: options.pop(name)
            for name in ("blind", "adjudicate", "sample", "seed", "lang", "reading", "lot")
            if name in options
        }
        widget = Ear(study, coder=coder, height=options.get("height", 800), **made)
        page = self._spoken_to(widget, **options)
        page.wait_for_selector(".synth-row .synth-row-text, .synth-nothing", state="attached")
        page.coder = widget
        drawn(page)
        return page

    def writing(self, study, coder="มาลี", lang="th", ledger=False, **options):
        """Open a page that speaks to the real `Writer` of a study."""
        widget = WritingEar(study, coder, lang, ledger=ledger, height=options.get("height", 800))
        page = self._spoken_to(widget, sheets=WRITER_STYLES, **options)
        page.wait_for_selector(".synth-synthesis tbody", state="attached")
        drawn(page)
        return page

    def _spoken_to(self, widget, **options):
        page = self.blank(lang=widget.lang, **options)
        page.expose_function("toPython", widget.ask)
        page.expose_function("fromPython", widget.drain)
        page.evaluate(
            """async ([program, traits]) => {
                const heard = (text, reply) => { for (const answer of JSON.parse(text)) reply(answer); };
                window.model = makeModel(traits, async (message, reply) => heard(await toPython(JSON.stringify(message)), reply));
                window.asking = setInterval(async () => heard(await fromPython(), (answer) => model.fire("msg:custom", answer)), 100);
                window.view = await show(program, model, document.querySelector("main"));
            }""",
            [widget._esm, {"lang": widget.lang, "height": widget.height}],
        )
        return page


@pytest.fixture(scope="module")
def kept(chromium):
    """Pages that are used again: opening a new one takes most of a second."""
    opened = Pages(chromium)
    yield opened
    for page in opened.open:
        page.close()


@pytest.fixture
def pages(kept):
    kept.errors.clear()
    yield kept
    for page in [page for page in kept.open if page is not kept.lone]:
        kept.open.remove(page)
        page.close()
    assert kept.errors == []


@pytest.fixture
def press():
    """Press keys by their place, as ``KeyJ`` or ``Shift+Digit1``."""

    def pressed(page, *codes):
        for code in codes:
            page.keyboard.press(code)

    return pressed


@pytest.fixture
def opened(pages, study, press):
    """Open the page on the study and press keys in it, or type what begins with =, each answered before the next."""

    def opening(*keys, **options):
        page = pages.real(study, **options)
        page.locator(".synth-rows").focus()
        for key in keys:
            page.keyboard.type(key[1:]) if key.startswith("=") else press(page, key)
            settled(page)
        return page

    return opening


@pytest.fixture(scope="module")
def unjoined(chromium):
    """An empty page that has the modules of the pages as they are written."""
    page = chromium.new_page()
    page.route("http://synth.test/**", lambda route: route.fulfill(path=served(route.request.url)))
    page.goto("http://synth.test/host.html")
    yield page
    page.close()


@pytest.fixture(scope="module")
def module(unjoined):
    """Call functions of the page's modules: `module("unitOf", text, 3)`."""
    paths = sorted(f"/{path.relative_to(SCRIPTS).as_posix()}" for path in SCRIPTS.rglob("*.js"))
    unjoined.evaluate("async (paths) => { window.page = await functions(paths); }", paths)
    return lambda name, *values: unjoined.evaluate(
        "([name, values]) => page[name](...values)", [name, values]
    )


def served(url):
    """Return the file that is meant by an address."""
    name = url.removeprefix("http://synth.test/")
    return HERE / name if name.startswith("host.") else SCRIPTS / name
