// The note as it is drawn: what it is, its lines with what they are taken for, and the lines like the last one.

import { button, fill, make, put, reveal, spoken } from "../page/dom.js";
import { lineSeen, sayAlike, takeOut } from "./note.js";
import { openAbout } from "./panes.js";

export function goLine(view, place) {
  const last = (view.note?.lines.length ?? 0) - 1;
  const before = view.list.querySelector(`[data-at='${view.at}']`);
  view.at = Math.max(0, Math.min(last, place));
  put(before ?? view.list, before ? "aria-selected" : "data-none", before ? "false" : null);
  markHere(view);
}

function markHere(view) {
  const row = view.list.querySelector(`[data-at='${view.at}']`);
  put(view.list, "aria-activedescendant", row?.id);
  if (!row) return;
  put(row, "aria-selected", "true");
  reveal(view.list, row);
}

/** The next line to look at, after this one or before it; says so where there is none. */
export function nextDoubt(view, step) {
  const { lines } = view.note;
  for (let place = view.at + step; place >= 0 && place < lines.length; place += step)
    if (lineSeen(view, lines[place]).doubtful) return goLine(view, place);
  return view.app.say(view.app.word("right.no_doubts"));
}

export function drawNote(view) {
  const { app, note } = view;
  drawHead(view);
  if (!note.source) return fill(view.list);
  fill(view.list, ...note.lines.map((line, place) => lineRow(view, lineSeen(view, line), place)));
  drawOffer(view);
  markHere(view);
  return app.draw("header");
}

function drawHead(view) {
  const { app, note } = view;
  const { word } = app;
  const { source } = note;
  if (!source) return fill(view.head, make("p", { class: "synth-nothing" }, word("right.nothing")));
  const doubts = note.lines.filter((line) => lineSeen(view, line).doubtful).length;
  const fact = (name, key, none) =>
    button(source[name] || word(none), () => openAbout(view, name), {
      key,
      kind: `is-quiet ${source[name] ? "" : "is-none"}`,
      "aria-label": `${word(`right.${name}`)}: ${source[name] || word(none)}`,
    });
  return fill(
    view.head,
    make("h2", { lang: "th" }, source.title || source.id),
    make(
      "div",
      { class: "synth-right-facts" },
      fact("project", "R", "right.no_project"),
      fact("cohort", "C", "right.no_cohort"),
      fact("date", "D", "right.no_date"),
      make("span", { class: "synth-quiet" }, word("right.source", { at: source.place + 1, all: note.sources })),
      make(
        "span",
        { class: doubts ? "synth-right-doubts" : "synth-quiet" },
        doubts ? word("right.doubts", { n: doubts }) : word("right.no_doubts"),
      ),
    ),
    source.out
      ? make("p", { class: "synth-unsaved" }, word("right.is_out"), " ", button(word("right.back"), () => takeOut(view, false)))
      : null,
  );
}

function lineRow(view, line, place) {
  const { word } = view.app;
  const like = view.offer?.places?.includes(line.start);
  const details = [
    line.level ? word("right.level", { n: line.level }) : "",
    line.speaker ? word("right.speaker", { name: line.speaker }) : "",
    line.topic ? word("right.topic", { name: line.topic }) : "",
    line.column ? word("right.topic", { name: line.column }) : "",
  ].filter(Boolean);
  const row = make(
    "li",
    {
      id: `${view.app.uid}-line-${line.start}`,
      role: "option",
      "data-at": place,
      "data-kind": line.kind,
      "aria-selected": "false",
      class: `synth-right-line ${line.doubtful ? "is-doubtful" : ""} ${line.unsaved ? "is-unsaved" : ""} ${like ? "is-like" : ""} ${line.blank ? "is-apart" : ""}`,
    },
    make(
      "span",
      { class: "synth-right-kind" },
      make("span", { class: "synth-kind" }, word(`kind.${line.kind}`)),
      line.doubtful ? make("span", { class: "synth-doubt" }, word("right.doubtful")) : null,
      line.said && !line.unsaved ? make("span", { class: "synth-quiet synth-right-said" }, "✓", spoken(word("right.said"))) : null,
    ),
    make(
      "span",
      { class: "synth-right-text" },
      make("span", {}, line.text),
      details.length ? make("span", { class: "synth-quiet synth-right-more" }, details.join(" · ")) : null,
    ),
  );
  row.style.setProperty("--depth", Math.max(0, line.level - 1));
  return row;
}

/** After a correction: the same for those like it? */
function drawOffer(view) {
  const { app, offer } = view;
  view.offerBar.hidden = !offer;
  if (!offer) return fill(view.offerBar);
  const choice = (scope, key) =>
    offer[scope]
      ? button(app.word(`right.${scope}`, { n: offer[scope] }), () => sayAlike(view, scope), { key })
      : null;
  return fill(
    view.offerBar,
    make("span", {}, app.word("right.offer", { kind: app.word(`kind.${offer.kind}`) })),
    choice("file", "F"),
    offer.form > offer.file ? choice("form", "O") : null,
    offer.all > offer.form ? choice("all", "A") : null,
  );
}
