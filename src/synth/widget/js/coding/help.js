// The help pane: every key with what it does, and what the marks mean.

import { make, stateMark } from "../page/dom.js";
import { keyGroups } from "../page/fields.js";
import { openPane } from "../page/pane.js";

const KEYS_SHOWN = {
  moving: [
    ["↓ J", "down"],
    ["↑ K", "up"],
    ["PgDn PgUp", "ten"],
    ["Home End", "ends"],
    ["N", "unread"],
    ["G", "suggestion"],
    ["D", "disagreement"],
    ["O", "sources"],
  ],
  coding: [
    ["C Enter", "find"],
    ["W", "words"],
    ["I", "vivo"],
    ["1 – 9", "accept"],
    ["Shift+1 – 9", "dismiss"],
    ["← →", "chips"],
    ["X Delete", "uncode"],
    ["space", "review"],
    ["M", "memo"],
    ["U Ctrl+Z", "undo"],
    ["Shift+U Ctrl+Y", "redo"],
  ],
  text: [
    ["V", "reading"],
    ["P", "right"],
    ["S", "split"],
    ["T", "join"],
    ["E", "use"],
    ["H", "history"],
  ],
  looking: [
    ["F /", "search"],
    ["L", "filter"],
    ["Q", "found"],
  ],
  other: [
    ["B", "book"],
    ["A", "agree"],
    ["Shift+A", "agree_all"],
    ["[ ]", "take"],
    ["R", "refresh"],
    ["?", "help"],
    ["Esc", "escape"],
  ],
};

export function openHelp(app) {
  if (app.lines) return app.lines.help();
  const { word } = app;
  const hidden = new Set([
    ...(app.session.adjudicates ? [] : ["agree", "agree_all", "take"]),
    ...(app.session.blind ? ["suggestion", "disagreement", "accept", "dismiss"] : []),
  ]);
  const shown = Object.entries(KEYS_SHOWN).map(([group, keys]) => [group, keys.filter(([, name]) => !hidden.has(name))]);
  const groups = keyGroups(app, Object.fromEntries(shown), "help");
  const marks = make(
    "section",
    {},
    make("h3", {}, word("help.meaning")),
    make(
      "ul",
      { class: "synth-legend" },
      ["u", "r", "c", "x"].map((state) => make("li", {}, stateMark(state), make("span", {}, word(`state.${state}`)))),
    ),
    make("p", {}, word("help.durable")),
    make("p", {}, word("help.layout")),
  );
  return openPane(app, {
    title: word("help.title"),
    body: [
      make(
        "div",
        { class: "synth-help", tabindex: "0", role: "group", "aria-label": word("help.title") },
        ...groups,
        marks,
      ),
    ],
    wide: true,
  });
}
