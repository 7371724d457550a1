// The table of the synthesis: a row for each project, a column for each theme, and in each cell what is written.

import { fill, focused, make, put, reveal, spoken } from "../page/dom.js";
import { openCell } from "./cell.js";

export function makeGrid(app) {
  const table = make("table", { class: "synth-synthesis" });
  const scroller = make(
    "section",
    { class: "synth-synthesis-scroller", "aria-label": app.word("writer.grid"), role: "region" },
    table,
  );
  const here = () => table.querySelector("[tabindex='0']");
  return { element: scroller, draw: () => drawGrid(app, table), here, scroller };
}

function drawGrid(app, table) {
  const { rows, columns } = app.grid;
  const focus = table.contains(focused(table));
  app.at = [Math.min(app.at[0], rows.length - 1), Math.min(app.at[1], columns.length - 1)].map((place) => Math.max(0, place));
  if (!rows.length || !columns.length)
    return fill(table, make("caption", { class: "synth-opening" }, app.word("writer.nothing")));
  const heads = columns.map(({ name }) => make("th", { scope: "col" }, name));
  fill(
    table,
    make("thead", {}, make("tr", {}, make("td", {}), ...heads)),
    make(
      "tbody",
      {},
      rows.map(({ name }, row) =>
        make("tr", {}, make("th", { scope: "row" }, name), ...columns.map((_, column) => drawCell(app, row, column))),
      ),
    ),
  );
  if (focus) table.querySelector("[tabindex='0']")?.focus({ preventScroll: true });
  return null;
}

function drawCell(app, row, column) {
  const { word } = app;
  const cell = app.grid.cells[`${row},${column}`];
  if (!cell) return make("td", { class: "is-none" });
  const again = cell.state === "read again";
  const here = app.at[0] === row && app.at[1] === column;
  const count = cell.statements ? word("writer.statements", { n: cell.statements }) : word("writer.no_statements");
  const open = make(
    "button",
    {
      type: "button",
      class: `synth-place ${again ? "is-again" : cell.state ? "is-written" : "is-empty"}`,
      tabindex: here ? "0" : "-1",
      "data-place": `${row},${column}`,
      on: { click: () => go(app, row, column) && openHere(app) },
    },
    spoken(`${app.grid.rows[row].name} × ${app.grid.columns[column].name}: `),
    again ? make("strong", { class: "synth-again" }, word("writer.again")) : null,
    cell.text ? make("span", { class: "synth-place-text" }, cell.text) : null,
    make("span", { class: "synth-place-count" }, cell.state ? count : `${word("writer.empty")} · ${count}`),
    cell.apart ? make("span", { class: "synth-place-count" }, word("writer.apart_short")) : null,
  );
  return make("td", {}, open);
}

function go(app, row, column) {
  app.at = [row, column];
  for (const cell of app.parts.grid.element.querySelectorAll(".synth-place"))
    put(cell, "tabindex", cell.dataset.place === `${row},${column}` ? "0" : "-1");
  const here = app.parts.grid.here();
  here?.focus({ preventScroll: true });
  reveal(app.parts.grid.scroller, here);
  return true;
}

/** Move by a row or a column; at the edge nothing happens. */
export function moveInGrid(app, down, right) {
  const [row, column] = [app.at[0] + down, app.at[1] + right];
  if (app.grid.cells[`${row},${column}`]) go(app, row, column);
  return true;
}

/** Open the cell that is looked at. */
export function openHere(app) {
  const [row, column] = app.at;
  if (app.grid.rows[row] && app.grid.columns[column])
    openCell(app, app.grid.rows[row].key, app.grid.columns[column].key);
  return true;
}

/** Go to the next cell that asks to be read again; round at the end. */
export function toNextAgain(app) {
  const places = app.grid.rows.flatMap((_, row) => app.grid.columns.map((__, column) => [row, column]));
  const start = app.at[0] * app.grid.columns.length + app.at[1] + 1;
  const round = [...places.slice(start), ...places.slice(0, start)];
  const found = round.find(([row, column]) => app.grid.cells[`${row},${column}`]?.state === "read again");
  if (found) go(app, ...found);
  else app.say(app.word("writer.none_again"));
  return true;
}
