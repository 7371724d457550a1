"""The coding page in real JupyterLab: first paint, key press to durable mark, scrolling; as a study grows.

    .venv/bin/python benchmarks/coding.py [STATEMENTS ...]   # 1000 10000

A study of sources of 50 Thai statements, 100 codes in two dimensions, a tenth coded by another coder.
Chromium presses real keys. *Paint* is from the widget's empty frame to the first statements on the screen.
*Durable* is from the key press (read without a code) to the new count of read statements on the screen,
which comes with the study's answer. *Frame* is the time between two frames while the list is scrolled from
end to end; *nodes* are the elements of the page in the widget. Times in milliseconds.
"""

import json
import random
import statistics
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pandas as pd

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.widget.running_lab import Lab, chromium_page, coding_page  # noqa: E402

import synth  # noqa: E402
from synth import schema  # noqa: E402
from synth.widget.lab import NOTEBOOK  # noqa: E402

CODES, PRESSES = 100, 200
WORDS = (
    "การสร้างความเชื่อมั่น ผู้นำชุมชน กลุ่มเปราะบาง งบประมาณ ข้อมูล การสื่อสาร เยาวชน ผู้สูงอายุ ขยะ น้ำประปา แกนนำ เครือข่าย "
    "อบต. การติดตาม ความเข้าใจ ตลาด เกษตรกร โรงเรียน สุขภาพ เวที ความร่วมมือ อาหารปลอดภัย ทีมงาน ปัญหา ต่อเนื่อง"
).split()

WATCH = """() => {
  const root = document.querySelector(".synth-coder");
  const counts = root.querySelector(".synth-counts");
  const read = () => counts.querySelector("strong").textContent;
  window.took = [];
  root.addEventListener("keydown", (event) => {
    const pressed = event.timeStamp, before = read();
    const answered = new MutationObserver(() => {
      if (read() === before) return;
      answered.disconnect();
      window.took.push(performance.now() - pressed);
    });
    answered.observe(counts, { subtree: true, childList: true, characterData: true });
  }, true);
}"""

SCROLL = """async () => {
  const list = document.querySelector(".synth-coder .synth-rows");
  const frames = [], steps = 240, end = list.scrollHeight;
  let last = await new Promise(requestAnimationFrame);
  for (let step = 0; step < steps; step += 1) {
    list.scrollTop = (end * step) / steps;
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - last);
    last = now;
  }
  return [frames, document.querySelectorAll(".synth-coder *").length];
}"""


MARK_PAINT = """() => {
  new MutationObserver((_, observer) => {
    const root = document.querySelector(".synth-coder");
    if (root && window.begun === undefined) window.begun = performance.now();
    if (!root?.querySelector(".synth-row .synth-row-text")) return;
    observer.disconnect();
    const drawn = () => { window.painted = performance.now() - window.begun; };
    requestAnimationFrame(() => requestAnimationFrame(drawn));
  }).observe(document, { subtree: true, childList: true });
}"""


def corpus(statements: int) -> SimpleNamespace:
    """Make sources of 50 statements each, in words that suggestions can learn from."""
    dice, sources, rows = random.Random(0), [], []
    for number in range(statements // 50):
        source, text = f"รุ่น/{number:04}.txt", ""
        for item in range(50):
            said = "".join(dice.choices(WORDS, k=6))
            row = {"statement_id": f"{source}@{item}", "source_id": source, "section": "บทเรียน", "text": said}
            row |= {"item": str(item), "start": len(text), "end": len(text) + len(said), "use": "analysed"}
            rows.append(row | {"cohort": "รุ่น", "project": f"โครงการ {number}"})
            text += said + "\n"
        sources.append({"source_id": source, "cohort": "รุ่น", "project": f"โครงการ {number}", "path": source})
        sources[-1] |= {"title": source, "text": text, "sha256": f"{number:064x}"}
    tables = {"sources": sources, "statements": rows, "left_out": [], "problems": []}
    return SimpleNamespace(**{name: schema.table(name, given) for name, given in tables.items()})


def make(study: Path, statements: int) -> None:
    """Make the study, with the codings of another coder on every tenth statement."""
    made = corpus(statements)
    book = pd.DataFrame({"code": [f"c{n}" for n in range(CODES)]})
    book["name"] = [f"{WORDS[n % len(WORDS)]} แบบ {n}" for n in range(CODES)]
    book["keywords"] = [WORDS[n % len(WORDS)] for n in range(CODES)]
    book["dimension"] = ["ประเด็น" if n % 2 else "ประเภทข้อค้นพบ" for n in range(CODES)]
    given = made.statements[["statement_id"]][::10].assign(coder="ก")
    given["code"] = [f"c{n % CODES}" for n in range(len(given))]
    with synth.Study(study) as kept:
        kept.add_corpus(made)
        kept.set_codebook(book)
        kept.import_codings(given, path="ก.csv", sha256="0")
        kept.remember("ข")


def page_alone() -> dict:
    """Return the coding notebook up to the page, so that no later cell keeps the kernel busy."""
    notebook = json.loads((ROOT / "notebooks" / NOTEBOOK).read_text(encoding="utf-8"))
    last = next(place for place, cell in enumerate(notebook["cells"]) if "synth.Coder(" in cell["source"][0])
    return notebook | {"cells": notebook["cells"][: last + 1]}


def measure(statements: int) -> dict[str, float]:
    """Code in a study of so many statements; times in milliseconds."""
    with tempfile.TemporaryDirectory() as name:
        study = Path(name) / "study.db"
        make(study, statements)
        (study.parent / "notebooks").mkdir()
        (study.parent / "notebooks" / NOTEBOOK).write_text(json.dumps(page_alone()), encoding="utf-8")
        lab = Lab(study)
        try:
            with chromium_page() as page:
                page.add_init_script(f"({MARK_PAINT})()")
                coding_page(page, lab)
                painted = page.evaluate("() => window.painted")
                page.wait_for_selector(".synth-suggested li", timeout=120_000)  # the machine is quiet again
                page.evaluate(WATCH)
                for press in range(PRESSES):
                    page.keyboard.press("Space")
                    page.wait_for_function("n => window.took.length === n", arg=press + 1)
                took = page.evaluate("() => window.took")
                frames, nodes = page.evaluate(SCROLL)
        finally:
            lab.stop()
    return {
        "paint": painted,
        "durable median": statistics.median(took),
        "durable p95": _p95(took),
        "frame median": statistics.median(frames),
        "frame p95": _p95(frames),
        "nodes": nodes,
    }


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


if __name__ == "__main__":
    sizes = [int(size) for size in sys.argv[1:]] or [1000, 10000]
    table = pd.DataFrame({size: measure(size) for size in sizes}).T
    table.index.name = "statements"
    print(table.round(1).to_string())
