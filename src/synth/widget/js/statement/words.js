// Choosing words of a statement by keys, and making a code of them (in vivo).

import { currentRow } from "../desk/desk.js";
import { chooseSpan, dressed, dropSpan, spanHere } from "../desk/span.js";
import { button, fill, make, refill, write } from "../page/dom.js";
import { cut, lead, lengthOf } from "../page/text.js";
import { openFinder } from "./finder.js";
import { closeReading } from "./source.js";

/** W: words are chosen with the arrow keys, by the machine's words and then letter by letter. */
export function openWords(app) {
  const row = currentRow(app.desk);
  if (!row) return;
  closeReading(app);
  const { word } = app;
  const status = make("p", { class: "synth-words", role: "status", lang: "th" });
  const element = make(
    "div",
    { class: "synth-choose" },
    make("h3", {}, word("words.title")),
    status,
    make("p", { class: "synth-hint" }, word("words.keys")),
  );
  const chooser = { app, row, status, edges: [], letters: [], kept: false };
  app.enter({
    name: "words",
    element,
    key: (event, name) => wordsKey(chooser, event, name),
    draw: () => drawWords(chooser),
    left: () => chooser.kept || dropSpan(app),
  });
  app.centre.element.focus({ preventScroll: true });
  const asked = app.wire.ask({ do: "cuts", k: row.k }).then(
    ({ words, graphemes }) => {
      const end = lengthOf(row.text);
      Object.assign(chooser, { edges: [0, ...words, end], letters: [0, ...graphemes, end] });
      if (!spanHere(app)) nextWord(chooser, 0, 1);
      drawWords(chooser);
    },
    (error) => (app.alarm(error.message), app.leave()),
  );
  app.wait(asked);
}

function drawWords(chooser) {
  const { app, status } = chooser;
  const row = currentRow(app.desk) ?? chooser.row;
  const span = spanHere(app);
  write(status, span ? app.word("words.chosen", { words: lead(span.text, 80) }) : "");
  refill(app.centre.parts.text, ...dressed(app, row));
}

/** The next word from a place on that is more than blanks. */
function nextWord(chooser, from, step) {
  const { app, row, edges } = chooser;
  let at = edges.findLastIndex((place) => place <= from);
  for (; at >= 0 && at + 1 < edges.length; at += step) {
    const words = cut(row.text, edges[at], edges[at + 1]);
    if (words.trim()) return chooseSpan(app, row, edges[at], edges[at + 1]);
  }
  return undefined;
}

export const pointAfter = (places, place) => places.find((other) => other > place) ?? place;
export const pointBefore = (places, place) => places.findLast((other) => other < place) ?? place;

function wordsKey(chooser, event, name) {
  const { app, row, edges, letters } = chooser;
  if (event.target.matches("button") && /Enter$|Space/.test(event.code)) return false;
  const span = spanHere(app);
  if (!span) return !["Escape", "Tab", "Shift+Tab"].includes(name);
  const { start, end } = span;
  const moves = {
    ArrowRight: () => nextWord(chooser, end, 1),
    ArrowLeft: () => start && nextWord(chooser, pointBefore(edges, start), -1),
    "Shift+ArrowRight": () => chooseSpan(app, row, start, pointAfter(edges, end)),
    "Shift+ArrowLeft": () => chooseSpan(app, row, start, Math.max(pointBefore(edges, end), pointAfter(letters, start))),
    ArrowDown: () => chooseSpan(app, row, start, pointAfter(letters, end)),
    ArrowUp: () => chooseSpan(app, row, start, Math.max(pointBefore(letters, end), pointAfter(letters, start))),
    "Shift+ArrowDown": () => chooseSpan(app, row, Math.min(pointAfter(letters, start), pointBefore(letters, end)), end),
    "Shift+ArrowUp": () => chooseSpan(app, row, pointBefore(letters, start), end),
    Home: () => nextWord(chooser, 0, 1),
    End: () => nextWord(chooser, edges.at(-2), -1),
  };
  if (moves[name]) return (moves[name](), drawWords(chooser), true);
  chooser.kept = true; // where the words are coded they are still the chosen ones
  if (/^(Numpad)?Enter$|^KeyC$/.test(name)) return (openFinder(app), true);
  if (name === "KeyI") return (makeVivo(app), true);
  chooser.kept = false;
  return !/^(Shift\+)?(Escape|Tab|Slash|F1)$|^(Digit|Numpad)\d$/.test(name);
}

/** I: the chosen words become a code under the parent that the finder shows. */
export function makeVivo(app) {
  const span = spanHere(app);
  if (!span) return openWords(app);
  return openFinder(app, { query: span.text.replace(/\s+/g, " ").trim(), vivo: true });
}

/** What can be done with the words that are chosen, said while nothing else is open. */
export function drawPicked(app) {
  const span = app.mode ? null : spanHere(app);
  const { word } = app;
  fill(
    app.centre.parts.picked,
    span
      ? make(
          "div",
          { class: "synth-acts" },
          make("span", { class: "synth-words", lang: "th" }, word("words.chosen", { words: lead(span.text, 60) })),
          button(word("page.add_code"), () => openFinder(app), { key: "C" }),
          button(word("words.vivo"), () => makeVivo(app), { key: "I" }),
          button(word("words.drop"), () => dropSpan(app), { key: "Esc", kind: "is-quiet" }),
        )
      : null,
  );
}
