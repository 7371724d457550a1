// Splitting a statement: a caret that stops where a cut is allowed, first between words, with Shift anywhere
// between two letters, and never between a letter and its marks. It begins where the text turns to a new thought.

import { act } from "../desk/acts.js";
import { currentRow } from "../desk/desk.js";
import { button, fill, make, reveal, write } from "../page/dom.js";
import { cut, lead, lengthOf, pointOf, tail } from "../page/text.js";
import { closeReading } from "./source.js";
import { pointAfter, pointBefore } from "./words.js";

export function openSplit(app) {
  const row = currentRow(app.desk);
  if (!row) return;
  closeReading(app);
  const { word } = app;
  const spot = make("p", { class: "synth-hint", role: "status" });
  const element = make(
    "div",
    { class: "synth-split" },
    make("h3", {}, word("split.title")),
    spot,
    make("p", { class: "synth-hint" }, word("split.keys")),
    make(
      "div",
      { class: "synth-acts" },
      button(word("split.title"), () => cutHere(cutter), { key: "Enter", kind: "is-first" }),
      button(word("page.cancel"), () => app.leave(), { key: "Esc", kind: "is-quiet" }),
    ),
  );
  const cutter = { app, row, at: null, words: [], graphemes: [], turns: [], spot };
  const { text } = app.centre.parts;
  const pointed = (event) => pointAt(cutter, event);
  app.enter({
    name: "split",
    element,
    key: (event, name) => splitKey(cutter, event, name),
    left: () => text.removeEventListener("click", pointed),
  });
  text.addEventListener("click", pointed);
  app.centre.element.focus({ preventScroll: true });
  const asked = app.wire.ask({ do: "cuts", k: row.k }).then(
    ({ words, graphemes, turns = [] }) => {
      const at = turns[0] ?? nearest(words.length ? words : graphemes, lengthOf(row.text) / 2);
      Object.assign(cutter, { words, graphemes, turns, at });
      drawCut(cutter);
    },
    (error) => (app.alarm(error.message), app.leave()),
  );
  app.wait(asked);
}

const nearest = (places, goal) =>
  places.reduce((best, place) => (Math.abs(place - goal) < Math.abs(best - goal) ? place : best), places[0] ?? null);

function splitKey(cutter, event, name) {
  if (event.target.matches("button") && /Enter$|Space/.test(event.code)) return false;
  const places = event.shiftKey ? cutter.graphemes : cutter.words;
  if (/Enter$/.test(event.code)) return (cutHere(cutter), true);
  if (event.code === "ArrowRight") cutter.at = places.find((place) => place > cutter.at) ?? cutter.at;
  else if (event.code === "ArrowLeft") cutter.at = places.findLast((place) => place < cutter.at) ?? cutter.at;
  else if (event.code === "ArrowDown") cutter.at = pointAfter(cutter.turns, cutter.at);
  else if (event.code === "ArrowUp") cutter.at = pointBefore(cutter.turns, cutter.at);
  else if (event.code === "Home") cutter.at = places[0] ?? cutter.at;
  else if (event.code === "End") cutter.at = places.at(-1) ?? cutter.at;
  else return !["Escape", "Tab", "Shift+Tab"].includes(name); // while cutting, no other key does anything
  drawCut(cutter);
  return true;
}

function drawCut(cutter) {
  const { app, row, at, spot } = cutter;
  if (app.mode?.name !== "split") return;
  if (at === null) return write(spot, app.word("split.end"));
  const [before, following] = [cut(row.text, 0, at), cut(row.text, at)];
  const caret = make("span", { class: "synth-caret", "aria-hidden": "true" });
  fill(
    app.centre.parts.text,
    make("span", { class: "synth-half" }, ...proposed(cutter, before, 0)),
    caret,
    make("span", { class: "synth-half is-after" }, ...proposed(cutter, following, at)),
  );
  reveal(app.centre.element, caret);
  const words = app.word("split.cursor", { before: tail(before, 24), after: lead(following, 24) });
  return write(spot, cutter.turns.includes(at) ? `${words} · ${app.word("split.proposed")}` : words);
}

/** A part of the text with a mark wherever a cut is proposed; the marks are no letters of it. */
function proposed({ turns, at }, text, from) {
  const places = turns.filter((place) => place !== at && place > from && place < from + lengthOf(text));
  const edges = [from, ...places, from + lengthOf(text)];
  return edges.slice(1).flatMap((end, place) => [
    ...(place ? [make("span", { class: "synth-turn", "aria-hidden": "true" })] : []),
    document.createTextNode(cut(text, edges[place] - from, end - from)),
  ]);
}

/** A press in the text puts the caret at the nearest place where a cut is allowed. */
function pointAt(cutter, event) {
  const spot = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  const range = spot ? null : document.caretRangeFromPoint?.(event.clientX, event.clientY);
  const [node, offset] = spot ? [spot.offsetNode, spot.offset] : [range?.startContainer, range?.startOffset];
  const halves = [...cutter.app.centre.parts.text.querySelectorAll(".synth-half")];
  const half = halves.find((part) => part.contains(node));
  if (!half || !cutter.graphemes.length) return;
  const start = half === halves[1] ? cutter.at : 0;
  const before = document.createRange();
  before.setStart(half, 0);
  before.setEnd(node, offset);
  const words = before.toString();
  cutter.at = nearest(cutter.graphemes, start + pointOf(words, words.length));
  drawCut(cutter);
}

function cutHere(cutter) {
  const { app, row, at } = cutter;
  if (at === null) return;
  app.leave();
  act(app, { act: "split", k: row.k, at: [at] }, app.word("act.split")).catch(() => {});
}
