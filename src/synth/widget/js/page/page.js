// What every page has, whatever it shows: its root, its wire to Python, its words, and what it says.

import { beforePaint, fill, make, wording, write } from "./dom.js";
import { freshName, openWire } from "./wire.js";

/** What can be said before Python has sent the words. */
const FIRST_WORDS = {
  th: { ok: "กำลังเปิดงาน", silent: "เคอร์เนลยังไม่ตอบ อาจกำลังทำงานอื่นอยู่", lost: "เคอร์เนลหยุดทำงาน รันเซลล์นี้อีกครั้ง" },
  en: {
    ok: "Opening the study",
    silent: "The kernel does not answer yet; it may be busy",
    lost: "The kernel has stopped; run this cell again",
  },
};
const TOAST = 2600; // ms for which what was done is said

let views = 0; // views of pages in this notebook; ids are told apart by it

/** One view of a page. A kind of page extends it: says what its parts are, and draws them in `paint`. */
export class Page {
  /** The widget's model, which only the wire and the height are asked of. */
  model;
  /** The element that holds the page; keys are heard on it. */
  root;
  /** What the ids of this view begin with. */
  uid;
  /** The wire to Python (`openWire`). */
  wire;
  /** `word(key, values)` gives the words of the page; before they have come, the key. */
  word = wording({});
  /** The language of the page, "th" or "en". */
  lang = "th";

  /** The element with everything but what is only spoken; a pane makes it inert. */
  body = null;
  /** Spoken by a screen reader: what was done. */
  status = make("div", { class: "synth-spoken", role: "status", "aria-live": "polite" });
  /** The same for the eyes, for a moment. */
  toast = make("div", { class: "synth-toast", "aria-hidden": "true" });
  /** What went wrong, in red. */
  alert = make("div", { class: "synth-alert", role: "alert" });
  /** The pane over the page (`openPane`), or null. */
  pane = null;

  /** What is done when the view is closed. */
  endings = [];
  #dirty = new Set();
  #timers = new Map();
  #paint;

  constructor(model, el) {
    views += 1;
    this.model = model;
    this.uid = `synth-${freshName()}-${views}`;
    this.root = make("div", {
      class: "synth-coder",
      tabindex: "0",
      role: "group",
      lang: model.get("lang"),
      "data-lm-suppress-shortcuts": "true",
      "aria-busy": "true",
    });
    const resized = () => this.root.style.setProperty("--height", `${model.get("height") ?? 720}px`);
    resized();
    model.on("change:height", resized);
    el.append(this.root);
    this.#paint = beforePaint(() => {
      const names = [...this.#dirty];
      this.#dirty.clear();
      this.paint(names);
    });
    this.wire = openWire(model, {
      event: (message) => this.heard(message),
      other: (answer) => this.answeredElsewhere(answer),
      change: () => (this.body ? this.draw("header") : this.sayOpening()),
    });
    this.endings.push(() => model.off("change:height", resized), () => this.wire.close(), this.#paint.cancel);
    this.sayOpening();
  }

  /** Draw the parts that are named; every kind of page draws its own. */
  paint(_names) {}

  /** What Python says unasked. */
  heard(_message) {}

  /** The answer that another view of the same page got. */
  answeredElsewhere(_answer) {}

  /** Have parts drawn before the next paint, however often it is asked for. */
  draw(...names) {
    names.forEach((name) => this.#dirty.add(name));
    this.#paint();
  }

  /** Do something later; a task of the same name that still waits is let go. */
  later(name, task, delay) {
    clearTimeout(this.#timers.get(name));
    this.#timers.set(name, setTimeout(task, delay));
  }

  /** Let a task go that waits. */
  never(name) {
    clearTimeout(this.#timers.get(name));
  }

  say(text) {
    write(this.status, text);
    write(this.toast, text);
    this.toast.classList.toggle("is-shown", Boolean(text));
    this.later("toast", () => this.toast.classList.remove("is-shown"), TOAST);
  }

  alarm(text) {
    write(this.alert, text);
  }

  kernelWords(health) {
    return this.word(`kernel.${health}`);
  }

  /** Why something was not done, in words: a refusal, or a kernel that is not there. */
  reason(error) {
    return this.word("kernel.failed", { why: error.health ? this.kernelWords(error.health) : error.message });
  }

  /** While nothing has come from Python. */
  sayOpening() {
    const words = FIRST_WORDS[this.model.get("lang")] ?? FIRST_WORDS.en;
    const health = this.wire?.health() ?? "ok";
    fill(this.root, make("p", { class: "synth-opening", role: "status" }, words[health] ?? words.silent));
  }

  /** In the place of a page that could not be opened. */
  sayRefused(error) {
    fill(this.root, make("p", { class: "synth-opening", role: "alert" }, error.message));
  }

  /** Give the focus to where keys work when nothing is open. */
  rest() {
    this.root.focus({ preventScroll: true });
  }

  closePane() {
    const { pane } = this;
    if (!pane) return;
    this.pane = null;
    this.body.inert = false;
    pane.back.remove();
    this.rest();
  }

  close() {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.endings.forEach((end) => end());
    this.root.remove();
  }
}
