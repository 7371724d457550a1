// What is typed in the form of a code and not yet saved.

export const COLUMNS = ["name", "name_en", "dimension", "definition", "include", "exclude", "keywords", "example", "colour"];
export const NEW = ""; // the code of a code that is being added

/** What stands in the form now. */
export function typedIn(editor) {
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
