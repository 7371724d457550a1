// The filter that stands: changed, asked for, and said in words.

import { layView, nameOf } from "./desk.js";

/** Change the filter, or with null lift it, and ask for the statements that are left. */
export function applyFilter(app, patch) {
  const { filtering } = app;
  app.filter = patch === null ? {} : { ...app.filter, ...patch };
  filtering.count += 1;
  const { count } = filtering;
  filtering.waits = true;
  app.search.draw();
  app.draw("list");
  return app.wire.ask({ do: "view", filter: app.filter }).then(
    (view) => {
      if (count !== filtering.count) return; // a later one is on its way
      filtering.waits = false;
      layView(app.desk, view);
      app.suggestions = null;
      app.search.draw();
      app.pane?.draw?.();
      app.list.show();
      app.draw("list", "centre");
    },
    (error) => {
      if (count !== filtering.count) return;
      filtering.waits = false;
      app.alarm(error.message);
      app.draw("list");
    },
  );
}

/** Whether a filter means anything but all. */
export const narrows = (filter) =>
  Object.values(filter).some((value) => (Array.isArray(value) ? value.length : value));

/** The filters that stand, in words: [what it says, the change that lifts it]. */
export function standingFilters(app) {
  const { filter, word, desk } = app;
  const standing = [];
  for (const name of ["cohort", "project", "section"]) if (filter[name]) standing.push([filter[name], { [name]: "" }]);
  if (filter.source) standing.push([sourceName(app, filter.source), { source: "" }]);
  for (const code of filter.code ?? [])
    standing.push([nameOf(desk, code), { code: filter.code.filter((other) => other !== code) }]);
  for (const code of filter.not_code ?? []) {
    standing.push([
      word("filter.without", { name: nameOf(desk, code) }),
      { not_code: filter.not_code.filter((other) => other !== code) },
    ]);
  }
  if (filter.coder) standing.push([word("page.coder", { coder: filter.coder }), { coder: "" }]);
  if (filter.state) standing.push([word(`state.${filter.state}`), { state: "" }]);
  if (filter.use && filter.use !== "analysed")
    standing.push([filter.use === "all" ? `${word("filter.use")}: ${word("filter.all")}` : word("state.x"), { use: "" }]);
  for (const name of ["disagreement", "memo"]) if (filter[name]) standing.push([word(`filter.${name}`), { [name]: false }]);
  if (filter.order && filter.order !== "text") standing.push([word(`filter.${filter.order}`), { order: "text" }]);
  return standing;
}

/** What a source is called in a filter. */
export const sourceName = (app, id) => {
  const source = (app.desk.options.sources ?? []).find(({ source_id: other }) => other === id);
  return source ? [source.project, source.title].filter(Boolean).join(" · ") || id : id;
};
