// The list of statements: ten thousand may be in it, but only those in view are in the page.

import { colourOf, currentKey, drawn, layRows, missing, nameOf, stateOf } from "../desk/desk.js";
import { beforePaint, colourBar, fill, make, put, spoken, stateMark } from "../page/dom.js";
import { aroundHit, marked } from "../page/text.js";

const BEYOND = 6; // rows drawn above and below the view, so that a turn of the wheel shows no gap

export function makeList(app) {
  const field = make("div", { class: "synth-field", role: "presentation" });
  const element = make(
    "div",
    {
      class: "synth-rows",
      role: "listbox",
      tabindex: "0",
      id: `${app.uid}-list`,
      "aria-label": app.word("page.list"),
    },
    field,
  );
  const list = { app, element, field, nodes: new Map(), spare: [], asking: false, height: 0, fresh: true };
  const scrolled = beforePaint(() => drawRows(list));
  element.addEventListener("scroll", scrolled, { passive: true });
  element.addEventListener("click", (event) => {
    const row = event.target.closest("[data-k]");
    if (row) app.goTo(Number(row.dataset.k), { tab: "statement" });
  });
  const watcher = new ResizeObserver(() => (app.tabs.draw(), scrolled()));
  watcher.observe(app.root);
  watcher.observe(element);
  return {
    element,
    draw: () => drawRows(list),
    show: () => showCurrent(list),
    page: () => Math.max(1, Math.floor(element.clientHeight / rowHeight(list)) - 1),
    close: () => (scrolled.cancel(), watcher.disconnect()),
  };
}

/** Every row has the same height, said by the style sheet. */
function rowHeight(list) {
  list.height ||= parseFloat(getComputedStyle(list.element).getPropertyValue("--row")) || 88;
  return list.height;
}

function inView(list) {
  const { keys, at } = list.app.desk;
  if (!list.element.clientHeight) return [Math.max(0, at), at]; // behind a tab of a narrow page
  const height = rowHeight(list);
  const first = Math.max(0, Math.floor(list.element.scrollTop / height));
  const last = Math.min(keys.length - 1, Math.ceil((list.element.scrollTop + list.element.clientHeight) / height));
  return [first, last];
}

function drawRows(list) {
  const { app, element, field } = list;
  const { keys } = app.desk;
  const [first, last] = inView(list);
  field.style.height = `${keys.length * rowHeight(list)}px`;
  const [from, to] = [Math.max(0, first - BEYOND), Math.min(keys.length - 1, last + BEYOND)];
  const wanted = new Set(keys.slice(from, to + 1));
  for (const [k, node] of list.nodes) if (!wanted.has(k)) putAside(list, k, node);
  for (let place = from; place <= to; place += 1) drawRow(list, place);
  const here = currentKey(app.desk);
  put(element, "aria-activedescendant", list.nodes.has(here) ? rowId(app, here) : null);
  put(element, "aria-busy", app.filtering.waits ? "true" : null);
  askRows(list, first, last);
}

const rowId = (app, k) => `${app.uid}-row-${k}`;

function putAside(list, k, node) {
  list.nodes.delete(k);
  node.remove();
  if (list.spare.length < 40) list.spare.push(node);
}

function drawRow(list, place) {
  const { app } = list;
  const k = app.desk.keys[place];
  let node = list.nodes.get(k);
  if (!node) {
    node = list.spare.pop() ?? make("div", { class: "synth-row", role: "option" });
    node.dataset.k = k;
    node.id = rowId(app, k);
    node.drawn = null;
    list.nodes.set(k, node);
    list.field.append(node);
  }
  node.style.transform = `translateY(${place * rowHeight(list)}px)`;
  put(node, "aria-posinset", place + 1);
  put(node, "aria-setsize", app.desk.keys.length);
  put(node, "aria-selected", String(place === app.desk.at));
  fillRow(app, node, k, place);
}

/** Fill a row anew only where what it shows has changed. */
function fillRow(app, node, k, place) {
  const row = app.desk.rows.get(k);
  const waiting = app.wire.waiting().filter(({ message }) => message.k === k);
  const sign = row ? `${row.serial} ${waiting.map(({ message }) => message.id)}` : `- ${app.desk.states[place]}`;
  if (node.drawn === sign) return;
  node.drawn = sign;
  if (!row) fill(node, stateMark(app.desk.states[place]), make("div", { class: "synth-row-body is-coming" }));
  else fill(node, ...rowParts(app, row, drawn(row, waiting)));
  put(node, "aria-busy", row && !waiting.length ? null : "true");
  node.className = `synth-row is-${row ? stateOf(row) : app.desk.states[place]}`;
}

function rowParts(app, row, seen) {
  const { word, desk } = app;
  const shown = aroundHit(row.text.replace(/[\n\t]/g, " "), row.hits);
  const standing = seen.codes.filter(({ leaving }) => !leaving);
  const names = standing.map(({ code }) => nameOf(desk, code)).join(", ");
  const mark = stateMark(seen.state);
  mark.classList.toggle("is-unsaved", seen.unsaved);
  return [
    mark,
    make(
      "div",
      { class: "synth-row-body" },
      make(
        "div",
        { class: "synth-row-where" },
        spoken(`${word(`state.${seen.state}`)} ${names} `),
        make("span", { class: "synth-row-project", lang: "th" }, row.project || row.title),
        make("span", { class: "synth-row-section", lang: "th" }, (row.section ?? "").split(" > ").at(-1)),
        make("span", { class: "synth-row-item" }, row.item ? word("page.item", { item: row.item }) : ""),
        make(
          "span",
          { class: "synth-bars" },
          standing.slice(0, 6).map(({ code }) => colourBar(colourOf(desk, code))),
        ),
      ),
      make("div", { class: "synth-row-text", lang: "th" }, marked(shown.text, shown.hits)),
    ),
  ];
}

/** Ask for rows that are lacking, one question at a time: while it is on its way the view may move on. */
function askRows(list, first, last) {
  const { app } = list;
  if (list.asking) return;
  const keys = missing(app.desk, first, last);
  if (!keys.length) return;
  list.asking = true;
  const { count } = app.filtering;
  app.wire
    .ask({ do: "rows", keys })
    .then(
      ({ rows }) => {
        if (count === app.filtering.count) layRows(app.desk, rows);
      },
      (error) => app.alarm(error.message),
    )
    .finally(() => {
      list.asking = false;
      app.draw("list", "centre");
    });
}

/** Bring the current row into view with a little of what is around it. */
function showCurrent(list) {
  const { element, app } = list;
  if (!element.clientHeight) return;
  const height = rowHeight(list);
  const top = app.desk.at * height;
  const room = Math.min(height, element.clientHeight / 4);
  if (top - room < element.scrollTop) element.scrollTop = top - room;
  else if (top + height + room > element.scrollTop + element.clientHeight) {
    element.scrollTop = top + height + room - element.clientHeight;
  }
}
