// The codes of the statement as chips: chosen with ← →, taken away with X.

import { readOn, uncode } from "../desk/acts.js";
import { colourOf, nameOf } from "../desk/desk.js";
import { quoted, wordsOf } from "../desk/span.js";
import { button, colourBar, crossMark, fill, make, spoken } from "../page/dom.js";
import { momentOf } from "../page/moments.js";
import { openFinder } from "./finder.js";

export function drawChips(app, row, seen) {
  const { word, desk } = app;
  app.chips = seen.codes;
  if (app.chip >= seen.codes.length) app.chip = seen.codes.length - 1;
  const chips = seen.codes.map((coding, place) => chipOf(app, row, coding, place));
  const empty = seen.state === "u" ? "page.not_read" : "page.no_codes";
  fill(
    app.centre.parts.chips,
    app.session.adjudicates ? make("h3", {}, word("adjudication.outcome"), settledBy(app, row)) : null,
    make(
      "ul",
      { class: "synth-chips", "aria-label": word("page.codes") },
      ...chips,
      chips.length ? null : make("li", { class: "synth-quiet" }, word(app.session.adjudicates ? "adjudication.empty" : empty)),
    ),
    make(
      "div",
      { class: "synth-acts" },
      button(word("page.add_code"), () => openFinder(app), { key: "C", kind: "is-first" }),
      seen.state === "u" ? button(word("page.mark_read"), () => readOn(app), { key: word("help.space") }) : null,
    ),
  );
  drawInherited(app, row, desk);
}

/** Who settled the statement, and when. */
function settledBy(app, row) {
  const [coder, at] = row.settled ?? ["", ""];
  return coder
    ? make("span", { class: "synth-quiet" }, ` · ${app.word("adjudication.by", { coder, at: momentOf(app, at) })}`)
    : null;
}

/** Codes of the statement that this one was cut from; they are suggestions, and said so where the list is hidden. */
function drawInherited(app, row, desk) {
  if (!app.session.blind || !row.inherited.length) return;
  app.centre.parts.chips.append(
    make(
      "p",
      { class: "synth-quiet" },
      `${app.word("page.inherited")}: ${row.inherited.map((code) => nameOf(desk, code)).join(", ")}`,
    ),
  );
}

function chipOf(app, row, coding, place) {
  const { word, desk } = app;
  const name = nameOf(desk, coding.code);
  const unsaved = coding.fresh || coding.leaving;
  const classes = [
    "synth-chip",
    unsaved && "is-unsaved",
    coding.leaving && "is-leaving",
    place === app.chip && "is-chosen",
  ];
  return make(
    "li",
    {
      class: classes.filter(Boolean).join(" "),
      "data-code": coding.code,
      "aria-busy": unsaved ? "true" : null,
      "aria-current": place === app.chip ? "true" : null,
    },
    colourBar(colourOf(desk, coding.code)),
    make("span", { lang: "th", class: "synth-chip-name" }, name, quoted(wordsOf(row, coding.code, app.session.coder))),
    unsaved ? spoken(word("state.unsaved")) : null,
    make(
      "button",
      {
        type: "button",
        class: "synth-chip-off",
        "aria-label": word("page.take_away", { name }),
        title: word("page.take_away", { name }),
        on: { click: () => uncode(app, coding.code) },
      },
      crossMark(),
    ),
  );
}

/** Move the choice among the chips; -1 is none. */
export function stepChip(app, step) {
  const { length } = app.chips;
  if (!length) return;
  app.chip = app.chip < 0 ? (step > 0 ? 0 : length - 1) : Math.max(0, Math.min(length - 1, app.chip + step));
  app.say(nameOf(app.desk, app.chips[app.chip].code));
  app.draw("centre");
}

/** Take away the chosen code, or the last one. */
export function uncodeChosen(app) {
  const standing = app.chips.filter(({ leaving }) => !leaving);
  const coding = app.chips[app.chip] ?? standing.at(-1);
  if (coding && !coding.leaving) uncode(app, coding.code);
}
