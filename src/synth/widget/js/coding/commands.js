// The keys of the coding page, what each does, and to what is open they go first.

import { openBook } from "../codebook/editor.js";
import { agreeAll, goBack, joinNext, openHistory, readOn, refresh, takeOver, useOrNot } from "../desk/acts.js";
import { holdsKey } from "../desk/holding.js";
import { goNext, nextUnread } from "../desk/place.js";
import { dropSpan, takeSelection } from "../desk/span.js";
import { lineKey } from "../lines/keys.js";
import { openLines } from "../lines/view.js";
import { typesIn } from "../page/keys.js";
import { takeFrom } from "../statement/adjudication.js";
import { stepChip, uncodeChosen } from "../statement/chips.js";
import { openFinder } from "../statement/finder.js";
import { openMemo } from "../statement/memos.js";
import { closeReading, toggleReading } from "../statement/source.js";
import { openSplit } from "../statement/split.js";
import { acceptHint, dismissHint } from "../statement/suggestions.js";
import { makeVivo, openWords } from "../statement/words.js";
import { openFilter } from "./filterpane.js";
import { openHelp } from "./help.js";
import { openFound } from "./retrieval.js";
import { openSources } from "./sources.js";

export const KEYS = {
  ArrowDown: "down",
  KeyJ: "down",
  ArrowUp: "up",
  KeyK: "up",
  PageDown: "ten",
  PageUp: "tenBack",
  Home: "first",
  End: "last",
  KeyN: "unread",
  KeyG: "suggestion",
  KeyD: "disagreement",
  KeyC: "find",
  Enter: "find",
  NumpadEnter: "find",
  ArrowLeft: "chipBack",
  ArrowRight: "chipOn",
  KeyW: "words",
  KeyI: "vivo",
  KeyX: "uncode",
  Delete: "uncode",
  Backspace: "uncode",
  Space: "review",
  KeyM: "memo",
  KeyU: "undo",
  "Shift+KeyU": "redo",
  "Mod+KeyZ": "undo",
  "Mod+KeyY": "redo",
  "Mod+Shift+KeyZ": "redo",
  KeyF: "search",
  Slash: "search",
  KeyL: "filter",
  KeyQ: "found",
  KeyO: "sources",
  KeyV: "reading",
  KeyP: "right",
  KeyS: "split",
  KeyT: "join",
  KeyE: "use",
  KeyB: "book",
  KeyA: "agree",
  "Shift+KeyA": "agreeAll",
  BracketLeft: "takeFirst",
  BracketRight: "takeSecond",
  KeyH: "history",
  KeyR: "refresh",
  "Shift+Slash": "help",
  F1: "help",
  Escape: "escape",
  "Mod+KeyS": "saved",
};
for (let digit = 1; digit <= 9; digit += 1) {
  KEYS[`Digit${digit}`] = KEYS[`Numpad${digit}`] = `accept${digit}`;
  KEYS[`Shift+Digit${digit}`] = `dismiss${digit}`;
}

// A key that is held down moves on; it never codes, undoes or reads a second statement unseen.
export const REPEATED = new Set(["down", "up", "ten", "tenBack", "chipBack", "chipOn"]);


const COMMANDS = {
  down: (app) => app.step(1),
  up: (app) => app.step(-1),
  ten: (app) => app.step(10),
  tenBack: (app) => app.step(-10),
  first: (app) => app.step(-Infinity),
  last: (app) => app.step(Infinity),
  unread: nextUnread,
  suggestion: (app) => goNext(app, "suggestion"),
  disagreement: (app) => goNext(app, "disagreement"),
  find: (app) => openFinder(app),
  words: openWords,
  vivo: makeVivo,
  chipBack: (app) => stepChip(app, -1),
  chipOn: (app) => stepChip(app, 1),
  uncode: uncodeChosen,
  review: readOn,
  memo: (app) => openMemo(app),
  undo: (app) => goBack(app, "undo"),
  redo: (app) => goBack(app, "redo"),
  search: (app) => app.search.focus(),
  filter: openFilter,
  found: openFound,
  sources: openSources,
  reading: toggleReading,
  right: openLines,
  split: openSplit,
  join: joinNext,
  use: useOrNot,
  book: openBook,
  agree: (app) => takeOver(app, { act: "agree" }, app.word("act.agree")),
  agreeAll,
  takeFirst: (app) => takeFrom(app, 0),
  takeSecond: (app) => takeFrom(app, 1),
  history: openHistory,
  refresh: (app) => refresh(app, true),
  help: openHelp,
  escape: (app) => dropSpan(app) || app.alarm(""),
  saved: (app) => app.say(app.header.parts.saved.textContent),
};

export function command(app, name) {
  if (/^(find|words|vivo|accept\d)$/.test(name)) takeSelection(app);
  const digit = /^(accept|dismiss)(\d)$/.exec(name);
  if (digit) (digit[1] === "accept" ? acceptHint : dismissHint)(app, Number(digit[2]) - 1);
  else COMMANDS[name](app);
  return true;
}

/** Keys go first to what is open: a pane, then the finder, a cut or the reading view. */
export function firstKeys(app, event, name) {
  if (!app.list) return false;
  if (holdsKey(app, event, name)) return true;
  const open = app.pane ?? (app.lines ? null : app.mode);
  if (open?.key(event, name)) return true;
  if (app.lines && !app.pane) return lineKey(app.lines, event, name);
  if (name === "Escape") {
    if (app.pane) return (app.closePane(), true);
    if (app.mode) return (app.leave(), true);
    if (app.reading) return (closeReading(app), true);
    if (typesIn(event.target)) return (app.rest(), true);
    return false;
  }
  if (app.pane) return false;
  return app.tree.key(event) || app.search.key(event);
}
