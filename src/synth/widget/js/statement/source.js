// The whole source to read, with the codes in the margin. It is laid in blocks; those far from view are empty.

import { currentKey, drawn } from "../desk/desk.js";
import { tagOf } from "../desk/span.js";
import { fill, make, reveal, spoken, stateMark } from "../page/dom.js";
import { datesOf } from "../page/moments.js";
import { cut } from "../page/text.js";

const PIECES = 24; // pieces in a block
const LETTERS_A_LINE = 60; // a guess for the height of a block that was never drawn

export function toggleReading(app) {
  if (app.reading) return closeReading(app);
  const k = currentKey(app.desk);
  if (k === undefined) return undefined;
  const asked = app.wire.ask({ do: "source", k }).then(
    (answer) => openReading(app, answer),
    (error) => app.alarm(error.message),
  );
  return app.wait(asked);
}

function openReading(app, answer) {
  closeReading(app);
  const view = { app, source: answer.source, pieces: piecesOf(answer), blocks: [] };
  const { reading, flow } = app.centre;
  flow.hidden = true;
  reading.hidden = false;
  view.text = make("div", { class: "synth-source", lang: "th" });
  fill(reading, readingHead(view), view.text);
  app.reading = {
    draw: () => drawReading(view),
    moved: () => drawReading(view, true),
    close: () => view.watcher.disconnect(),
  };
  app.turn("statement");
  layBlocks(view);
  drawReading(view, true);
}

export function closeReading(app) {
  if (!app.reading) return;
  app.leave();
  app.reading.close();
  app.reading = null;
  const { reading, flow } = app.centre;
  reading.hidden = true;
  reading.replaceChildren();
  flow.hidden = false;
  app.draw("centre");
}

function readingHead(view) {
  const { app, source } = view;
  const facts = [
    source.project,
    source.cohort,
    datesOf(app, source.date),
    ...Object.entries(source.attributes ?? {}).map(([name, value]) => `${name}: ${value}`),
  ];
  return make(
    "div",
    { class: "synth-where" },
    make("h2", { lang: "th" }, source.title || source.id),
    make("p", { class: "synth-quiet", lang: "th" }, facts.filter((part) => part && part !== source.title).join(" · ")),
    make("p", { class: "synth-hint" }, app.word("reading.keys")),
  );
}

// A number or bullet on the statement's own line, as "1." or "- ".
const MARKER = /^([^]*\n|)[^\S\n]*(\S{1,8})[^\S\n]*$/;

/** A text in pieces: statements, and what stands between them. */
export function piecesOf({ text, statements, left_out: leftOut = [] }) {
  const pieces = [];
  let from = 0;
  const between = (words, end) => {
    const reason = leftOut.find(({ start }) => start >= from && start < end)?.reason ?? "";
    if (words.trim()) pieces.push({ text: words.replace(/^\s*\n|\s+$/g, ""), reason });
  };
  for (const statement of statements) {
    const gap = statement.start > from ? cut(text, from, statement.start) : "";
    const [, above, marker] = MARKER.exec(gap) ?? [null, gap, ""];
    between(above, statement.start);
    pieces.push({ ...statement, marker, text: cut(text, Math.max(from, statement.start), statement.end) });
    from = Math.max(from, statement.end);
  }
  between(cut(text, from), Infinity);
  return pieces;
}

function layBlocks(view) {
  const { text, pieces, app } = view;
  view.watcher = new IntersectionObserver((entries) => entries.forEach((entry) => showBlock(view, entry)), {
    root: app.centre.element,
    rootMargin: "500px",
  });
  for (let from = 0; from < pieces.length; from += PIECES) {
    const held = pieces.slice(from, from + PIECES);
    const element = make("div", { class: "synth-block" });
    const lines = held.reduce((sum, { text: words }) => sum + 1 + words.length / LETTERS_A_LINE, 0);
    element.style.minHeight = `${Math.round(lines * 30)}px`;
    const block = { held, element, shown: false };
    element.block = block;
    view.blocks.push(block);
    text.append(element);
    view.watcher.observe(element);
  }
}

/** A block that comes near is filled; one that goes far is emptied and keeps its height. */
function showBlock(view, { target, isIntersecting }) {
  const { block } = target;
  if (isIntersecting && !block.shown) fillBlock(view, block);
  else if (!isIntersecting && block.shown) {
    target.style.minHeight = `${target.offsetHeight}px`;
    block.shown = false;
    target.replaceChildren();
  }
}

function fillBlock(view, block) {
  block.shown = true;
  fill(block.element, ...block.held.map((piece) => pieceOf(view, piece)));
  block.element.style.minHeight = "";
}

function pieceOf(view, piece) {
  const { app } = view;
  if (piece.k === undefined) {
    const title = piece.reason ? app.word("reading.left_out", { reason: piece.reason }) : null;
    return make("p", { class: "synth-between", title }, piece.text);
  }
  const row = app.desk.rows.get(piece.k);
  const seen = row
    ? drawn(row, app.wire.waiting())
    : { state: piece.state, codes: piece.codes.map((code) => ({ code })) };
  const here = piece.k === currentKey(app.desk);
  return make(
    "div",
    {
      class: `synth-piece is-${seen.state} ${here ? "is-here" : ""}`,
      "data-k": piece.k,
      "aria-current": here ? "true" : null,
      on: { click: () => app.desk.place.has(piece.k) && app.goTo(piece.k) },
    },
    stateMark(seen.state),
    make(
      "p",
      {},
      spoken(`${app.word(`state.${seen.state}`)} `),
      piece.marker ? make("span", { class: "synth-quiet" }, `${piece.marker} `) : null,
      piece.text,
    ),
    make(
      "div",
      { class: "synth-margin" },
      seen.codes.filter(({ leaving }) => !leaving).map(({ code }) => tagOf(app, code)),
    ),
  );
}

/** Draw what is in view anew; with `move` bring the current statement there, from another source if need be. */
function drawReading(view, move = false) {
  const { app } = view;
  const here = currentKey(app.desk);
  const block = view.blocks.find(({ held }) => held.some(({ k }) => k === here));
  if (!block) return move && anotherSource(app, here);
  if (move && !block.shown) fillBlock(view, block);
  for (const other of view.blocks) if (other.shown) fillBlock(view, other);
  if (move) reveal(app.centre.element, block.element.querySelector(".is-here"), true);
  return undefined;
}

function anotherSource(app, k) {
  app.wire.ask({ do: "source", k }).then(
    (answer) => {
      if (app.reading && currentKey(app.desk) === k) openReading(app, answer);
    },
    () => closeReading(app),
  );
}
