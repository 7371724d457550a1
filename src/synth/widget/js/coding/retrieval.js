// Retrieval: codes by an attribute, the statements of each cell with their places, and a workbook of both.

import { colourOf, nameOf } from "../desk/desk.js";
import { quoted } from "../desk/span.js";
import { button, colourBar, fill, make, put, whole, write } from "../page/dom.js";
import { labelled } from "../page/fields.js";
import { openPane } from "../page/pane.js";
import { lead } from "../page/text.js";

export function openFound(app) {
  const { word } = app;
  const grid = make("div", { class: "synth-grid" });
  const list = make("div", { class: "synth-retrieved" });
  const choices = make("div", { class: "synth-form" });
  const pane = { app, grid, list, choices, by: app.kept.attribute, coder: "", at: [0, 0], chosen: null, table: null };
  const toFile = button(word("found.write"), () => writeFound(pane), { key: "X", kind: "is-quiet" });
  openPane(app, {
    title: word("found.title"),
    wide: true,
    key: (event) => foundKey(pane, event),
    body: [choices, grid, list, make("div", { class: "synth-foot" }, make("p", { class: "synth-hint" }, word("found.keys")), toFile)],
  });
  askGrid(pane);
}

const NOTHING_FOUND = { attributes: [], coders: [], groups: [], rows: [] };

const askFound = (pane, message) =>
  pane.app.wire.ask({ do: "found", by: pane.by, coder: pane.coder, ...message });

function askGrid(pane) {
  const { app } = pane;
  put(pane.grid, "aria-busy", "true");
  askFound(pane, {}).then(
    (answer) => {
      put(pane.grid, "aria-busy", null);
      Object.assign(pane, { table: { ...NOTHING_FOUND, ...answer }, by: answer.by, coder: answer.coder, chosen: null, at: [0, 0] });
      app.kept.attribute = answer.by;
      drawChoices(pane);
      drawGrid(pane);
      fill(pane.list);
      focusCell(pane);
    },
    (error) => (app.alarm(error.message), app.closePane()),
  );
}

function drawChoices(pane) {
  const { app, table } = pane;
  const select = (name, options, value) => {
    const box = make(
      "select",
      { class: "synth-input", lang: "th", "data-found": name },
      ...options.map(([key, label]) => make("option", { value: key }, label)),
    );
    box.value = value;
    box.addEventListener("change", () => ((pane[name] = box.value), askGrid(pane)));
    return labelled(app, app.word(`found.${name}`), box);
  };
  fill(
    pane.choices,
    select("by", table.attributes.map(({ name, label }) => [name, label]), table.by),
    table.coders.length > 1 ? select("coder", table.coders.map((name) => [name, name]), table.coder) : null,
  );
}

/** The table: a row a code, a column a value; the first cell of a row stands for all values together. */
function drawGrid(pane) {
  const { app, table } = pane;
  const { word } = app;
  if (!table.rows.length) return fill(pane.grid, make("p", { class: "synth-quiet" }, word("found.nothing")));
  const head = (label, n) => make("th", { scope: "col", lang: "th" }, label, make("span", { class: "synth-quiet" }, ` ${word("found.read", { n: whole(n) })}`));
  return fill(
    pane.grid,
    make(
      "table",
      { "aria-label": word("found.title") },
      make("thead", {}, make("tr", {}, make("th", { scope: "col" }, word("found.code")), ...table.groups.map(({ value, n }) => head(value || "–", n)))),
      make("tbody", {}, ...table.rows.map((row, y) => gridRow(pane, row, y))),
    ),
  );
}

function gridRow(pane, { code, counts }, y) {
  const { app, table } = pane;
  const cell = (x, label, name, ...children) =>
    make(
      "button",
      {
        type: "button",
        class: `synth-cell ${label === "0" ? "synth-quiet" : ""}`,
        tabindex: x === pane.at[0] && y === pane.at[1] ? "0" : "-1",
        "data-x": x,
        "data-y": y,
        "aria-label": name,
        on: { click: () => ((pane.at = [x, y]), openCell(pane)) },
      },
      ...children,
      label,
    );
  const name = nameOf(app.desk, code);
  const total = counts.reduce((sum, n) => sum + n, 0);
  return make(
    "tr",
    {},
    make("th", { scope: "row", lang: "th" }, cell(0, name, `${name}: ${total}`, colourBar(colourOf(app.desk, code)))),
    ...counts.map((n, place) =>
      make("td", {}, cell(place + 1, String(n), `${name}, ${table.groups[place].value || "–"}: ${n}`)),
    ),
  );
}

function focusCell(pane) {
  const [x, y] = pane.at;
  for (const cell of pane.grid.querySelectorAll(".synth-cell")) put(cell, "tabindex", "-1");
  const cell = pane.grid.querySelector(`[data-x="${x}"][data-y="${y}"]`);
  put(cell ?? pane.grid, "tabindex", "0");
  (cell ?? pane.choices.querySelector("select"))?.focus({ preventScroll: true });
  cell?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
}

/** What a cell stands for: a code, and a value of the attribute or all of them. */
function cellOf({ table, at: [x, y] }) {
  return { code: table.rows[y].code, ...(x ? { value: table.groups[x - 1].value } : {}) };
}

function openCell(pane) {
  const { app } = pane;
  pane.chosen = cellOf(pane);
  const asked = pane.chosen;
  for (const cell of pane.grid.querySelectorAll(".synth-cell"))
    put(cell, "aria-pressed", cell.dataset.x === String(pane.at[0]) && cell.dataset.y === String(pane.at[1]) ? "true" : null);
  askFound(pane, asked).then(
    ({ statements, n }) => pane.chosen === asked && drawRetrieved(pane, statements, n),
    (error) => app.alarm(error.message),
  );
}

function drawRetrieved(pane, statements, n) {
  const { app, chosen } = pane;
  const name = [nameOf(app.desk, chosen.code), chosen.value].filter(Boolean).join(" · ");
  fill(
    pane.list,
    make("h3", { lang: "th" }, app.word("found.n", { n: whole(n), name })),
    ...statements.map(({ k, text, words, place }) =>
      make(
        "button",
        { type: "button", class: "synth-retrieved-one", lang: "th", "data-k": k, on: { click: () => goToFound(app, k) } },
        make("span", {}, lead(text, 300), words ? quoted([words]) : null),
        make("span", { class: "synth-quiet" }, place),
      ),
    ),
  );
  pane.list.querySelector("button")?.focus();
}

function goToFound(app, k) {
  app.closePane();
  if (app.desk.place.has(k)) return app.goTo(k, { tab: "statement" });
  return app.clearFilter().then(() => app.desk.place.has(k) && app.goTo(k, { tab: "statement" }));
}

function writeFound(pane) {
  const { app, chosen, table } = pane;
  if (!table?.rows.length) return;
  askFound(pane, { ...(chosen ?? {}), write: true }).then(
    ({ said }) => {
      app.say(said);
      const note = pane.list.querySelector("[role=status]") ?? make("p", { role: "status" });
      write(note, said);
      pane.list.prepend(note);
    },
    (error) => app.alarm(error.message),
  );
}

/** In the table the arrows go from cell to cell and Enter opens one; in the list ↑ ↓, and from its top back. */
function foundKey(pane, event) {
  const { target, code } = event;
  if (event.ctrlKey || event.metaKey || target.matches("select")) return false;
  if (code === "KeyX") return (writeFound(pane), true);
  if (target.matches(".synth-cell")) {
    const step = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[code];
    if (!step) return false;
    const most = [pane.table.groups.length, pane.table.rows.length - 1];
    pane.at = pane.at.map((place, axis) => Math.max(0, Math.min(most[axis], place + step[axis])));
    return (focusCell(pane), true);
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[code];
  if (!step || !pane.list.contains(target)) return false;
  const rows = [...pane.list.querySelectorAll("button")];
  const next = rows[rows.indexOf(target) + step];
  if (next) next.focus();
  else if (step < 0) focusCell(pane);
  return true;
}
