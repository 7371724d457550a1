// Tables that sort and filter, and from a number to the statements behind it. Without it the report reads as well.
"use strict";
const said = JSON.parse(document.getElementById("words").textContent);
const many = 8; // rows from which a table is searched rather than read

function make(tag, attributes, text) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.textContent = text;
  return made;
}

function ofAll(shown, all) {
  return said.shown.replace("{shown}", shown.toLocaleString("en")).replace("{all}", all.toLocaleString("en"));
}

function number(text) {
  const plain = text.replace(/[๐-๙]/g, (digit) => digit.charCodeAt(0) - 0x0e50).replace(/[,*+]/g, "").replace("−", "-");
  return plain.trim() === "" ? NaN : Number(plain);
}

function value(cell) {
  const text = cell.dataset.again || cell.textContent;
  return cell.classList.contains("text") ? text : number(text);
}

function compare(a, b) {
  if (typeof a === "string") return a.localeCompare(b, document.documentElement.lang, { numeric: true });
  if (isNaN(a) || isNaN(b)) return isNaN(a) - isNaN(b); // empty cells last
  return a - b;
}

function sortable(table) {
  const body = table.tBodies[0], rows = [...body.rows], heads = [...table.tHead.rows[0].cells];
  const sums = rows.filter((row) => row.classList.contains("sum"));
  const others = rows.filter((row) => !row.classList.contains("sum"));
  heads.forEach((head, column) => {
    const button = make("button", { type: "button", title: `${said.sort} ${head.textContent}` });
    button.append(...head.childNodes);
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const now = head.getAttribute("aria-sort");
      const numeric = !head.classList.contains("text");
      // numbers begin with the largest; the third press brings the order of the report back
      const order = numeric ? ["descending", "ascending"] : ["ascending", "descending"];
      const next = order[order.indexOf(now) + 1];
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      table.classList.toggle("sorted", Boolean(next));
      if (!next) return body.append(...rows);
      head.setAttribute("aria-sort", next);
      const sign = next === "descending" ? -1 : 1;
      const keyed = others.map((row) => [value(row.cells[column]), row]);
      const empty = (key) => key === "" || Number.isNaN(key);
      keyed.sort(([a], [b]) => (empty(a) || empty(b) ? empty(a) - empty(b) : sign * compare(a, b)));
      body.append(...keyed.map(([, row]) => row), ...sums);
    });
  });
}

function search(label, items, text, place, after = () => {}) {
  const box = make("p", { class: "search" }), name = make("label", {}, label + " ");
  const field = make("input", { type: "search" }), count = make("span", { role: "status" });
  name.append(field);
  box.append(name, " ", count);
  place(box);
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    let shown = 0;
    for (const item of items) {
      item.hidden = wanted !== "" && !text(item).toLowerCase().includes(wanted);
      shown += !item.hidden;
    }
    after();
    count.textContent = wanted ? ofAll(shown, items.length) : "";
  });
  return field;
}

// A table that does not fit a phone becomes a list: a row below the other, each cell with its head.
const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TH: "columnheader", TD: "cell" };
const NARROW = window.matchMedia("(max-width: 40rem)");

function stack(table) {
  const box = table.parentElement;
  table.classList.remove("stacked");
  if (!NARROW.matches || box.scrollWidth <= box.clientWidth + 1) return;
  if (!table.hasAttribute("role")) {
    const heads = [...table.tHead.rows[0].cells].map((head) => head.textContent);
    for (const part of [table, ...table.querySelectorAll("thead, tbody, tr, th, td")]) part.setAttribute("role", ROLES[part.tagName]);
    for (const row of table.tBodies[0].rows) [...row.cells].forEach((cell, n) => (cell.dataset.head = heads[n]));
  }
  table.classList.add("stacked");
}

function fit() {
  document.querySelectorAll(".wide > table").forEach(stack);
}

// The contents: beside the page where there is room, else behind a button that is always there.
function contents(nav) {
  const links = new Map([...nav.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  const name = nav.querySelector("h2").textContent;
  const button = make("button", { type: "button", class: "menu", "aria-expanded": "false", "aria-controls": nav.id }, name);
  const turn = (open) => {
    nav.classList.toggle("open", open);
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? said.close : name;
    if (open) nav.querySelector("a")?.focus();
  };
  const opened = () => nav.classList.contains("open");
  button.addEventListener("click", () => turn(!opened()));
  nav.addEventListener("click", (event) => event.target.closest("a") && turn(false));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !opened()) return;
    turn(false);
    button.focus();
  });
  nav.after(button);
  document.documentElement.classList.add("scripted");
  const passed = [...document.querySelectorAll("main h2[id], main h3[id]")].filter((head) => links.has(head.id));
  const here = () => {
    const last = passed.filter((head) => head.getBoundingClientRect().top < 120).pop();
    for (const [id, link] of links) {
      if (id === last?.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  let waiting = false;
  document.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      here();
    });
  }, { passive: true });
  here();
}

contents(document.getElementById("contents"));
fit();
document.fonts.ready.then(fit);
NARROW.addEventListener("change", fit);

// "3" is one statement, "6-8" three
function run(text) {
  const [first, last = first] = text.split("-").map(Number);
  return Array.from({ length: last - first + 1 }, (_, n) => first + n);
}

document.querySelectorAll("table.sortable").forEach((table) => {
  sortable(table);
  const rows = [...table.tBodies[0].rows];
  const text = (row) => [...row.cells].map((cell) => cell.dataset.again || cell.textContent).join(" ");
  if (rows.length >= many) search(said.filter, rows, text, (box) => table.parentElement.before(box));
});

const entries = [...document.querySelectorAll(".entry")];
if (entries.length) {
  const start = document.getElementById("statements");
  const sources = new Map(); // heading of a source → its statements
  let heading;
  for (let next = start.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.tagName === "H3") sources.set((heading = next), []);
    else if (next.classList.contains("entry")) sources.get(heading).push(next);
  }
  const tidy = () => sources.forEach((own, title) => (title.hidden = own.length > 0 && own.every((entry) => entry.hidden)));
  const place = (box) => start.after(box);
  const field = search(said.filter_statements, entries, (entry) => entry.textContent, place, tidy);
  const chosen = make("p", { class: "chosen", hidden: "" }), text = make("span", { role: "status" });
  const everything = make("button", { type: "button" }, said.everything);
  chosen.append(text, " ", everything);
  start.after(chosen);

  const all = () => {
    chosen.hidden = true;
    field.value = "";
    field.dispatchEvent(new Event("input"));
  };
  everything.addEventListener("click", all);

  const only = (listed) => {
    all();
    const wanted = new Set(listed.split(",").flatMap(run).map((n) => `s${n}`));
    entries.forEach((entry) => (entry.hidden = !wanted.has(entry.id)));
    tidy();
    text.textContent = `${said.only} (${ofAll(wanted.size, entries.length)})`;
    chosen.hidden = false;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-refs]");
    if (link) only(link.dataset.refs);
  });

  // the report beside this page leads here by the number of a list
  const lists = JSON.parse(document.getElementById("lists")?.textContent ?? "[]");
  const called = () => {
    const listed = lists[location.hash.match(/^#l(\d+)$/)?.[1]];
    if (!listed) return;
    only(listed);
    start.scrollIntoView();
  };
  window.addEventListener("hashchange", called);
  called();

  // a link to a statement that a search has hidden brings it back
  const arrive = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.hidden) {
      all();
      target.scrollIntoView();
    }
  };
  window.addEventListener("hashchange", arrive);
  document.addEventListener("click", (event) => event.target.closest('a[href^="#s"]:not([data-refs])') && setTimeout(arrive));
}
