// Memos: what the coder thinks about a statement, its source, its project or a code. A draft is kept until saved.

import { act } from "../desk/acts.js";
import { currentKey, currentRow } from "../desk/desk.js";
import { tellPlace } from "../desk/place.js";
import { button, fill, make, put, reveal } from "../page/dom.js";
import { dayOf } from "../page/moments.js";

export function drawMemos(app, row) {
  const { word } = app;
  const shown = app.memos.of(row.k, row.memos);
  const draft = app.drafts.get(`statement ${row.k}`);
  const items = shown.map((memo) =>
    make(
      "li",
      {},
      make("p", { class: "synth-memo-text", lang: "th" }, memo.text),
      make(
        "p",
        { class: "synth-quiet" },
        `${memo.coder} · ${dayOf(app, memo.at)}`,
        memo.coder === app.session.coder
          ? button(word("memo.edit"), () => openMemo(app, "statement", memo), { kind: "is-quiet" })
          : null,
      ),
    ),
  );
  if (draft && app.mode?.name !== "memo") {
    items.push(
      make(
        "li",
        { class: "is-draft" },
        make("p", { class: "synth-memo-text", lang: "th" }, draft),
        make("p", { class: "synth-unsaved" }, word("memo.draft")),
      ),
    );
  }
  fill(
    app.centre.parts.memos,
    items.length
      ? make(
          "section",
          { class: "synth-memos", "aria-label": word("memo.title") },
          make("h3", {}, word("memo.title")),
          make("ul", {}, ...items),
        )
      : null,
  );
}

/** `of(k, count)` gives the memos of a statement, asked for once for each number of them; `forget(k)` asks anew. */
export function memoReader(app) {
  const kept = new Map();
  const of = (k, count) => {
    const known = kept.get(k);
    if (!count && !known) return [];
    if (known?.count !== count) {
      kept.set(k, { count, memos: known?.memos ?? [] });
      app.wire.ask({ do: "memos", about: "statement", k }).then(
        ({ memos }) => {
          kept.set(k, { count, memos });
          app.draw("centre");
        },
        () => kept.delete(k),
      );
    }
    return kept.get(k)?.memos ?? [];
  };
  return { of, forget: (k) => kept.delete(k) };
}

/** Open the editor; on a statement that has the coder's own memo, that one is written on. */
export function openMemo(app, about = "statement", memo = null) {
  const k = currentKey(app.desk);
  if (k === undefined) return;
  const row = currentRow(app.desk); // it may still be on its way; who writes does not wait for it
  const own =
    memo ?? (about === "statement" ? app.memos.of(k, row?.memos).find(({ coder }) => coder === app.session.coder) : null);
  const editor = memoEditor(app, {
    about,
    target: { k },
    draft: `${about} ${k}`,
    own,
    done: () => app.mode?.editor === editor && app.leave(), // by now another one may be open
  });
  const choices = ["statement", "source", ...(row?.project ? ["project"] : [])];
  const choice = make(
    "div",
    { class: "synth-choices", role: "group", "aria-label": app.word("memo.about") },
    ...choices.map((name) =>
      button(app.word(`memo.${name}`), () => openMemo(app, name), { "aria-pressed": String(name === about) }),
    ),
  );
  const element = make("div", { class: "synth-memo" }, make("h3", {}, app.word("memo.title")), choice, editor.element);
  app.enter({ name: "memo", element, key: editor.key, editor });
  editor.focus();
}

/**
 * A field for one memo. Enter saves, Shift+Enter begins a line, Esc leaves and keeps the draft.
 * The field closes only when Python has answered; what failed stays in it.
 */
export function memoEditor(app, { about, target, draft, own, done }) {
  const { word } = app;
  const field = make("textarea", {
    class: "synth-input",
    rows: "3",
    lang: "th",
    "aria-label": `${word("memo.title")}: ${word(`memo.${about}`)}`,
    placeholder: word("memo.write"),
  });
  field.value = app.drafts.get(draft) ?? own?.text ?? "";
  const keep = () => {
    if (field.value.trim() && field.value !== own?.text) app.drafts.set(draft, field.value);
    else app.drafts.delete(draft);
    tellPlace(app);
  };
  field.addEventListener("input", keep);
  const save = () => {
    const text = field.value.trim();
    if (!text && !own) return done();
    put(element, "aria-busy", "true");
    const message = { act: "memo", about, ...target, text, ...(own ? { memo_id: own.memo_id } : {}) };
    return act(app, message, word("act.memo")).then(
      () => (app.drafts.delete(draft), tellPlace(app), app.memos.forget(target.k), app.draw("centre"), done()),
      () => put(element, "aria-busy", null),
    );
  };
  const element = make(
    "div",
    { class: "synth-memo-editor" },
    field,
    make("p", { class: "synth-hint" }, word("memo.hint")),
    button(word("page.save"), save, { kind: "is-first" }),
  );
  const key = (event) => {
    if (event.target !== field || !/Enter$/.test(event.code) || event.shiftKey) return false;
    save();
    return true;
  };
  return {
    element,
    key,
    focus: () => (
      field.focus({ preventScroll: true }),
      field.setSelectionRange(field.value.length, field.value.length),
      reveal(app.centre.element, element)
    ),
  };
}
