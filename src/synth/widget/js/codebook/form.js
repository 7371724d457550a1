// The form of one code.

import { button, fill, make, put } from "../page/dom.js";
import { labelled } from "../page/fields.js";
import { dayOf } from "../page/moments.js";
import { freshName } from "../page/wire.js";
import { memoEditor } from "../statement/memos.js";
import { NEW, changeBook, saveCode } from "./saving.js";

const PALETTE = {
  blue: "#2f6fb0",
  teal: "#1b8a8f",
  green: "#2e8b57",
  olive: "#8a7a1d",
  amber: "#c98a00",
  orange: "#b5651d",
  red: "#c0443f",
  pink: "#c2528b",
  purple: "#8e4fa8",
  grey: "#6b7075",
};

export function drawForm(editor) {
  const { app, form, chosen, drafts } = editor;
  const { word } = app;
  const entry = app.desk.entries.get(chosen);
  const held = { code: chosen, ...(entry ?? {}), ...(drafts.get(chosen) ?? {}) };
  const line = (column, attributes = {}) =>
    labelled(
      app,
      word(`book.${column}`),
      make("input", {
        type: "text",
        class: "synth-input",
        name: column,
        value: held[column] ?? "",
        autocomplete: "off",
        ...attributes,
      }),
    );
  const lines = (column, rows) => {
    const field = make("textarea", { class: "synth-input", name: column, rows });
    field.value = held[column] ?? "";
    return labelled(app, word(`book.${column}`), field);
  };
  put(form, "aria-busy", null);
  fill(
    form,
    make("h3", {}, entry ? word("book.details", { name: entry.name }) : word("book.added")),
    make("p", { class: "synth-unsaved", role: "alert" }),
    line("name"),
    make(
      "div",
      { class: "synth-pair" },
      line("name_en", { lang: "en" }),
      line("code", { placeholder: entry ? null : word("book.code_why") }),
    ),
    make("div", { class: "synth-pair" }, parentField(editor, held), dimensionField(editor, held)),
    lines("definition", 2),
    lines("include", 2),
    lines("exclude", 2),
    line("keywords"),
    lines("example", 2),
    colourField(app, held),
    make(
      "div",
      { class: "synth-acts is-kept" },
      button(word("book.save"), () => saveCode(editor), { kind: "is-first" }),
      ...(entry ? entryButtons(editor, entry) : []),
    ),
    entry ? codeMemos(editor, entry) : null,
  );
}

function entryButtons(editor, entry) {
  const { word } = editor.app;
  const retire = entry.retired ? "unretire" : "retire";
  return [
    button(
      word("book.add_under"),
      () => {
        editor.drafts.set(NEW, { parent: entry.code, dimension: entry.dimension });
        editor.choose(NEW);
        editor.form.querySelector("input").focus();
      },
      {},
    ),
    button(
      word(`book.${retire}`),
      () =>
        changeBook(editor, { change: retire, code: entry.code }).then(
          () => (editor.chosen === entry.code ? editor.choose(entry.code) : editor.drawList()),
          () => {},
        ),
      {},
    ),
  ];
}

/** The codes that this one may stand under: not itself, and none below it. */
function parentField(editor, held) {
  const { app } = editor;
  const { book } = app.desk;
  const below = new Set(held.code ? [held.code] : []);
  for (const entry of book) if (below.has(entry.parent)) below.add(entry.code); // the tree's order: parents come first
  const open = book.filter(({ code, retired }) => !below.has(code) && (!retired || code === held.parent));
  const select = make(
    "select",
    { class: "synth-input", name: "parent" },
    make("option", { value: "" }, app.word("book.top")),
    ...open.map((entry) => make("option", { value: entry.code }, `${"\u2003".repeat(entry.depth)}${entry.name}`)),
  );
  select.value = held.parent ?? "";
  return labelled(app, app.word("book.parent"), select);
}

function dimensionField(editor, held) {
  const { app } = editor;
  const id = `${app.uid}-dimensions`;
  const input = make("input", {
    type: "text",
    class: "synth-input",
    name: "dimension",
    list: id,
    value: held.dimension ?? "",
    placeholder: app.word("book.dimension_none"),
    autocomplete: "off",
  });
  const field = labelled(app, app.word("book.dimension"), input);
  field.append(make("datalist", { id }, ...app.desk.dimensions.map((value) => make("option", { value }))));
  return field;
}

/** Ten colours that can be told apart, none, and whatever other colour the code has already. */
function colourField(app, held) {
  const { word } = app;
  const own = (held.colour ?? "").toLowerCase();
  const named = Object.entries(PALETTE).map(([name, colour]) => [colour, word(`colours.${name}`)]);
  const known = !own || named.some(([colour]) => colour === own);
  const choices = [["", word("book.no_colour")], ...named, ...(known ? [] : [[own, own]])];
  const group = `${app.uid}-colour-${freshName()}`;
  return make(
    "fieldset",
    { class: "synth-colours" },
    make("legend", {}, word("book.colour")),
    ...choices.map(([colour, name]) => {
      const radio = make("input", { type: "radio", name: group, value: colour, "data-colour": "", "aria-label": name });
      radio.checked = colour === own;
      const swatch = make(
        "label",
        { title: name },
        radio,
        make("span", { class: colour ? "synth-swatch" : "synth-swatch is-none", "aria-hidden": "true" }),
      );
      swatch.style.setProperty("--code", colour || "transparent");
      return swatch;
    }),
  );
}

/** The memos about a code, and a field for one more. */
function codeMemos(editor, entry) {
  const { app } = editor;
  const list = make("ul", { class: "synth-code-memos" });
  const place = make(
    "section",
    { class: "synth-memos", "aria-label": app.word("book.memo") },
    make("h4", {}, app.word("book.memo")),
    list,
  );
  const ask = () => app.wire.ask({ do: "memos", about: "code", code: entry.code }).then(
    ({ memos }) =>
      fill(
        list,
        ...memos.map((memo) =>
          make(
            "li",
            {},
            make("p", { class: "synth-memo-text", lang: "th" }, memo.text),
            make("p", { class: "synth-quiet" }, `${memo.coder} · ${dayOf(app, memo.at)}`),
          ),
        ),
      ),
    () => {},
  );
  const writer = memoEditor(app, {
    about: "code",
    target: { code: entry.code },
    draft: `code ${entry.code}`,
    own: null,
    done: () => ((writer.element.querySelector("textarea").value = ""), put(writer.element, "aria-busy", null), ask()),
  });
  ask();
  place.append(writer.element);
  return place;
}
