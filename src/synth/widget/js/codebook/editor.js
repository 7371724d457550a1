// Editing the codebook in place: the codes to the left, the chosen one to the right. What is typed and not yet
// saved stays with its code and is said to be unsaved.

import { nameOf } from "../desk/desk.js";
import { button, colourBar, fill, focused, make, reveal } from "../page/dom.js";
import { labelled } from "../page/fields.js";
import { typesIn } from "../page/keys.js";
import { openPane } from "../page/pane.js";
import { drawForm } from "./form.js";
import { NEW, changeBook, isSaving, keepDraft, saveCode, savingRow } from "./saving.js";

export function openBook(app) {
  const { word } = app;
  const list = make("div", { class: "synth-book-list", role: "group", "aria-label": word("book.codes") });
  const form = make("form", {
    class: "synth-form synth-book-form",
    lang: "th",
    on: { submit: (event) => event.preventDefault() },
  });
  const merging = make("div", { class: "synth-merging" });
  const marking = app.chips[app.chip]?.code ?? app.chips.at(-1)?.code;
  const editor = {
    app,
    list,
    form,
    merging,
    chosen: marking ?? app.desk.book[0]?.code ?? NEW,
    picked: new Set(),
    saving: [],
    drafts: app.kept.bookDrafts,
    choose: (code) => choose(editor, code),
    drawList: () => drawBookList(editor),
    focus: () => focusChosen(editor),
  };
  list.addEventListener("click", (event) => pickOrChoose(editor, event));
  form.addEventListener("input", () => keepDraft(editor));
  form.addEventListener("change", () => keepDraft(editor));
  const add = button(word("book.add"), () => beginCode(editor), { key: "N" });
  editor.pane = openPane(app, {
    title: word("book.title"),
    wide: true,
    key: (event) => bookKey(editor, event),
    body: [
      make(
        "div",
        { class: "synth-book" },
        make("div", { class: "synth-book-side" }, make("div", { class: "synth-acts" }, add), list, merging),
        form,
      ),
      make("p", { class: "synth-hint" }, word("book.keys")),
    ],
  });
  drawBook(editor);
  focusChosen(editor);
}

function drawBook(editor) {
  const { desk } = editor.app;
  if (editor.chosen !== NEW && !isSaving(editor, editor.chosen) && !desk.entries.has(editor.chosen))
    editor.chosen = desk.book[0]?.code ?? NEW;
  drawBookList(editor);
  drawForm(editor);
}

/** The list alone, where an answer comes while something is typed in the form. */
function drawBookList(editor) {
  const { app, list } = editor;
  const { word, desk } = app;
  const listed = list.contains(focused(list));
  let dimension = null;
  const rows = desk.book.flatMap((entry) => {
    const heading = entry.dimension === dimension ? [] : [make("h3", { lang: "th" }, (dimension = entry.dimension))];
    return [...heading, bookRow(editor, entry)];
  });
  rows.push(...editor.saving.map((typed) => savingRow(editor, typed)));
  fill(list, ...(rows.length ? rows : [make("p", { class: "synth-quiet" }, word("book.empty"))]));
  drawMerging(editor);
  if (listed) focusChosen(editor);
}

function bookRow(editor, entry) {
  const { word } = editor.app;
  const box = make("input", {
    type: "checkbox",
    tabindex: "-1",
    "aria-label": word("book.select", { name: entry.name }),
  });
  box.checked = editor.picked.has(entry.code);
  const row = make(
    "div",
    { class: `synth-tree-item ${entry.retired ? "is-retired" : ""}`, "data-code": entry.code },
    box,
    make(
      "button",
      {
        type: "button",
        class: "synth-code",
        tabindex: entry.code === editor.chosen ? "0" : "-1",
        "aria-current": entry.code === editor.chosen ? "true" : null,
      },
      colourBar(entry.shade),
      make("span", { class: "synth-code-name", lang: "th" }, entry.name),
      entry.retired ? make("span", { class: "synth-quiet" }, word("book.retired")) : null,
      editor.drafts.has(entry.code) ? make("span", { class: "synth-unsaved" }, word("book.changed")) : null,
      make("span", { class: "synth-uses" }, entry.uses ? String(entry.uses) : ""),
    ),
  );
  row.style.setProperty("--depth", entry.depth);
  return row;
}

function pickOrChoose(editor, event) {
  const { code } = event.target.closest("[data-code]")?.dataset ?? {};
  if (code === undefined) return;
  if (event.target.matches("input")) pick(editor, code);
  else choose(editor, code);
}

function pick(editor, code) {
  if (!editor.picked.delete(code)) editor.picked.add(code);
  editor.list.querySelector(`[data-code="${CSS.escape(code)}"] input`).checked = editor.picked.has(code);
  drawMerging(editor);
}

function choose(editor, code) {
  editor.chosen = code;
  drawBook(editor);
  focusChosen(editor);
}

function focusChosen(editor) {
  const row = editor.list.querySelector("[aria-current='true']");
  (row ?? editor.form.querySelector("input"))?.focus({ preventScroll: true });
  reveal(editor.list, row);
}

function beginCode(editor) {
  const above = editor.app.desk.entries.get(editor.chosen);
  editor.drafts.set(NEW, {
    ...(editor.drafts.get(NEW) ?? {}),
    parent: above?.parent ?? "",
    dimension: above?.dimension ?? "",
  });
  editor.chosen = NEW;
  drawBook(editor);
  editor.form.querySelector("input").focus();
}

/** In the list ↑ ↓ choose, Space marks for merging, N adds; in the form Enter saves, but for texts of several lines. */
function bookKey(editor, event) {
  const { list, form, app } = editor;
  const listed = list.contains(event.target);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
  if (listed && step) {
    const codes = app.desk.book.map(({ code }) => code);
    const next = codes[Math.max(0, Math.min(codes.length - 1, codes.indexOf(editor.chosen) + step))];
    choose(editor, next);
    return true;
  }
  if (listed && event.code === "Space" && !event.ctrlKey) return (pick(editor, editor.chosen), true);
  if (!typesIn(event.target) && event.code === "KeyN" && !event.ctrlKey && !event.metaKey)
    return (beginCode(editor), true);
  if (form.contains(event.target) && /Enter$/.test(event.code) && event.target.matches("input"))
    return (saveCode(editor), true);
  return false;
}

function drawMerging(editor) {
  const { app, merging, picked } = editor;
  const codes = [...picked].filter((code) => app.desk.entries.has(code));
  if (codes.length < 2) return fill(merging);
  const into = make(
    "select",
    { class: "synth-input", lang: "th" },
    ...codes.map((code) => make("option", { value: code }, nameOf(app.desk, code))),
  );
  const merge = () => {
    const goal = into.value;
    changeBook(editor, { change: "merge", codes: codes.filter((code) => code !== goal), into: goal }).then(
      () => {
        picked.clear();
        if (editor.chosen === goal || !app.desk.entries.has(editor.chosen)) choose(editor, goal);
        else drawBookList(editor);
      },
      () => {},
    );
  };
  return fill(
    merging,
    labelled(app, app.word("book.merge_into", { n: codes.length }), into),
    make("p", { class: "synth-quiet" }, app.word("book.merge_why")),
    button(app.word("book.merge"), merge, { kind: "is-first" }),
  );
}
