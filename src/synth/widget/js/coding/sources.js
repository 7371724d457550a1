// Going to a source: type a piece of its project or title, Enter goes there.

import { currentKey, currentRow } from "../desk/desk.js";
import { fill, make, put, reveal, whole } from "../page/dom.js";
import { finderParts } from "../page/fields.js";
import { openPane } from "../page/pane.js";
import { matches } from "../page/thai.js";

export function openSources(app) {
  const { word, uid } = app;
  const { input, results } = finderParts(`${uid}-sources`, {
    label: word("source.hint"),
    hint: word("source.hint"),
    results: word("source.title"),
    kind: "is-tall",
  });
  const here = currentRow(app.desk)?.source_id;
  const all = (app.desk.options.sources ?? []).map((source) => ({
    ...source,
    name: source.project || source.title || source.source_id,
    code: source.title ?? "",
    find: [source.source_id, source.cohort ?? ""],
  }));
  const finder = {
    app,
    input,
    results,
    all,
    listed: all,
    at: Math.max(
      0,
      all.findIndex(({ source_id: id }) => id === here),
    ),
  };
  input.addEventListener("input", () => ((finder.at = 0), drawSources(finder)));
  results.addEventListener("click", (event) => {
    const item = event.target.closest("[data-at]");
    if (item) goToSource(finder, finder.listed[Number(item.dataset.at)], event.shiftKey);
  });
  openPane(app, {
    title: word("source.title"),
    body: [input, results, make("p", { class: "synth-hint" }, word("source.go"))],
    key: (event) => sourcesKey(finder, event),
    focus: input,
  });
  drawSources(finder);
}

function sourcesKey(finder, event) {
  const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.code];
  if (step) {
    finder.at = Math.max(0, Math.min(finder.listed.length - 1, finder.at + step));
    drawSources(finder);
    return true;
  }
  if (!/Enter$/.test(event.code) || event.target !== finder.input) return false;
  if (finder.listed[finder.at]) goToSource(finder, finder.listed[finder.at], event.shiftKey);
  return true;
}

const LISTED = 60; // sources drawn at once

function drawSources(finder) {
  const { app, input, results, all } = finder;
  const { word, uid } = app;
  finder.listed = matches(all, input.value);
  const from = Math.max(0, Math.min(finder.at - LISTED / 2, finder.listed.length - LISTED));
  fill(
    results,
    ...finder.listed.slice(from, from + LISTED).map((source, place) =>
      make(
        "li",
        {
          role: "option",
          id: `${uid}-source-${from + place}`,
          "data-at": from + place,
          "aria-selected": String(from + place === finder.at),
        },
        make(
          "span",
          { class: "synth-two" },
          make("span", { class: "synth-found-name", lang: "th" }, source.name),
          make(
            "span",
            { class: "synth-quiet synth-line", lang: "th" },
            [source.title === source.name ? "" : source.title, source.cohort].filter(Boolean).join(" · "),
          ),
        ),
        make(
          "span",
          { class: "synth-uses" },
          source.left
            ? word("source.left", { n: whole(source.left), all: whole(source.n) })
            : word("source.done", { all: whole(source.n) }),
        ),
      ),
    ),
  );
  if (!finder.listed.length)
    fill(
      results,
      make(
        "li",
        { class: "synth-quiet", role: "option", "aria-disabled": "true", "aria-selected": "false" },
        word("source.none", { query: input.value.trim() }),
      ),
    );
  put(input, "aria-activedescendant", finder.listed.length ? `${uid}-source-${finder.at}` : null);
  reveal(results, results.querySelector("[aria-selected='true']"));
}

/** Go to the first statement of a source; where the filter hides all of it, show that source alone. */
function goToSource(finder, source, only) {
  const { app } = finder;
  const { source_id: id } = source;
  app.closePane();
  if (only) return app.applyFilter({ source: id });
  const asked = app.wire.ask({ do: "next", by: "source", source: id, k: currentKey(app.desk) ?? null }).then(
    ({ k }) => {
      if (k === null || !app.desk.place.has(k)) app.applyFilter({ source: id });
      else app.goTo(k);
    },
    (error) => app.alarm(error.message),
  );
  return app.wait(asked);
}
