// One cell: its text, what changed beneath it, and the statements that stand there, to be dropped into the text.

import { button, fill, make, put, reveal } from "../page/dom.js";
import { momentOf } from "../page/moments.js";
import { heardOf } from "./themes.js";

export function makeCell(app) {
  const { word } = app;
  const parts = {
    title: make("h2", { id: `${app.uid}-cell` }),
    about: make("p", { class: "synth-hint" }),
    changes: make("div", { class: "synth-changes", hidden: true }),
    text: make("textarea", {
      class: "synth-input synth-place-words",
      lang: "th",
      rows: "8",
      spellcheck: "false",
      "aria-label": word("writer.text"),
      placeholder: word("writer.placeholder"),
      on: { input: () => drawFoot(app, parts) },
    }),
    save: button(word("writer.save"), () => saveCell(app), { key: "Ctrl+S", kind: "is-first" }),
    unsaved: make("span", { class: "synth-unsaved" }),
    heard: make("div", { class: "synth-heard" }),
    evidence: make("ol", { class: "synth-evidence", "aria-label": word("writer.evidence") }),
  };
  const element = make(
    "section",
    { class: "synth-writing-cell", "aria-labelledby": `${app.uid}-cell` },
    make(
      "div",
      { class: "synth-place-written" },
      make("div", { class: "synth-place-head" }, parts.title, button(word("writer.back"), () => closeCell(app), { key: "Esc", kind: "is-quiet" })),
      parts.about,
      parts.changes,
      parts.text,
      make("div", { class: "synth-place-foot" }, parts.save, parts.unsaved, make("span", { class: "synth-hint" }, word("writer.token_hint"))),
    ),
    make("div", { class: "synth-place-beside" }, make("h3", {}, word("writer.evidence")), parts.evidence, parts.heard),
  );
  return { element, parts, stood: "", chosen: 0, draw: () => drawOpen(app, parts) };
}

/** Open a cell, with the statements beneath it. */
export async function openCell(app, row, column) {
  try {
    if (app.cell && changed(app)) await saveCell(app);
    const { cell } = await app.wire.ask({ do: "cell", row, column });
    app.cell = cell;
    app.parts.cell.chosen = 0;
    app.parts.cell.parts.text.value = app.parts.cell.stood = cell.text;
    app.draw("all", "view");
    const { text } = app.parts.cell.parts;
    requestAnimationFrame(() => (text.focus({ preventScroll: true }), text.setSelectionRange(text.value.length, text.value.length)));
  } catch (error) {
    app.alarm(app.reason(error));
  }
}

const changed = (app) => app.parts.cell.parts.text.value.trim() !== app.parts.cell.stood.trim();

/** Save what is written; the text stays open. */
export async function saveCell(app) {
  const { parts } = app.parts.cell;
  const text = parts.text.value;
  const { row, column, rowName, columnName } = app.cell;
  const answer = await app.act({ do: "save", row, column, text }, `${rowName} × ${columnName}`);
  if (answer) app.parts.cell.stood = text;
  drawFoot(app, parts);
  return answer;
}

/** Say that the cell was read again and its text holds. */
export async function confirmCell(app) {
  if (app.cell.state !== "read again") return app.say(app.word("writer.nothing_to_confirm"));
  if (changed(app)) await saveCell(app);
  if (app.cell.state !== "read again") return null;
  const { row, column, rowName, columnName } = app.cell;
  return app.act({ do: "confirm", row, column }, `${rowName} × ${columnName}`);
}

/** Go back to the table; nothing that was written is lost. */
export async function closeCell(app) {
  if (changed(app) && !(await saveCell(app))) return;
  app.cell = null;
  app.rest(); // before the text is hidden, so that no key falls through to the notebook
  app.draw("all", "view");
}

function drawOpen(app, parts) {
  const { cell, word } = app;
  if (!cell) return;
  fill(parts.title, `${cell.rowName} × ${cell.columnName}`);
  fill(parts.about, cell.coder ? word("writer.by", { coder: cell.coder, at: momentOf(app, cell.at) }) : word("writer.nobody"));
  if (!changed(app) && cell.text !== parts.text.value) parts.text.value = app.parts.cell.stood = cell.text;
  drawChanges(app, parts.changes);
  drawEvidence(app, parts.evidence);
  fill(parts.heard, ...heardOf(app, cell.heard));
  drawFoot(app, parts);
}

function drawFoot(app, parts) {
  fill(parts.unsaved, changed(app) ? app.word("state.unsaved") : "");
}

/** What changed beneath the text since somebody last read it. */
function drawChanges(app, box) {
  const { cell, word } = app;
  box.hidden = cell.state !== "read again";
  if (box.hidden) return fill(box);
  const items = cell.changes.map(({ what, before, now, move }) =>
    make(
      "li",
      {},
      make("span", {}, what),
      move ? button(word("writer.move", { now: move.now }), () => moveCells(app, move)) : null,
      before ? make("del", {}, before) : null,
      now ? make("ins", {}, now) : null,
    ),
  );
  return fill(
    box,
    make("h3", {}, word("writer.again_long")),
    make("ul", {}, ...items),
    button(word("writer.confirm"), () => confirmCell(app), { key: "Ctrl+Shift+Enter" }),
  );
}

/** Take the texts of a project that was renamed over to its new name. */
async function moveCells(app, move) {
  if (changed(app)) await saveCell(app);
  const answer = await app.act({ do: "move", ...move }, move.now);
  if (!answer) return;
  app.cell = null;
  app.rest();
  app.draw("all", "view");
}

function drawEvidence(app, list) {
  const { cell, word } = app;
  const { chosen } = app.parts.cell;
  const items = cell.evidence.map((one, place) =>
    make(
      "li",
      {
        class: `synth-quote ${one.fresh ? "is-fresh" : ""}`.trim(),
        "aria-current": place === chosen ? "true" : null,
        on: { click: () => choose(app, place) },
      },
      make("span", { class: "synth-quote-number" }, `#${one.number}`),
      make(
        "div",
        {},
        make("p", {}, one.fresh ? make("strong", { class: "synth-again" }, word("writer.fresh")) : null, one.text),
        make(
          "p",
          { class: "synth-hint" },
          [one.place, one.codes.join(" · "), one.coders, one.cited ? word("writer.cited") : ""].filter(Boolean).join(" — "),
        ),
      ),
      button(word("writer.drop"), () => (choose(app, place), dropQuote(app)), place === chosen ? { key: "Ctrl+Enter" } : {}),
    ),
  );
  const elsewhere = cell.elsewhere.map(({ number, text }) =>
    make(
      "li",
      { class: "synth-quote is-elsewhere" },
      make("span", { class: "synth-quote-number" }, `#${number}`),
      make("div", {}, make("p", {}, text), make("p", { class: "synth-hint" }, word("writer.elsewhere"))),
    ),
  );
  fill(list, ...items, ...elsewhere);
  if (!items.length && !elsewhere.length) fill(list, make("li", { class: "synth-hint" }, word("writer.no_evidence")));
}

function choose(app, place) {
  app.parts.cell.chosen = place;
  const { evidence } = app.parts.cell.parts;
  drawEvidence(app, evidence);
  reveal(evidence, evidence.children[place]);
}

/** Choose the next or the former statement, while the caret stays in the text. */
export function chooseQuote(app, step) {
  const last = app.cell.evidence.length - 1;
  if (last >= 0) choose(app, Math.max(0, Math.min(last, app.parts.cell.chosen + step)));
}

/** Put the chosen statement into the text, as a quotation with its reference. */
export function dropQuote(app) {
  const one = app.cell.evidence[app.parts.cell.chosen];
  const { text } = app.parts.cell.parts;
  if (!one) return;
  const { selectionStart: start, selectionEnd: end, value } = text;
  const space = start && !/\s$/.test(value.slice(0, start)) ? " " : "";
  const quote = `${space}“${one.text.replace(/\s+/g, " ")}” [#${one.number}]`;
  text.setRangeText(quote, start, end, "end");
  text.focus({ preventScroll: true });
  drawFoot(app, app.parts.cell.parts);
  put(text, "data-dropped", one.number);
  app.say(app.word("writer.dropped", { n: one.number }));
  chooseQuote(app, 1);
}
