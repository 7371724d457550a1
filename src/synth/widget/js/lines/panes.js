// What the reading view asks for in words: who speaks, which label, which section, what the note is.

import { button, fill, make, put } from "../page/dom.js";
import { finderParts, keyGroups, typingField } from "../page/fields.js";
import { openPane } from "../page/pane.js";
import { matches } from "../page/thai.js";
import { lineHere, sayLine, sendNote, takeOut } from "./note.js";

const LABEL = /^[^\p{L}]*([^:：]{1,40}?)\s*[:：]/u;
const BRACKETED = /^[^\p{L}[(【<]*[[(【<]([^\])】>]{1,40})[\])】>]/u;

/** What stands before a colon or in brackets at the front of a line; else the whole of a short one. */
function labelOf(text) {
  const match = LABEL.exec(text) ?? BRACKETED.exec(text);
  if (match) return match[1].trim();
  return text.length <= 30 ? text.trim() : "";
}

/** A pane with one field; Enter takes what it holds. */
function askWords(view, { title, hint, value, known = [], take }) {
  const { app } = view;
  const list = `${app.uid}-known`;
  const input = typingField("text", title, { list });
  input.value = value;
  const done = () => {
    const words = input.value.trim();
    if (!words) return true;
    app.closePane();
    take(words);
    return true;
  };
  openPane(app, {
    title,
    body: [
      input,
      make("datalist", { id: list }, ...known.map((name) => make("option", { value: name }))),
      make("p", { class: "synth-hint" }, hint),
      make("div", { class: "synth-acts" }, button(app.word("right.save"), done, { key: "Enter", kind: "is-first" })),
    ],
    key: (event) => /Enter$/.test(event.code) && event.target === input && done(),
    focus: input,
  });
  input.select();
}

/** Who speaks: a name that is the whole line stands for all that follows. */
export function openSpeaker(view) {
  const line = lineHere(view);
  const { word } = view.app;
  askWords(view, {
    title: word("right.speaker_title"),
    hint: word("right.speaker_hint"),
    value: line.speaker || labelOf(line.text),
    known: [...new Set(view.note.lines.map(({ speaker }) => speaker).filter(Boolean))],
    take: (speaker) => {
      const alone = line.text.replace(/[\s:：\][()]/g, "") === speaker.replace(/[\s:：\][()]/g, "");
      sayLine(view, { kind: alone ? "name" : "turn", speaker });
    },
  });
}

export function openTopic(view) {
  const line = lineHere(view);
  const { word } = view.app;
  askWords(view, {
    title: word("right.topic_title"),
    hint: word("right.speaker_hint"),
    value: line.topic || labelOf(line.text),
    take: (topic) => sayLine(view, { kind: "headed", topic }),
  });
}

/** Which section: one of the note's own, or none. */
export function openSection(view) {
  const { app, note } = view;
  const { word, uid } = app;
  const { input, results } = finderParts(`${uid}-sections`, {
    label: word("right.section_title"),
    hint: word("right.section_title"),
    results: word("right.section_title"),
    kind: "is-tall",
  });
  const all = [
    ...note.sections.map((section) => ({ section, name: section, code: "", find: [] })),
    { section: "", name: word("right.no_section"), code: "", find: [] },
  ];
  const here = note.lines.slice(0, view.at + 1).findLast(({ section }) => section)?.section ?? "";
  const chooser = { at: Math.max(0, all.findIndex(({ section }) => section === here)), listed: all };
  const drawSections = () => {
    chooser.listed = matches(all, input.value);
    chooser.at = Math.min(chooser.at, Math.max(0, chooser.listed.length - 1));
    fill(
      results,
      ...chooser.listed.map(({ name }, at) =>
        make(
          "li",
          { role: "option", id: `${uid}-section-${at}`, "data-at": at, "aria-selected": String(at === chooser.at), lang: "th" },
          make("span", { class: "synth-found-name" }, name),
        ),
      ),
    );
    put(input, "aria-activedescendant", chooser.listed.length ? `${uid}-section-${chooser.at}` : null);
  };
  const take = (chosen) => {
    if (!chosen) return;
    app.closePane();
    sayLine(view, { section: chosen.section });
  };
  input.addEventListener("input", () => ((chooser.at = 0), drawSections()));
  results.addEventListener("click", (event) => {
    const item = event.target.closest("[data-at]");
    if (item) take(chooser.listed[Number(item.dataset.at)]);
  });
  openPane(app, {
    title: word("right.section_title"),
    body: [input, results, make("p", { class: "synth-hint" }, word("right.section_hint"))],
    key: (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
      if (step) {
        chooser.at = Math.max(0, Math.min(chooser.listed.length - 1, chooser.at + step));
        drawSections();
        return true;
      }
      if (!/Enter$/.test(event.code) || event.target !== input) return false;
      take(chooser.listed[chooser.at]);
      return true;
    },
    focus: input,
  });
  drawSections();
}

/** What the note is: title, project, cohort, date; and out of the study. */
export function openAbout(view, first) {
  const { app, note } = view;
  const { word, uid } = app;
  const { source } = note;
  const known = { project: note.projects, cohort: note.cohorts };
  const fields = {};
  const field = (name, label, hint = "") => {
    const id = `${uid}-about-${name}`;
    const input = typingField("text", word(label), { id, list: known[name] ? `${id}-known` : null, placeholder: hint });
    input.value = source[name] ?? "";
    fields[name] = input;
    const options = (known[name] ?? []).map((value) => make("option", { value }));
    return make(
      "div",
      { class: "synth-labelled" },
      make("label", { for: id }, word(label)),
      input,
      known[name] ? make("datalist", { id: `${id}-known` }, ...options) : null,
    );
  };
  const save = () => {
    const about = Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value.trim()]));
    app.closePane();
    sendNote(view, { act: "about", about }).catch(() => {});
    return true;
  };
  const body = [
    make("p", { class: "synth-quiet", lang: "th" }, source.path),
    make(
      "div",
      { class: "synth-form" },
      field("title", "right.doc_title"),
      field("project", "right.project"),
      field("cohort", "right.cohort"),
      field("date", "right.date", word("right.date_hint")),
    ),
    make("div", { class: "synth-acts" }, button(word("right.save"), save, { key: "Enter", kind: "is-first" })),
    make(
      "div",
      { class: "synth-foot" },
      make("span", { class: "synth-hint" }, word("right.out_why")),
      button(word("right.out"), () => (app.closePane(), takeOut(view, true).catch(() => {}))),
    ),
  ];
  openPane(app, {
    title: word("right.about"),
    body,
    key: (event) => /Enter$/.test(event.code) && event.target.matches("input") && save(),
    focus: fields[first] ?? fields.date,
  });
  (fields[first] ?? fields.date).select();
}

const LINE_KEYS_SHOWN = {
  moving: [
    ["↓ J ↑ K", "move"],
    ["PgDn PgUp", "ten"],
    ["Home End", "ends"],
    ["N", "doubt"],
    ["space", "ok"],
    ["[ ]", "sources"],
  ],
  line: [
    ["H", "heading"],
    ["1 – 4", "level"],
    ["S", "statement"],
    ["G", "more"],
    ["P", "speaker"],
    ["T", "topic"],
    ["Q", "question"],
    ["E", "use"],
    ["X Delete", "out"],
    ["W", "section"],
    ["F O A", "same"],
  ],
  source: [
    ["Y", "doctitle"],
    ["D R C", "about"],
    ["U Ctrl+Z Shift+U Ctrl+Y", "undo"],
    ["V Esc", "close"],
  ],
};

export function openLineHelp({ app }) {
  const { word } = app;
  const groups = keyGroups(app, LINE_KEYS_SHOWN, "righthelp");
  const title = word("righthelp.title");
  const body = make("div", { class: "synth-help", tabindex: "0", role: "group", "aria-label": title }, ...groups);
  openPane(app, { title, body: [body], wide: true });
}
