// The writing page: a table of what people wrote, cell by cell, and the ledger of what they claim from it.

import { fill, focused, make, put, wording } from "../page/dom.js";
import { listenToKeys, typesIn } from "../page/keys.js";
import { Page } from "../page/page.js";
import { closeCell, confirmCell, dropQuote, chooseQuote, makeCell, saveCell } from "./cell.js";
import { makeGrid, moveInGrid, openHere, toNextAgain } from "./grid.js";
import { openHelp } from "./help.js";
import { makeLedger, newClaim, saveClaim } from "./ledger.js";
import { judge, makeLessons, openLessons } from "./lessons.js";
import { openLinking } from "./linking.js";
import { makeThemes, openThemes, saveTheme } from "./themes.js";
import { makeTop } from "./top.js";

const KEYS = {
  Digit1: "grid",
  Digit2: "ledger",
  Digit3: "lessons",
  Digit4: "themes",
  KeyB: "back",
  KeyT: "taken",
  KeyX: "other",
  Digit0: "open again",
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Enter: "open",
  NumpadEnter: "open",
  KeyN: "next",
  KeyL: "link",
  KeyU: "undo",
  "Mod+KeyZ": "undo",
  "Shift+KeyU": "redo",
  "Mod+KeyY": "redo",
  KeyR: "refresh",
  "Shift+Slash": "help",
  "Mod+KeyS": "save",
};
const REPEATED = new Set(["up", "down", "left", "right"]);
/** Keys that work while a text is being written. */
const IN_TEXT = {
  "Mod+KeyS": "save",
  "Mod+Enter": "drop",
  "Mod+ArrowDown": "later",
  "Mod+ArrowUp": "earlier",
  "Mod+Shift+Enter": "confirm",
  Escape: "leave",
};

/** The state of the writing page. */
class Writing extends Page {
  /** Who writes in which study. */
  session = { study: "", coder: "" };
  /** Which view is shown: "grid", "ledger", "lessons" or "themes". */
  view = "grid";
  /** The table: `rows`, `columns`, `cells` by "row,column". */
  grid = { rows: [], columns: [], cells: {} };
  /** Where the table is looked at: places of a row and a column. */
  at = [0, 0];
  /** The cell that is open, as Python told it; null where none is. */
  cell = null;
  /** `claims` and `gaps`. */
  ledger = { claims: [], gaps: [] };
  /** The pairs of lessons and the themes, once they were asked for. */
  lessons = null;
  themes = null;
  /** The id of the claim that is open; "" a new one; null none. */
  claim = null;
  /** The parts of the page by name, each with `element` and `draw`. */
  parts = {};

  paint(names) {
    const all = names.includes("all");
    const ours = this.root.contains(focused(this.root));
    for (const [name, part] of Object.entries(this.parts)) if (name !== "header" && (all || names.includes(name))) part.draw();
    if (all || names.includes("view")) {
      put(this.root, "data-view", this.view);
      put(this.root, "data-open", this.cell ? "cell" : null);
    }
    this.parts.header?.draw();
    if (ours && !this.pane && !shown(focused(this.root), this.root)) this.rest(); // what had the focus was drawn anew
  }

  /** Ask something that changes the study, say what came of it, and show all again. */
  async act(message, label) {
    this.alarm("");
    try {
      const answer = await this.wire.act({ ...message, ...this.open() }, label);
      this.take(answer);
      this.say(answer.said ?? "");
      return answer;
    } catch (error) {
      this.alarm(this.reason(error));
      return null;
    }
  }

  /** The cell that is open, for a message whose answer is to show it again. */
  open() {
    return { view: this.view, ...(this.cell ? { row: this.cell.row, column: this.cell.column } : {}) };
  }

  take(answer) {
    for (const name of ["grid", "ledger", "lessons", "themes"]) if (answer[name]) this[name] = answer[name];
    if (answer.cell && this.cell) this.cell = answer.cell;
    this.draw("all");
  }

  turn(view) {
    this.view = view;
    this.draw("all", "view");
    if (view === "lessons") openLessons(this);
    if (view === "themes") openThemes(this);
    this.rest();
  }

  rest() {
    if (this.view === "grid" && this.cell) return this.parts.cell.parts.text.focus({ preventScroll: true });
    const place = this.parts[this.view]?.here();
    return (place ?? this.root).focus({ preventScroll: true });
  }
}

const shown = (element, root) => root.contains(element) && (element === root || element.getClientRects().length > 0);

function render({ model, el }) {
  const app = new Writing(model, el);
  const unlisten = listenToKeys(app.root, {
    commands: { ...IN_TEXT, ...KEYS },
    repeated: REPEATED,
    first: (event, name) => firstKeys(app, event, name),
    handle: (name) => Boolean(app.body) && !app.pane && command(app, name),
  });
  const looked = () => app.body && refresh(app);
  window.addEventListener("focus", looked);
  app.endings.push(unlisten, () => window.removeEventListener("focus", looked));
  app.wire.ask({ do: "open" }).then(
    (answer) => opened(app, answer),
    (error) => app.sayRefused(error),
  );
  return () => app.close();
}

/** The answer of `open`: build the parts and show the table. */
function opened(app, answer) {
  app.session = { study: answer.study, coder: answer.coder };
  app.word = wording(answer.words);
  app.lang = answer.lang;
  app.view = answer.opens;
  app.grid = answer.grid;
  app.ledger = answer.ledger;
  put(app.root, "lang", answer.lang);
  put(app.root, "aria-label", app.word("writer.label"));
  put(app.root, "aria-busy", null);
  app.root.classList.add("synth-writer");
  app.parts = { header: makeTop(app), grid: makeGrid(app), cell: makeCell(app), ledger: makeLedger(app), lessons: makeLessons(app), themes: makeThemes(app) };
  app.body = make(
    "div",
    { class: "synth-body" },
    app.parts.header.element,
    app.alert,
    make("div", { class: "synth-writing" }, app.parts.grid.element, app.parts.cell.element),
    app.parts.ledger.element,
    app.parts.lessons.element,
    app.parts.themes.element,
    app.toast,
  );
  fill(app.root, app.body, app.status);
  app.draw("all", "view");
}

/** What is open is asked before the page's own keys. */
function firstKeys(app, event, name) {
  if (app.pane) {
    if (name === "Escape") app.closePane();
    return name === "Escape" || app.pane?.key(event, name);
  }
  const what = IN_TEXT[name];
  if (!what || !app.body) return false;
  if (what === "leave") return app.view === "grid" && app.cell ? (closeCell(app), true) : typesIn(event.target) && (app.rest(), true);
  if (app.view === "ledger") return what === "save" && app.claim !== null && (saveClaim(app), true);
  if (app.view === "themes") return what === "save" && (saveTheme(app), true);
  if (!app.cell || app.view !== "grid") return false;
  const does = {
    save: () => saveCell(app),
    drop: () => dropQuote(app),
    later: () => chooseQuote(app, 1),
    earlier: () => chooseQuote(app, -1),
    confirm: () => confirmCell(app),
  };
  does[what]();
  return true;
}

function command(app, name) {
  const steps = { up: [-1, 0], down: [1, 0], left: [0, -1], right: [0, 1] };
  const ledger = app.view === "ledger";
  const lessons = app.view === "lessons";
  if (steps[name]) return app.view === "grid" ? moveInGrid(app, ...steps[name]) : app.parts[app.view].move(steps[name][0]);
  const does = {
    grid: () => app.turn("grid"),
    ledger: () => app.turn("ledger"),
    lessons: () => app.turn("lessons"),
    themes: () => app.turn("themes"),
    back: () => lessons && judge(app, "came back"),
    taken: () => lessons && judge(app, "taken up"),
    other: () => lessons && judge(app, "not the same"),
    "open again": () => lessons && judge(app, "not judged"),
    open: () => app.view === "grid" && openHere(app),
    next: () => (ledger ? newClaim(app) : app.view === "grid" && toNextAgain(app)),
    link: () => ledger && app.claim && openLinking(app),
    undo: () => app.act({ do: "undo" }, app.word("writer.undo")),
    redo: () => app.act({ do: "redo" }, app.word("writer.redo")),
    refresh: () => refresh(app),
    help: () => openHelp(app),
    save: () => true, // nothing is open: the browser is not to save the notebook's page
  };
  return Boolean(does[name]) && does[name]() !== false;
}

/** Look whether anybody did anything since; what is being written stays. */
async function refresh(app) {
  try {
    const answer = await app.wire.ask({ do: "refresh", ...app.open() });
    if (answer.changed) app.take(answer);
  } catch (error) {
    app.alarm(app.reason(error));
  }
}

export default { render };
