// How a code is shown where nothing can be done with it.

import { colourBar, make, svg } from "../page/dom.js";
import { lead } from "../page/text.js";
import { colourOf, nameOf } from "./desk.js";

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

/** The cross with which something is taken away. */
export function crossMark() {
  return svg(
    "svg",
    { viewBox: "0 0 12 12", class: "synth-cross", "aria-hidden": "true" },
    svg("path", { d: "M3 3l6 6M9 3l-6 6" }),
  );
}
