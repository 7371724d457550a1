// The statement in its context: where it comes from, what stands before and after, and all that is about it.

import { currentKey, currentRow, drawn } from "../desk/desk.js";
import { narrows } from "../desk/filters.js";
import { dressed, tagOf, takeSelection, wordsOf } from "../desk/span.js";
import { button, fill, make, put, refill, stateMark, whole, write } from "../page/dom.js";
import { lead, tail } from "../page/text.js";
import { drawBoth } from "./adjudication.js";
import { drawChips } from "./chips.js";
import { drawMemos } from "./memos.js";
import { drawSuggested } from "./suggestions.js";
import { drawPicked } from "./words.js";

export function makeCentre(app) {
  const parts = {
    where: make("div", { class: "synth-where", lang: "th" }),
    before: make("p", { class: "synth-before", lang: "th" }),
    text: make("div", { class: "synth-text", lang: "th" }),
    picked: make("div", { class: "synth-picked" }),
    after: make("p", { class: "synth-after", lang: "th" }),
    both: make("div", { class: "synth-both" }),
    chips: make("div", { class: "synth-chipline" }),
    work: make("div", { class: "synth-work" }),
    others: make("div", { class: "synth-others" }),
    suggested: make("div", {}),
    memos: make("div", {}),
  };
  parts.text.addEventListener("pointerup", () => setTimeout(() => takeSelection(app)));
  const flow = make("div", { class: "synth-flow" }, ...Object.values(parts));
  const reading = make("div", { class: "synth-reading", hidden: true });
  const dock = make("div", { class: "synth-dock" });
  const element = make(
    "div",
    {
      class: "synth-centre",
      role: "region",
      tabindex: "-1",
      id: `${app.uid}-centre`,
      "aria-label": app.word("page.statement"),
    },
    flow,
    reading,
    dock,
  );
  return { element, parts, flow, reading, dock, shown: null, draw: () => drawCentre(app) };
}

function drawCentre(app) {
  const { parts } = app.centre;
  const row = currentRow(app.desk);
  const k = currentKey(app.desk);
  put(app.centre.flow, "aria-busy", !row && k !== undefined ? "true" : null);
  if (app.centre.shown !== k) {
    app.centre.shown = k;
    if (!app.reading) app.centre.element.scrollTop = 0;
    app.chip = -1;
  }
  app.centre.flow.classList.toggle("is-empty", !row);
  if (!row) return drawNothing(app, k);
  const seen = drawn(row, app.wire.waiting());
  fill(parts.where, ...whereParts(app, row, seen));
  write(parts.before, row.before ? tail(row.before) : app.word("page.start_of_source"));
  write(parts.after, row.after ? lead(row.after) : app.word("page.end_of_source"));
  parts.before.classList.toggle("is-edge", !row.before);
  parts.after.classList.toggle("is-edge", !row.after);
  parts.text.className = `synth-text is-${seen.state}`;
  if (app.mode?.name !== "split") refill(parts.text, ...dressed(app, row));
  drawPicked(app);
  drawBoth(app, row, seen);
  drawChips(app, row, seen);
  drawOthers(app, row);
  drawSuggested(app, row, seen);
  return drawMemos(app, row);
}

function drawNothing(app, k) {
  const { parts } = app.centre;
  app.chips = [];
  for (const part of Object.values(parts)) if (part !== parts.text && part !== parts.work) part.replaceChildren();
  const filtered = narrows(app.filter);
  if (k !== undefined) return fill(parts.text);
  return fill(
    parts.text,
    make("p", { class: "synth-nothing" }, app.word(filtered ? "page.no_hits" : "page.nothing")),
    filtered ? button(app.word("page.clear"), () => app.clearFilter()) : null,
  );
}

/** Project and source, headings down to the item, who spoke and when; and the state in words. */
function whereParts(app, row, seen) {
  const { word } = app;
  const headings = (row.section ?? "").split(" > ").filter(Boolean);
  const speaker = [row.speaker, row.time].filter(Boolean).join(" ");
  const place = [...headings, row.item ? word("page.item", { item: row.item }) : ""].filter(Boolean);
  return [
    make(
      "div",
      { class: "synth-crumbs" },
      make("strong", {}, row.project || row.title),
      row.project && row.title && row.title !== row.project ? make("span", {}, row.title) : null,
      row.cohort ? make("span", {}, row.cohort) : null,
    ),
    make(
      "div",
      { class: "synth-crumbs is-place" },
      ...place.map((part) => make("span", {}, part)),
      speaker ? make("span", { class: "synth-speaker" }, speaker) : null,
    ),
    make(
      "div",
      { class: "synth-state" },
      stateMark(seen.state),
      make("span", {}, word(`state.${seen.state}`)),
      seen.unsaved ? make("span", { class: "synth-unsaved" }, word("state.unsaved")) : null,
      row.repeats ? make("span", { class: "synth-quiet" }, `· ${word("page.repeated")}`) : null,
      make(
        "span",
        { class: "synth-position" },
        word("page.position", { at: whole(app.desk.at + 1), all: whole(app.desk.keys.length) }),
      ),
    ),
  ];
}

/** What others made of the statement, where there is anything to see. */
function drawOthers(app, row) {
  const others = app.session.adjudicates ? [] : row.others.filter(({ codes, read }) => codes.length || read);
  fill(
    app.centre.parts.others,
    others.length ? make("h3", {}, app.word("page.others")) : null,
    ...others.map(({ coder, codes }) =>
      make(
        "p",
        { class: "synth-other" },
        make("strong", {}, coder),
        codes.length
          ? codes.map((code) => tagOf(app, code, wordsOf(row, code, coder)))
          : make("span", { class: "synth-quiet" }, app.word("page.read_none")),
      ),
    ),
  );
}
