// Searching in the list, and the filters that stand: each said in words beside it, and taken off with a press.

function makeSearch(app) {
  const { word } = app;
  const input = typingField("search", word("filter.search"), { placeholder: word("filter.search") });
  const inside = make("input", { type: "checkbox", id: `${app.uid}-inside` });
  const insideLine = make(
    "label",
    { class: "synth-inside", title: word("filter.inside_why"), for: inside.id },
    inside,
    make("span", {}, word("filter.inside")),
  );
  const meaning = make("input", { type: "checkbox", id: `${app.uid}-meaning` });
  const meaningLine = make(
    "label",
    { class: "synth-meaning", title: word("filter.meaning_why"), for: meaning.id },
    meaning,
    make("span", {}, word("filter.meaning")),
  );
  const standing = make("div", { class: "synth-standing" });
  const found = make("p", { class: "synth-hits", role: "status" });
  const element = make(
    "div",
    { class: "synth-pane-head" },
    input,
    button(word("filter.open"), () => openFilter(app), { key: "L", kind: "is-quiet" }),
    insideLine,
    meaningLine,
    standing,
    found,
  );
  let soon = 0;
  const search = () => {
    clearTimeout(soon); // or what was typed a moment ago would be asked for twice
    const by = meaning.checked || app.filter.meaning ? { meaning: meaning.checked } : {};
    return app.applyFilter({ query: input.value.trim(), inside: inside.checked && !meaning.checked, ...by });
  };
  input.addEventListener("input", () => (clearTimeout(soon), (soon = setTimeout(search, 180))));
  inside.addEventListener("change", search);
  meaning.addEventListener("change", search);
  app.endings.push(() => clearTimeout(soon));
  app.applyFilter = (patch) => app.wait(applyFilter(app, patch));
  app.clearFilter = () => (clearTimeout(soon), (input.value = ""), (inside.checked = meaning.checked = false), app.applyFilter(null));
  const key = (event) => {
    if (event.target !== input || !/^(Enter|NumpadEnter|ArrowDown)$/.test(event.code)) return false;
    clearTimeout(soon);
    if (input.value.trim() !== (app.filter.query ?? "")) search();
    app.list.element.focus({ preventScroll: true });
    return true;
  };
  const focus = () => {
    app.turn("list");
    input.focus({ preventScroll: true });
    input.select();
  };
  const lay = (filter) => {
    input.value = filter.query ?? "";
    inside.checked = Boolean(filter.inside);
    meaning.checked = Boolean(filter.meaning);
  };
  const draw = () => drawStanding(app, { standing, found, input, insideLine, meaningLine });
  return { element, key, focus, draw, lay };
}

/** Change the filter, or with null lift it, and ask for the statements that are left. */
function applyFilter(app, patch) {
  app.filter = patch === null ? {} : { ...app.filter, ...patch };
  app.filterCount += 1;
  const count = app.filterCount;
  app.filtering = true;
  app.search.draw();
  app.draw("list");
  return app.wire.ask({ do: "view", filter: app.filter }).then(
    (view) => {
      if (count !== app.filterCount) return; // a later one is on its way
      app.filtering = false;
      layView(app.desk, view);
      app.shownSuggestions = null;
      app.search.draw();
      app.pane?.draw?.();
      app.list.show();
      app.draw("list", "centre");
    },
    (error) => {
      if (count !== app.filterCount) return;
      app.filtering = false;
      app.alarm(error.message);
      app.draw("list");
    },
  );
}

/** The filters that stand, in words: [what it says, the change that lifts it]. */
function standingFilters(app) {
  const { filter, word, desk } = app;
  const said = [];
  for (const name of ["cohort", "project", "section"]) if (filter[name]) said.push([filter[name], { [name]: "" }]);
  if (filter.source) said.push([sourceName(app, filter.source), { source: "" }]);
  for (const code of filter.code ?? [])
    said.push([nameOf(desk, code), { code: filter.code.filter((other) => other !== code) }]);
  for (const code of filter.not_code ?? []) {
    said.push([
      word("filter.without", { name: nameOf(desk, code) }),
      { not_code: filter.not_code.filter((other) => other !== code) },
    ]);
  }
  if (filter.coder) said.push([word("page.coder", { coder: filter.coder }), { coder: "" }]);
  if (filter.state) said.push([word(`state.${filter.state}`), { state: "" }]);
  if (filter.use && filter.use !== "analysed")
    said.push([filter.use === "all" ? `${word("filter.use")}: ${word("filter.all")}` : word("state.x"), { use: "" }]);
  for (const name of ["disagreement", "memo"]) if (filter[name]) said.push([word(`filter.${name}`), { [name]: false }]);
  if (filter.order && filter.order !== "text") said.push([word(`filter.${filter.order}`), { order: "text" }]);
  return said;
}

function drawStanding(app, { standing, found, input, insideLine, meaningLine }) {
  const { word, filter, desk } = app;
  const said = standingFilters(app);
  fill(
    standing,
    ...said.map(([name, lift]) =>
      make(
        "button",
        {
          type: "button",
          class: "synth-lift",
          "aria-label": word("filter.remove", { name }),
          on: { click: () => app.applyFilter(lift) },
        },
        make("span", { lang: "th" }, name),
        crossMark(),
      ),
    ),
    said.length > 1 ? button(word("page.clear"), app.clearFilter, { kind: "is-quiet" }) : null,
  );
  const typed = Boolean(filter.query || input.value);
  insideLine.hidden = !typed || Boolean(filter.meaning);
  meaningLine.hidden = !typed || !desk.options.meaning;
  const narrowed = said.length || filter.query;
  write(
    found,
    narrowed && !app.filtering
      ? [word("filter.hits", { n: whole(desk.hits) }), desk.note].filter(Boolean).join(" · ")
      : desk.note,
  );
}

const sourceName = (app, id) => {
  const source = (app.desk.options.sources ?? []).find(({ source_id: other }) => other === id);
  return source ? [source.project, source.title].filter(Boolean).join(" · ") || id : id;
};
