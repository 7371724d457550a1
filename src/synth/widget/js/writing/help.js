// The help pane of the writing page: its keys.

import { make } from "../page/dom.js";
import { keyGroups } from "../page/fields.js";
import { openPane } from "../page/pane.js";

const KEYS_OF_WRITING = {
  moving: [
    ["1 2 3 4", "views"],
    ["↑ ↓ ← →", "move"],
    ["Enter", "open"],
    ["N", "next"],
  ],
  writing: [
    ["Ctrl+↓ Ctrl+↑", "choose"],
    ["Ctrl+Enter", "drop"],
    ["Ctrl+S", "save"],
    ["Ctrl+Shift+Enter", "confirm"],
    ["Esc", "leave"],
  ],
  ledger: [
    ["N", "new"],
    ["L", "link"],
    ["Ctrl+S", "save_claim"],
  ],
  lessons: [
    ["B", "back"],
    ["T", "taken"],
    ["X", "not_same"],
    ["0", "again"],
  ],
  other: [
    ["U Ctrl+Z", "undo"],
    ["Shift+U Ctrl+Y", "redo"],
    ["R", "refresh"],
  ],
};

export function openHelp(app) {
  const { word } = app;
  const body = make(
    "div",
    { class: "synth-help", tabindex: "0", role: "group", "aria-label": word("help.title") },
    ...keyGroups(app, KEYS_OF_WRITING, "writer_help"),
    make("section", {}, make("p", {}, word("writer_help.tokens")), make("p", {}, word("writer_help.own"))),
  );
  return openPane(app, { title: word("help.title"), body: [body], wide: true });
}
