// Some words of a statement: which are chosen, which were coded, how both stand in the text, and a code as a mark.

import { colourBar, make } from "../page/dom.js";
import { cut, lead, lengthOf, marked, nextLetter, pointOf, wholeLetter } from "../page/text.js";
import { colourOf, currentKey, currentRow, nameOf } from "./desk.js";

/** The words that are chosen in the statement that is shown: {k, start, end, text}, or null. */
export function spanHere(app) {
  return app.span && app.span.k === currentKey(app.desk) ? app.span : null;
}

export function chooseSpan(app, row, start, end) {
  app.span = { k: row.k, start, end, text: cut(row.text, start, end) };
}

export function dropSpan(app) {
  if (!app.span) return false;
  app.span = null;
  app.draw("centre");
  return true;
}

/** What is selected in the text as anywhere on a page becomes the chosen words, whole letters and no blanks around. */
export function takeSelection(app) {
  const row = currentRow(app.desk);
  const { text } = app.centre.parts;
  const chosen = getSelection();
  if (!row || !chosen?.rangeCount || chosen.isCollapsed || app.mode?.name === "split") return;
  if (app.centre.shown !== row.k) return; // the words of the statement before are still on the screen
  const range = chosen.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  let start = wholeLetter(row.text, before.toString().length);
  let end = before.toString().length + range.toString().length;
  if (wholeLetter(row.text, end) < end) end = nextLetter(row.text, end);
  while (start < end && /\s/.test(row.text[start])) start += 1;
  while (end > start && /\s/.test(row.text[end - 1])) end -= 1;
  chosen.removeAllRanges();
  if (start < end) chooseSpan(app, row, pointOf(row.text, start), pointOf(row.text, end));
  app.draw("centre");
}

/** The words of a coding, as they stand in the statement; none where all of it was coded. */
export const wordsOf = (row, code, coder) =>
  (row.words ?? []).filter((one) => one.code === code && one.coder === coder).map((one) => cut(row.text, one.start, one.end));

/** The text with what was looked for, the words that were coded, and those that are chosen now. */
export function dressed(app, row) {
  const whose = app.session.adjudicates ? [app.session.coder, ...app.session.pair] : [app.session.coder];
  const coded = (row.words ?? []).filter(({ coder }) => whose.includes(coder));
  const waiting = app.wire
    .waiting()
    .filter(({ message }) => message.k === row.k && message.span)
    .map(({ message: { code, span } }) => ({ code, coder: app.session.coder, start: span[0], end: span[1], late: true }));
  const taken = app.wire.waiting().filter(({ message }) => message.k === row.k && message.act === "uncode");
  const standing = [...coded, ...waiting].filter(({ code }) => !taken.some(({ message }) => message.code === code));
  const span = spanHere(app);
  if (!standing.length && !span) return marked(row.text, row.hits);
  const hits = (row.hits ?? []).map(([start, end]) => ({ start, end }));
  const places = [...standing, ...hits, ...(span ? [span] : [])].flatMap(({ start, end }) => [start, end]);
  const edges = [...new Set([0, ...places, lengthOf(row.text)])].sort((a, b) => a - b);
  const within = (list, from, to) => list.filter(({ start, end }) => start <= from && to <= end);
  return edges.slice(1).map((to, place) => {
    const from = edges[place];
    let node = document.createTextNode(cut(row.text, from, to));
    if (within(hits, from, to).length) node = make("mark", {}, node);
    for (const one of within(standing, from, to)) node = codedWords(app, one, node);
    return span && within([span], from, to).length ? make("span", { class: "synth-chosen" }, node) : node;
  });
}

function codedWords(app, { code, coder, late }, inner) {
  const other = coder !== app.session.coder;
  const title = [nameOf(app.desk, code), other ? coder : ""].filter(Boolean).join(" · ");
  const kind = `synth-span ${late ? "is-unsaved" : ""} ${other ? "is-other" : ""}`;
  const element = make("span", { class: kind.trim(), "data-code": code, title }, inner);
  element.style.setProperty("--code", colourOf(app.desk, code));
  return element;
}

/** A code as a plain mark: its colour, its name and the words that it was given to, nothing to press. */
export function tagOf(app, code, words = []) {
  return make(
    "span",
    { class: "synth-tag", lang: "th" },
    colourBar(colourOf(app.desk, code)),
    nameOf(app.desk, code),
    quoted(words),
  );
}

export const quoted = (words) =>
  words.length ? make("q", { class: "synth-quoted" }, words.map((one) => lead(one, 40)).join(" … ")) : null;
