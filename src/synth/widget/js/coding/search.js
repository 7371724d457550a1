// Searching in the list, and the filters that stand: each said in words beside it, and taken off with a press.

import { standingFilters } from "../desk/filters.js";
import { button, crossMark, fill, make, whole, write } from "../page/dom.js";
import { typingField } from "../page/fields.js";
import { openFilter } from "./filterpane.js";

export function makeSearch(app) {
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
  const hits = make("p", { class: "synth-hits", role: "status" });
  const element = make(
    "div",
    { class: "synth-pane-head" },
    input,
    button(word("filter.open"), () => openFilter(app), { key: "L", kind: "is-quiet" }),
    insideLine,
    meaningLine,
    standing,
    hits,
  );
  const search = () => {
    app.never("search"); // or what was typed a moment ago would be asked for twice
    const by = meaning.checked || app.filter.meaning ? { meaning: meaning.checked } : {};
    return app.applyFilter({ query: input.value.trim(), inside: inside.checked && !meaning.checked, ...by });
  };
  input.addEventListener("input", () => app.later("search", search, 180));
  inside.addEventListener("change", search);
  meaning.addEventListener("change", search);
  const key = (event) => {
    if (event.target !== input || !/^(Enter|NumpadEnter|ArrowDown)$/.test(event.code)) return false;
    app.never("search");
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
  const clear = () => (app.never("search"), lay({}));
  const draw = () => drawStanding(app, { standing, hits, input, insideLine, meaningLine });
  return { element, key, focus, draw, lay, clear };
}

function drawStanding(app, { standing, hits, input, insideLine, meaningLine }) {
  const { word, filter, desk } = app;
  const filters = standingFilters(app);
  fill(
    standing,
    ...filters.map(([name, lift]) =>
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
    filters.length > 1 ? button(word("page.clear"), () => app.clearFilter(), { kind: "is-quiet" }) : null,
  );
  const typed = Boolean(filter.query || input.value);
  insideLine.hidden = !typed || Boolean(filter.meaning);
  meaningLine.hidden = !typed || !desk.options.meaning;
  const narrowed = filters.length || filter.query;
  write(
    hits,
    narrowed && !app.filtering.waits
      ? [word("filter.hits", { n: whole(desk.hits) }), desk.note].filter(Boolean).join(" · ")
      : desk.note,
  );
}
