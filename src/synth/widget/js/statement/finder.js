// The code finder: type a piece of the name, Enter codes, and it stays open for the next code. A name that the
// codebook does not have can be made a code there and then, under the parent that stands below the list.

import { act, codeIt, remember, uncode } from "../desk/acts.js";
import { currentKey } from "../desk/desk.js";
import { dropSpan, spanHere } from "../desk/span.js";
import { colourBar, fill, keyCap, make, put, reveal } from "../page/dom.js";
import { finderParts } from "../page/fields.js";
import { lead } from "../page/text.js";
import { folded, matches } from "../page/thai.js";

const SHOWN = 8;

export function openFinder(app, { query = "", vivo = false } = {}) {
  const k = currentKey(app.desk);
  if (k === undefined) return;
  const { word, uid } = app;
  const { input, results } = finderParts(`${uid}-found`, {
    label: word("finder.label"),
    hint: word("finder.hint"),
    results: word("finder.results"),
  });
  const span = spanHere(app);
  const parent = parentChooser(app);
  const finder = { app, k, span, input, results, parent, vivo, listed: [], at: 0 };
  const element = make(
    "div",
    { class: "synth-finder" },
    span ? make("p", { class: "synth-words", lang: "th" }, word("finder.words", { words: lead(span.text, 80) })) : null,
    input,
    results,
    parent.element,
    make("p", { class: "synth-hint" }, word("finder.keys")),
  );
  input.value = query;
  input.addEventListener("input", () => ((finder.at = 0), drawFound(finder)));
  results.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the input
  results.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item?.dataset.code) codeWith(finder, item.dataset.code);
    else if (item?.dataset.fresh) makeCode(finder);
  });
  app.enter({
    name: "finder",
    element,
    key: (event) => finderKey(finder, event),
    draw: () => drawFound(finder),
    left: () => (app.tree.detail(null), span && dropSpan(app)),
  });
  input.focus({ preventScroll: true });
  drawFound(finder);
  if (vivo) finder.at = finder.listed.length;
  drawFound(finder);
  reveal(app.centre.element, element);
}

function finderKey(finder, event) {
  const { parent } = finder;
  if (/Enter$/.test(event.code)) {
    if (event.target !== finder.input && event.target !== parent.select) return false;
    if (event.repeat) return true;
    const entry = event.shiftKey || event.target === parent.select ? null : finder.listed[finder.at];
    if (entry) codeWith(finder, entry.code);
    else makeCode(finder);
    return true;
  }
  const step = { ArrowDown: 1, ArrowUp: -1, PageDown: SHOWN, PageUp: -SHOWN }[event.code];
  if (!step || event.target === parent.select) return false;
  const last = finder.listed.length - (finder.fresh ? 0 : 1);
  finder.at = Math.max(0, Math.min(last, finder.at + step));
  drawFound(finder);
  return true;
}

/** Code, or take the code away again where it stands already; the input is emptied for the next. */
function codeWith(finder, code) {
  const { app, k, span } = finder;
  const standing = !span && k === currentKey(app.desk) && app.chips.some((coding) => coding.code === code && !coding.leaving);
  if (standing) uncode(app, code, k);
  else codeIt(app, code, { k, span });
  emptied(finder);
}

/** Make a code of what was typed, under the parent that is shown, and give it to the statement: one press. */
function makeCode(finder) {
  const { app, k, span, fresh, parent } = finder;
  if (!fresh) return;
  app.kept.parent = parent.select.value;
  const under = parent.chosen();
  const message = { act: "new", k, code: fresh, ...under, ...(span ? { span: [span.start, span.end] } : {}) };
  act(app, finder.vivo && span ? { ...message, vivo: true } : message, app.word("act.new", { name: fresh })).then(
    () => remember(app, fresh),
    () => {},
  );
  emptied(finder);
}

function emptied(finder) {
  Object.assign(finder, { at: 0, vivo: false });
  finder.input.value = "";
  finder.input.focus({ preventScroll: true });
  drawFound(finder);
}

/** Without a query the codes used last come first: the same code again is one key more. */
function offered(desk, query) {
  const living = desk.book.filter(({ retired }) => !retired);
  if (query.trim()) return matches(living, query);
  const recent = desk.recent.map((code) => desk.entries.get(code)).filter((entry) => entry && !entry.retired);
  return [...recent, ...living.filter((entry) => !recent.includes(entry))];
}

/** What was typed, where no code is called so: also one that was retired keeps its name. */
export function nameOfNew(desk, query) {
  const name = query.trim().replace(/\s+/g, " ");
  const same = desk.book.some((entry) => [entry.name, entry.code].some((other) => folded(other) === folded(name)));
  return name && !same ? name : "";
}

/** The codes that a new one can stand under, and the top of each dimension; the last choice is kept. */
function parentChooser(app) {
  const { word, desk } = app;
  const id = `${app.uid}-under`;
  const tops = (desk.dimensions.length ? desk.dimensions : [word("book.dimension_none")]).map((name) =>
    make("option", { value: `\n${name}` }, desk.dimensions.length > 1 ? `${word("book.top")} · ${name}` : word("book.top")),
  );
  const living = desk.book.filter(({ retired }) => !retired);
  const select = make(
    "select",
    { class: "synth-input", lang: "th", id },
    ...tops,
    ...living.map((entry) => make("option", { value: entry.code }, `${"\u2003".repeat(entry.depth)}${entry.name}`)),
  );
  const last = app.kept.parent ?? desk.entries.get(desk.recent[0])?.parent;
  select.value = last || tops[0].value;
  if (select.selectedIndex < 0) select.selectedIndex = 0;
  const element = make("div", { class: "synth-under", hidden: true }, make("label", { for: id }, word("book.parent")), select);
  const chosen = () =>
    select.value.startsWith("\n") ? { dimension: select.value.slice(1) } : { parent: select.value };
  return { element, select, chosen };
}

function drawFound(finder) {
  const { app, input, results, parent } = finder;
  const { desk, word, uid } = app;
  finder.listed = offered(desk, input.value);
  finder.fresh = nameOfNew(desk, input.value);
  const from = Math.max(0, Math.min(finder.at - SHOWN + 2, finder.listed.length - SHOWN));
  const shown = finder.listed.slice(from, from + SHOWN).map((entry, place) => foundItem(finder, entry, from + place));
  if (finder.fresh) shown.push(freshItem(finder));
  const none = make(
    "li",
    { class: "synth-quiet", role: "option", "aria-disabled": "true", "aria-selected": "false" },
    word("book.empty"),
  );
  fill(results, ...(shown.length ? shown : [none]));
  parent.element.hidden = !finder.fresh;
  put(input, "aria-activedescendant", shown.length ? `${uid}-found-${finder.at}` : null);
  const entry = finder.listed[finder.at];
  app.tree.detail(entry ?? null);
}

/** The last line of the list: what was typed, as a code that is not there yet. */
function freshItem(finder) {
  const { app, fresh, listed, at } = finder;
  return make(
    "li",
    {
      role: "option",
      id: `${app.uid}-found-${listed.length}`,
      "data-fresh": "yes",
      "aria-selected": String(at === listed.length),
      "aria-posinset": listed.length + 1,
      "aria-setsize": listed.length + 1,
      class: "is-fresh",
    },
    make("span", { class: "synth-found-name", lang: "th" }, app.word("finder.new", { name: fresh })),
    listed.length ? make("span", { class: "synth-found-branch" }, keyCap("Shift+Enter")) : null,
  );
}

function foundItem(finder, entry, place) {
  const { app } = finder;
  const on = app.chips.some(({ code, leaving }) => code === entry.code && !leaving);
  const above = branchOf(app.desk, entry);
  return make(
    "li",
    {
      role: "option",
      id: `${app.uid}-found-${place}`,
      "data-code": entry.code,
      "aria-selected": String(place === finder.at),
      "aria-posinset": place + 1,
      "aria-setsize": finder.listed.length + (finder.fresh ? 1 : 0),
      class: on ? "is-on" : null,
    },
    colourBar(entry.shade),
    make("span", { class: "synth-found-name", lang: "th" }, entry.name),
    on ? make("span", { class: "synth-on" }, app.word("finder.on")) : null,
    make("span", { class: "synth-found-branch", lang: "th" }, above),
    place === finder.at && entry.definition
      ? make("span", { class: "synth-found-why", lang: "th" }, entry.definition)
      : null,
  );
}

/** The names of the codes above a code, or its dimension where it is a top code. */
function branchOf(desk, entry) {
  const names = [];
  let above = desk.entries.get(entry.parent);
  for (let steps = 0; above && steps < 20; steps += 1) {
    names.unshift(above.name);
    above = desk.entries.get(above.parent);
  }
  return names.join(" › ") || entry.dimension;
}
