// The reading view: a note line by line, with what each is taken for, to be put right by key.
// A line changes at once, dashed, and turns solid with Python's answer; keys wait while another note is fetched.

import { refresh } from "../desk/acts.js";
import { currentKey } from "../desk/desk.js";
import { fill, make } from "../page/dom.js";
import { closeReading } from "../statement/source.js";
import { lineCommand } from "./keys.js";
import { fetchNote } from "./note.js";
import { openLineHelp } from "./panes.js";
import { drawNote, goLine } from "./rows.js";

/**
 * The view before its first note: the note as it was answered and the place in it, what waits for its answer
 * ([{source, start, correction}]), how many notes are awaited and the keys that came meanwhile, and the lines like
 * the last one (`offer`); what its parts call to draw it, to do what a key says, and to close it.
 */
function newView(app) {
  const view = { app, note: null, at: 0, waiting: [], awaited: 0, keys: [], offer: null };
  return Object.assign(view, {
    draw: () => drawNote(view),
    command: (name, value) => lineCommand(view, name, value),
    help: () => openLineHelp(view),
    close: () => closeLines(view),
  });
}

/** Open the view on the note of the current statement, or on the first. */
export function openLines(app) {
  if (app.lines) return app.lines.close();
  if (app.reading) closeReading(app);
  app.leave();
  const { word } = app;
  const view = newView(app);
  view.head = make("div", { class: "synth-right-head" });
  view.list = make("ul", {
    class: "synth-right-lines",
    role: "listbox",
    tabindex: "0",
    lang: "th",
    "aria-label": word("right.list"),
  });
  view.list.addEventListener("click", (event) => {
    const row = event.target.closest("[data-at]");
    if (row) goLine(view, Number(row.dataset.at));
  });
  view.offerBar = make("div", { class: "synth-right-offer", role: "status", hidden: true });
  view.foot = make("p", { class: "synth-hint synth-right-keys" }, word("right.keys"));
  view.element = make(
    "section",
    { class: "synth-right", "aria-label": word("right.title") },
    view.head,
    view.list,
    view.offerBar,
    view.foot,
  );
  app.lines = view;
  app.root.dataset.page = "right";
  app.body.insertBefore(view.element, app.toast);
  fill(view.head, make("p", { class: "synth-quiet" }, word("right.loading")));
  view.list.focus({ preventScroll: true });
  return fetchNote(view, { k: currentKey(app.desk), anew: true });
}

/** Back to coding: what was put right may have changed any statement. */
function closeLines({ app, element }) {
  app.lines = null;
  delete app.root.dataset.page;
  element.remove();
  refresh(app, false);
  app.draw("list", "centre", "header", "tree");
  app.rest();
}
