// What is typed in the form of a code goes to the file, and the next code can be named meanwhile.

import { send } from "../desk/acts.js";
import { make, put, write } from "../page/dom.js";

const COLUMNS = ["name", "name_en", "dimension", "definition", "include", "exclude", "keywords", "example", "colour"];
export const NEW = ""; // the code of a code that is being added

/** What stands in the form now. */
function typedIn(editor) {
  const { form } = editor;
  const typed = Object.fromEntries(
    ["name", "name_en", "code", "parent", "dimension", "definition", "include", "exclude", "keywords", "example"].map(
      (column) => [column, form.querySelector(`[name=${column}]`).value.trim()],
    ),
  );
  return { ...typed, colour: form.querySelector("[data-colour]:checked")?.value ?? "" };
}

export function keepDraft(editor) {
  const { app, chosen, drafts } = editor;
  const entry = app.desk.entries.get(chosen);
  const typed = typedIn(editor);
  const changed = ["code", "parent", ...COLUMNS].some((column) => typed[column] !== String(entry?.[column] ?? ""));
  if (changed) drafts.set(chosen, typed);
  else drafts.delete(chosen);
}

/** A code that is on its way to the file stands in the list under the name that was typed. */
const savingName = (typed) => typed.code || typed.name;
export const isSaving = (editor, code) => editor.saving.some((typed) => savingName(typed) === code);

export function savingRow(editor, typed) {
  const here = savingName(typed) === editor.chosen;
  const label = make("span", { class: "synth-code-name", lang: "th" }, typed.name);
  const mark = make("span", { class: "synth-unsaved" }, editor.app.word("state.unsaved"));
  const attributes = { type: "button", class: "synth-code", tabindex: here ? "0" : "-1", "aria-current": here ? "true" : null };
  return make("div", { class: "synth-tree-item", "aria-busy": "true" }, make("button", attributes, label, mark));
}

/** Send one change of the codebook; the form is busy as long as it shows the code that is changed. */
export function changeBook(editor, change) {
  const { chosen, form } = editor;
  put(form, "aria-busy", "true");
  const done = send(editor.app, { do: "book", ...change }, editor.app.word("act.book"));
  const over = () => editor.chosen === chosen && put(form, "aria-busy", null);
  done.then(over, over);
  return done;
}

/** Save what was typed: columns, then the place in the tree, then the short code, each an act of its own. */
export async function saveCode(editor) {
  const { app, drafts } = editor;
  const { chosen } = editor;
  const entry = app.desk.entries.get(chosen);
  const typed = typedIn(editor);
  if (!typed.name) return sayInForm(editor, app.word("book.need_name"));
  if (!entry) return addCode(editor, typed);
  try {
    await saveColumns(editor, entry, typed);
  } catch {
    return undefined; // said in the bar; what was typed stays
  }
  if (app.pane !== editor.pane) return undefined;
  const renamed = typed.code && typed.code !== chosen ? typed.code : chosen;
  if (editor.chosen !== chosen) return editor.drawList();
  const since = typedIn(editor);
  if (Object.keys(typed).some((column) => since[column] !== typed[column])) return editor.drawList(); // typed on
  drafts.delete(chosen);
  return editor.choose(renamed);
}

/** A new code leaves the form at once, so that the next one can be named while this one is saved. */
async function addCode(editor, typed) {
  const { app, drafts } = editor;
  const name = savingName(typed);
  drafts.delete(NEW);
  editor.saving.push(typed);
  editor.chosen = name;
  editor.drawList();
  editor.focus();
  const over = () => (editor.saving = editor.saving.filter((other) => other !== typed));
  try {
    await changeBook(editor, { change: "add", ...typed });
  } catch {
    over();
    if (!drafts.has(NEW)) drafts.set(NEW, typed); // said in the bar; what was typed can be put right
    if (app.pane !== editor.pane) return undefined;
    return editor.chosen === name ? editor.choose(NEW) : editor.drawList();
  }
  over();
  if (app.pane !== editor.pane) return undefined;
  return editor.chosen === name ? editor.choose(name) : editor.drawList();
}

async function saveColumns(editor, entry, typed) {
  const columns = Object.fromEntries(
    COLUMNS.filter((column) => typed[column] !== (entry[column] ?? "")).map((column) => [column, typed[column]]),
  );
  if (Object.keys(columns).length) await changeBook(editor, { change: "change", code: entry.code, columns });
  if (typed.parent !== (entry.parent ?? ""))
    await changeBook(editor, { change: "move", code: entry.code, parent: typed.parent });
  if (typed.code && typed.code !== entry.code)
    await changeBook(editor, { change: "rename", code: entry.code, to: typed.code });
}

function sayInForm(editor, words) {
  const note = editor.form.querySelector("[role=alert]");
  write(note, words);
  editor.form.querySelector("input").focus();
}
