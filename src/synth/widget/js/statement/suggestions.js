// What the machine suggests, apart from what people coded: a box of its own, each code with its reason.

import { act, remember } from "../desk/acts.js";
import { colourOf, currentKey, nameOf } from "../desk/desk.js";
import { spanHere } from "../desk/span.js";
import { button, colourBar, fill, keyCap, make } from "../page/dom.js";
import { drawDisputed, takeDisputed } from "./adjudication.js";

const REST = 60; // ms: who holds a key down to move on does not want fifty answers

/**
 * Ask for the suggestions of the current statement and draw them. They keep their numbers while the coder stays
 * there, so that `1` and then `2` mean what they meant when they were read.
 */
export function drawSuggested(app, row, seen) {
  if (app.session.adjudicates) return drawDisputed(app, row, seen);
  if (app.session.blind) return fill(app.centre.parts.suggested);
  if (app.suggestions?.k !== row.k) askSuggestions(app, row.k);
  const { list, ready, note: reason } = app.suggestions;
  const { word } = app;
  const note = reason || word(ready ? "suggested.none" : "suggested.waiting");
  const coded = new Set(seen.codes.filter(({ leaving }) => !leaving).map(({ code }) => code));
  const items = list.map((hint, place) => hintItem(app, hint, place, coded));
  return fill(
    app.centre.parts.suggested,
    make(
      "section",
      { class: "synth-suggested", "aria-label": word("suggested.title"), "aria-busy": ready ? null : "true" },
      make("h3", {}, word("suggested.title")),
      items.length ? make("ol", {}, ...items) : make("p", { class: "synth-quiet" }, note),
    ),
  );
}

function askSuggestions(app, k) {
  const dismissed = new Set();
  app.suggestions = { k, list: [], ready: false, dismissed };
  app.later("suggestions", () => fetchSuggestions(app, k), REST);
}

/** More may have been suggested for the statement that is shown. */
export function renewSuggestions(app) {
  const k = currentKey(app.desk);
  if (app.suggestions?.k === k) fetchSuggestions(app, k);
}

function fetchSuggestions(app, k) {
  if (currentKey(app.desk) !== k) return;
  app.wire.ask({ do: "suggestions", k }).then(
    ({ suggestions, ready, note }) => {
      const shown = app.suggestions;
      if (shown?.k !== k) return;
      const known = new Set(shown.list.map(({ code }) => code));
      shown.list = [...shown.list, ...suggestions.filter(({ code }) => !known.has(code))].slice(0, 9);
      Object.assign(shown, { ready, note });
      app.draw("centre");
    },
    () => {},
  );
}

function hintItem(app, hint, place, coded) {
  const { word, desk } = app;
  const name = nameOf(desk, hint.code);
  const on = coded.has(hint.code);
  const off = app.suggestions.dismissed.has(hint.code);
  const percent = Math.round(hint.score * 100);
  const state = on ? word("suggested.accepted") : off ? word("suggested.dismissed") : "";
  const meter = make(
    "span",
    { class: "synth-meter", role: "img", "aria-label": word("suggested.score", { n: percent }) },
    make("span", {}),
  );
  meter.style.setProperty("--score", `${percent}%`);
  return make(
    "li",
    { class: on || off ? "is-done" : null, "data-code": hint.code },
    keyCap(place + 1),
    make(
      "div",
      { class: "synth-hint-body" },
      make(
        "div",
        { class: "synth-hint-name" },
        colourBar(colourOf(desk, hint.code)),
        make("span", { lang: "th" }, name),
        hint.from === "assistant" ? make("span", { class: "synth-quiet" }, word("suggested.assistant")) : meter,
        hint.from === "inherited" ? make("span", { class: "synth-quiet" }, word("suggested.inherited")) : null,
        state ? make("span", { class: "synth-on" }, state) : null,
      ),
      make("p", { class: "synth-because", lang: "th" }, hint.because),
    ),
    state
      ? null
      : button(word("suggested.accept"), () => acceptHint(app, place), {
          "aria-label": `${word("suggested.accept")} ${name}`,
        }),
    state
      ? null
      : button(word("suggested.dismiss"), () => dismissHint(app, place), {
          kind: "is-quiet",
          "aria-label": `${word("suggested.dismiss")} ${name}`,
        }),
  );
}

function hintAt(app, place) {
  const shown = app.suggestions;
  const here = shown?.k === currentKey(app.desk) && !app.session.blind && !app.session.adjudicates;
  const hint = here ? shown.list[place] : null;
  return hint && !shown.dismissed.has(hint.code) ? hint : null;
}

export function acceptHint(app, place) {
  if (app.session.adjudicates) return takeDisputed(app, place);
  const hint = hintAt(app, place);
  const standing = hint && app.chips.some(({ code, leaving }) => code === hint.code && !leaving);
  if (!hint || standing) return;
  remember(app, hint.code);
  const { k } = app.suggestions;
  const span = spanHere(app);
  const words = span ? { span: [span.start, span.end] } : {};
  act(app, { act: "accept", k, code: hint.code, ...words }, app.word("act.accept", { name: nameOf(app.desk, hint.code) })).catch(
    () => {},
  );
}

/** The suggestion is struck only once Python has answered. */
export function dismissHint(app, place) {
  const hint = hintAt(app, place);
  if (!hint) return;
  const { k, dismissed } = app.suggestions;
  act(app, { act: "dismiss", k, code: hint.code }, app.word("act.dismiss", { name: nameOf(app.desk, hint.code) })).then(
    () => {
      dismissed.add(hint.code);
      app.draw("centre");
    },
    () => {},
  );
}
