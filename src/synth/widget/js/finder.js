// The code finder: type a piece of the name, Enter codes, and it stays open for the next code.

const SHOWN = 8;

function openFinder(app) {
  if (!currentRow(app.desk)) return;
  const { word, uid } = app;
  const { input, results } = finderParts(`${uid}-found`, {
    label: word("finder.label"),
    hint: word("finder.hint"),
    results: word("finder.results"),
  });
  const finder = { app, input, results, found: [], at: 0 };
  const element = make(
    "div",
    { class: "synth-finder" },
    input,
    results,
    make("p", { class: "synth-hint" }, word("finder.keys")),
  );
  input.addEventListener("input", () => ((finder.at = 0), drawFound(finder)));
  results.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the input
  results.addEventListener("click", (event) => {
    const item = event.target.closest("[data-code]");
    if (item) codeWith(finder, item.dataset.code);
  });
  app.enter({
    name: "finder",
    element,
    key: (event) => finderKey(finder, event),
    draw: () => drawFound(finder),
    left: () => app.tree.detail(null),
  });
  input.focus({ preventScroll: true });
  drawFound(finder);
  reveal(app.centre.element, element);
}

function finderKey(finder, event) {
  const step = { ArrowDown: 1, ArrowUp: -1, PageDown: SHOWN, PageUp: -SHOWN }[event.code];
  if (step) {
    const last = finder.found.length - 1;
    finder.at = Math.max(0, Math.min(last, finder.at + step));
    drawFound(finder);
    return true;
  }
  if (!/Enter$/.test(event.code) || event.repeat) return false;
  if (finder.found[finder.at]) codeWith(finder, finder.found[finder.at].code);
  return true;
}

/** Code, or take the code away again where it stands already; the input is emptied for the next. */
function codeWith(finder, code) {
  const { app } = finder;
  const standing = app.chips.some((coding) => coding.code === code && !coding.leaving);
  if (standing) uncode(app, code);
  else codeIt(app, code);
  finder.input.value = "";
  finder.at = 0;
  drawFound(finder);
}

/** Without a query the codes used last come first: the same code again is one key more. */
function offered(desk, query) {
  const living = desk.book.filter(({ retired }) => !retired);
  if (query.trim()) return matches(living, query);
  const recent = desk.recent.map((code) => desk.entries.get(code)).filter((entry) => entry && !entry.retired);
  return [...recent, ...living.filter((entry) => !recent.includes(entry))];
}

function drawFound(finder) {
  const { app, input, results } = finder;
  const { desk, word, uid } = app;
  finder.found = offered(desk, input.value);
  const from = Math.max(0, Math.min(finder.at - SHOWN + 2, finder.found.length - SHOWN));
  const shown = finder.found.slice(from, from + SHOWN);
  fill(results, ...shown.map((entry, place) => foundItem(finder, entry, from + place)));
  if (!shown.length) {
    fill(
      results,
      make(
        "li",
        { class: "synth-quiet", role: "option", "aria-disabled": "true", "aria-selected": "false" },
        word("finder.none", { query: input.value.trim() }),
      ),
    );
  }
  put(input, "aria-activedescendant", shown.length ? `${uid}-found-${finder.at}` : null);
  const entry = finder.found[finder.at];
  if (entry) app.tree.detail(entry);
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
      "aria-setsize": finder.found.length,
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
