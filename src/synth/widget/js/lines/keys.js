// The keys of the reading view, and what they do.

import { keepsKey, typesIn } from "../page/keys.js";
import { fetchNote, lineHere, lineSeen, sayAlike, sayLine, undoLine } from "./note.js";
import { openAbout, openLineHelp, openSection, openSpeaker, openTopic } from "./panes.js";
import { goLine, nextDoubt } from "./rows.js";

const TEN = 10;

const LINE_KEYS = {
  ArrowDown: ["step", 1],
  KeyJ: ["step", 1],
  ArrowUp: ["step", -1],
  KeyK: ["step", -1],
  PageDown: ["step", TEN],
  PageUp: ["step", -TEN],
  Home: ["step", -Infinity],
  End: ["step", Infinity],
  KeyN: ["doubt", 1],
  "Shift+KeyN": ["doubt", -1],
  Space: ["fine"],
  KeyH: ["kind", "heading"],
  KeyS: ["kind", "statement"],
  KeyG: ["kind", "more"],
  KeyQ: ["kind", "question"],
  KeyX: ["kind", "furniture"],
  Delete: ["kind", "furniture"],
  Backspace: ["kind", "furniture"],
  KeyY: ["kind", "title"],
  KeyE: ["use"],
  KeyP: ["speaker"],
  KeyT: ["topic"],
  KeyW: ["section"],
  KeyF: ["alike", "file"],
  KeyO: ["alike", "form"],
  KeyA: ["alike", "all"],
  KeyD: ["about", "date"],
  KeyR: ["about", "project"],
  KeyC: ["about", "cohort"],
  BracketLeft: ["source", -1],
  BracketRight: ["source", 1],
  KeyU: ["back", "undo"],
  "Mod+KeyZ": ["back", "undo"],
  "Shift+KeyU": ["back", "redo"],
  "Mod+KeyY": ["back", "redo"],
  "Mod+Shift+KeyZ": ["back", "redo"],
  "Shift+Slash": ["help"],
  F1: ["help"],
  KeyV: ["close"],
  Escape: ["close"],
  "Mod+KeyS": ["saved"],
};
for (let digit = 1; digit <= 4; digit += 1)
  LINE_KEYS[`Digit${digit}`] = LINE_KEYS[`Numpad${digit}`] = ["level", digit];

const LINE_REPEATED = new Set(["step", "doubt"]);
const NOT_ANALYSED = new Set(["aside", "question", "empty", "furniture", "form", "head", "title"]);

/** Keys of the view; a pane over it has been asked before. */
export function lineKey(view, event, name) {
  if (typesIn(event.target) || keepsKey(event.target, event.code)) return false;
  const key = LINE_KEYS[name];
  if (!key) return !/Tab$|^F\d+$/.test(event.code) && !event.ctrlKey && !event.metaKey;
  if (event.repeat && !LINE_REPEATED.has(key[0])) return true;
  if (view.awaited && key[0] !== "close") view.keys.push(key);
  else lineCommand(view, ...key);
  return true;
}

const LINE_COMMANDS = {
  step: (view, step) => goLine(view, view.at + step),
  doubt: nextDoubt,
  fine: (view) => {
    const line = lineHere(view);
    if (line) sayLine(view, { kind: lineSeen(view, line).kind });
    nextDoubt(view, 1);
  },
  kind: (view, kind) => sayLine(view, { kind }),
  level: (view, level) => sayLine(view, { kind: "heading", level: String(level) }),
  use: (view) => {
    const line = lineHere(view);
    if (line) sayLine(view, { kind: NOT_ANALYSED.has(lineSeen(view, line).kind) ? "statement" : "aside" });
  },
  speaker: openSpeaker,
  topic: openTopic,
  section: openSection,
  alike: sayAlike,
  about: openAbout,
  source: (view, step) => fetchNote(view, { source: view.note.source?.id, step }),
  back: undoLine,
  help: openLineHelp,
  close: (view) => view.close(),
  saved: ({ app }) => app.say(app.header.parts.saved.textContent),
};

export function lineCommand(view, name, value) {
  if (!view.note?.source && !["close", "help"].includes(name)) return;
  LINE_COMMANDS[name](view, value);
}
