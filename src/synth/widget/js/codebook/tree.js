// The codebook beside the text: a tree by dimension, what each code means, and which ones stand on the statement.

import { toggleCode } from "../desk/acts.js";
import { currentRow, drawn } from "../desk/desk.js";
import { button, colourBar, fill, focused, make, put, write } from "../page/dom.js";
import { typingField } from "../page/fields.js";
import { matches } from "../page/thai.js";
import { nameOfNew, openFinder } from "../statement/finder.js";
import { openBook } from "./editor.js";

export function makeTree(app) {
  const { word } = app;
  const input = typingField("search", word("book.search"), { placeholder: word("book.search") });
  const list = make("div", { class: "synth-tree", role: "group", "aria-label": word("page.codebook") });
  const detail = make("div", {
    class: "synth-detail",
    id: `${app.uid}-detail`,
    tabindex: "0",
    role: "region",
    "aria-label": word("book.definition"),
    hidden: true,
  });
  const head = make(
    "div",
    { class: "synth-pane-head" },
    input,
    button(word("book.edit"), () => openBook(app), { key: "B", kind: "is-quiet", title: word("book.title") }),
  );
  const element = make("div", { class: "synth-codebook" }, head, list, detail);
  const tree = { app, element, list, input, items: new Map(), book: null, query: "" };
  input.addEventListener("input", () => drawTree(tree));
  list.addEventListener("click", (event) => pressed(tree, event));
  for (const event of ["focusin", "mouseover"]) {
    list.addEventListener(event, ({ target }) => {
      const entry = app.desk.entries.get(target.closest("[data-code]")?.dataset.code);
      if (entry) showDetail(app, detail, entry);
    });
  }
  list.addEventListener("mouseleave", () => !list.contains(focused(list)) && showDetail(app, detail, null));
  list.addEventListener(
    "focusout",
    ({ relatedTarget }) => !element.contains(relatedTarget) && showDetail(app, detail, null),
  );
  tree.draw = () => drawTree(tree);
  tree.key = (event) => treeKey(tree, event);
  tree.detail = (entry) => showDetail(app, detail, entry);
  return tree;
}

function pressed(tree, event) {
  const item = event.target.closest("[data-code]");
  if (!item) return;
  const entry = tree.app.desk.entries.get(item.dataset.code);
  if (event.target.closest(".synth-why")) tree.detail(entry);
  else if (event.target.closest(".synth-code")) toggleCode(tree.app, entry.code);
}

/** Build the tree anew where the codebook or the search changed; else only mark what stands on the statement. */
function drawTree(tree) {
  const { app, input } = tree;
  if (tree.book !== app.desk.book || tree.query !== input.value) {
    tree.book = app.desk.book;
    tree.query = input.value;
    buildTree(tree);
  }
  const row = currentRow(app.desk);
  const standing = new Set(
    (row ? drawn(row, app.wire.waiting()).codes : []).filter(({ leaving }) => !leaving).map(({ code }) => code),
  );
  for (const [code, item] of tree.items) {
    put(item.button, "aria-pressed", String(standing.has(code)));
    write(item.uses, app.desk.entries.get(code).uses ? String(app.desk.entries.get(code).uses) : "");
  }
}

function buildTree(tree) {
  const { app, list, input, items } = tree;
  items.clear();
  const living = app.desk.book.filter(({ retired }) => !retired);
  const query = input.value.trim();
  const shown = query ? matches(living, query) : living;
  const groups = query
    ? [["", shown]]
    : app.desk.dimensions.map((name) => [name, shown.filter(({ dimension }) => dimension === name)]);
  const parts = groups
    .filter(([, entries]) => entries.length)
    .map(([name, entries]) =>
      make(
        "div",
        { role: "group", "aria-label": name || null },
        name ? make("h3", { lang: "th" }, name) : null,
        ...entries.map((entry) => treeItem(tree, entry, query)),
      ),
    );
  const nothing = query ? app.word("finder.none", { query }) : app.word("book.empty");
  fill(list, ...(parts.length ? parts : [make("p", { class: "synth-quiet" }, nothing)]));
  if (query && nameOfNew(app.desk, query))
    list.append(button(app.word("finder.new", { name: query }), () => openFinder(app, { query }), { key: "Enter", kind: "synth-new" }));
  const first = items.values().next().value;
  if (first) put(first.button, "tabindex", "0");
}

function treeItem(tree, entry, query) {
  const uses = make("span", { class: "synth-uses" });
  const code = make(
    "button",
    {
      type: "button",
      class: "synth-code",
      tabindex: "-1",
      "aria-pressed": "false",
      "aria-describedby": `${tree.app.uid}-detail`,
    },
    colourBar(entry.shade),
    make("span", { class: "synth-code-name", lang: "th" }, entry.name),
    uses,
  );
  const why = make(
    "button",
    {
      type: "button",
      class: "synth-why",
      tabindex: "-1",
      "aria-label": tree.app.word("book.details", { name: entry.name }),
    },
    make("span", { "aria-hidden": "true" }, "i"),
  );
  tree.items.set(entry.code, { button: code, uses });
  const item = make("div", { class: "synth-tree-item", "data-code": entry.code }, code, why);
  item.style.setProperty("--depth", query ? 0 : entry.depth);
  return item;
}

/** ↑ ↓ go from code to code; Enter and Space press, as on any button; from the search ↓ goes into the tree. */
function treeKey(tree, event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
  const typed = event.target === tree.input ? tree.input.value.trim() : "";
  if (/Enter$/.test(event.code) && typed) return (openFinder(tree.app, { query: typed }), true);
  if (!step || !tree.element.contains(event.target)) return false;
  const buttons = [...tree.items.values()].map((item) => item.button);
  const next = buttons.indexOf(event.target) + step;
  const goal =
    event.target === tree.input
      ? step > 0
        ? buttons[0]
        : tree.input
      : (buttons[next] ?? (next < 0 ? tree.input : event.target));
  for (const stop of buttons) put(stop, "tabindex", stop === goal ? "0" : "-1");
  goal.focus();
  return true;
}

/** What a code means, where it begins and ends, and a statement for it; null puts it away. */
function showDetail(app, detail, entry) {
  const { word } = app;
  detail.hidden = !entry;
  if (!entry) return;
  const rows = [
    ["definition", "book.definition"],
    ["include", "book.include"],
    ["exclude", "book.exclude"],
    ["keywords", "book.keyword"],
    ["example", "book.example"],
  ]
    .filter(([column]) => entry[column])
    .flatMap(([column, name]) => [
      make("dt", {}, word(name)),
      make("dd", { lang: "th" }, entry[column].replaceAll(";", " · ")),
    ]);
  fill(
    detail,
    make(
      "div",
      { class: "synth-detail-name" },
      colourBar(entry.shade),
      make("strong", { lang: "th" }, entry.name),
      entry.name_en ? make("span", { class: "synth-quiet" }, entry.name_en) : null,
    ),
    rows.length ? make("dl", {}, rows) : null,
  );
}
