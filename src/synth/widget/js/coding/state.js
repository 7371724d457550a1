// The state of the coding page, and what its parts call to change it: move, open and close, filter.

import { settle } from "../desk/acts.js";
import { newDesk } from "../desk/desk.js";
import { applyFilter } from "../desk/filters.js";
import { holdWhile, newHeld } from "../desk/holding.js";
import { tellPlace } from "../desk/place.js";
import { focused } from "../page/dom.js";
import { typesIn } from "../page/keys.js";
import { Page } from "../page/page.js";
import { memoReader } from "../statement/memos.js";
import { renewSuggestions } from "../statement/suggestions.js";

/** One view of the coding page; the parts call it `app`. What a part alone needs stays in the part. */
export class Coding extends Page {
  /**
   * What Python said when the page opened, and what does not change any more: the study's name, the coder, whether
   * two coders are adjudicated (`pair`) and who settles (`by`), whether the others are hidden (`blind`), the size of
   * the reliability sample (0: none).
   */
  session = { study: "", coder: "", by: "", adjudicates: false, pair: [], blind: false, sample: 0 };

  // What lies on the desk

  /** The statements by their keys, the place, the codebook, the counts (`newDesk`). */
  desk = newDesk();
  /** The filter that stands, as Python takes it. */
  filter = {};
  /** How often it was changed, so that an answer to an earlier one is known, and whether its answer is awaited. */
  filtering = { count: 0, waits: false };
  /** Whether others' acts are being asked for. */
  refreshing = false;
  /** The place as Python knows it (`tellPlace`); before the first, where the page opened. */
  toldPlace = undefined;
  /** What is typed and not saved, by what it is about: "statement 3", "code trust". */
  drafts = new Map();
  /** The memos of statements (`memoReader`). */
  memos = memoReader(this);
  /** What the machine suggests for the statement that is shown: {k, list, ready, note, dismissed}, or null. */
  suggestions = null;

  // What is chosen

  /** The codes of the statement as they are drawn, and which of them is chosen; -1 is none. */
  chips = [];
  chip = -1;
  /** The words that are chosen: {k, start, end, text}, or null. */
  span = null;
  /** The tab of a narrow page: "list", "statement" or "codebook". */
  tab = "statement";
  /** What a person chose in a pane, for the next time it is opened. */
  kept = { parent: undefined, attribute: "", bookDrafts: new Map() };

  // What is open

  /** What stands in the statement and takes keys first: {name, element, key, draw, left}, or null. */
  mode = null;
  /** The whole source in the place of the statement: {draw, moved, close}, or null. */
  reading = null;
  /** The notes line by line in the place of all (`openLines`), or null. */
  lines = null;
  /** Keys that came while the page waits to be moved (`holdsKey`). */
  held = newHeld();

  // The parts, made when the page opens (`build`)

  header = null;
  kernelBar = null;
  search = null;
  list = null;
  centre = null;
  tree = null;
  tabs = null;

  /** What stands on the page by now is drawn anew where it was asked for. */
  paint(names) {
    if (!this.list) return;
    if (names.includes("centre")) {
      this.centre.draw();
      this.tree.draw();
      this.mode?.draw?.();
      this.reading?.draw();
    } else if (names.includes("tree")) this.tree.draw();
    if (names.includes("list")) this.list.draw();
    if (names.includes("header")) this.header.draw();
    if (names.includes("centre")) tellPlace(this);
  }

  heard(message) {
    if (message.event === "said") this.say(message.why);
    if (message.event === "suggestions" && this.list) renewSuggestions(this);
  }

  answeredElsewhere(answer) {
    if (this.list && answer.ok && answer.counts && answer.rows) settle(this, { ...answer, said: "" });
  }

  // Moving

  step(step) {
    this.goAt(Math.max(0, Math.min(this.desk.keys.length - 1, this.desk.at + step)));
  }

  goTo(k, options) {
    this.goAt(this.desk.place.get(k) ?? this.desk.at, options);
  }

  goAt(place, { tab = null } = {}) {
    if (this.mode) this.leave();
    this.desk.at = place;
    this.list.show();
    this.reading?.moved();
    if (tab) this.turn(tab);
    this.draw("list", "centre");
  }

  /** Hold keys back until a promise is settled: its answer will move the page. */
  wait(promise) {
    return holdWhile(this, promise);
  }

  /** Change the filter; with null lift it. */
  applyFilter(patch) {
    return this.wait(applyFilter(this, patch));
  }

  clearFilter() {
    this.search.clear();
    return this.applyFilter(null);
  }

  // Opening and closing

  enter(mode) {
    this.leave();
    this.mode = mode;
    (this.reading ? this.centre.dock : this.centre.parts.work).append(mode.element);
    this.turn("statement");
    this.draw("centre");
  }

  leave() {
    const { mode } = this;
    const focus = this.root.contains(focused(this.root)) ? focused(this.root) : null;
    const elsewhere = focus && typesIn(focus) && !mode?.element.contains(focus); // who types there goes on typing
    this.mode = null;
    mode?.element?.remove();
    mode?.left?.();
    if (mode) this.draw("centre", "list");
    if (mode && !elsewhere) this.rest();
  }

  turn(tab, focus = false) {
    this.tab = tab;
    this.root.dataset.tab = tab;
    this.tabs.draw();
    if (focus) this.tabs.element.querySelector("[tabindex='0']").focus();
    else if (tab === "list") this.list.show();
    this.list.draw();
  }

  rest() {
    const place = this.lines?.list ?? (this.list.element.offsetParent ? this.list.element : this.centre.element);
    place.focus({ preventScroll: true });
  }

  close() {
    this.reading?.close();
    super.close();
  }
}
