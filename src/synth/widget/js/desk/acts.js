// What a coder does, and what was done. An act is drawn at once as unsaved, and turns solid with Python's answer, never before.

import { make } from "../page/dom.js";
import { momentOf } from "../page/moments.js";
import { openPane } from "../page/pane.js";
import { lead } from "../page/text.js";
import { currentKey, currentRow, drawn, exchangeKeys, layBook, layRows, nameOf } from "./desk.js";
import { spanHere } from "./span.js";

/** Send an act; `name` stands for it in the list of what is not saved. */
export function act(app, message, name) {
  const row = app.desk.rows.get(message.k);
  const label = row ? app.word("act.on", { act: name, text: lead(row.text, 80) }) : name;
  return send(app, { do: "act", ...message }, label);
}

export function send(app, message, label) {
  const answer = app.wire.act(message, label).then((answered) => (settle(app, answered), answered));
  answer.catch((error) => failed(app, error));
  app.draw("list", "centre", "header");
  return answer;
}

/** Take in what an act changed. What it drew meanwhile falls away, for it no longer waits. */
export function settle(app, answer) {
  takeIn(app, answer);
  if (answer.said) app.say(answer.said);
  app.alarm("");
  if (answer.stale) app.applyFilter({});
  else if (answer.changed) refresh(app, false);
}

/** The desk as an answer says it now is. */
function takeIn(app, answer) {
  const { desk } = app;
  if (answer.book) layBook(desk, answer.book);
  layRows(desk, answer.rows);
  exchangeKeys(desk, answer.gone, answer.came);
  if (answer.counts) desk.counts = answer.counts;
  app.draw("list", "centre", "header", "tree");
}

/** Nothing to roll back: an act that failed no longer waits, and so is no longer drawn. */
function failed(app, error) {
  app.alarm(app.reason(error));
  takeIn(app, error.answer ?? {});
}

export function remember(app, code) {
  app.desk.recent = [code, ...app.desk.recent.filter((other) => other !== code)].slice(0, 5);
}

/** Code a statement, or with a span some of its words. */
export function codeIt(app, code, { k = currentKey(app.desk), span = spanHere(app) } = {}) {
  const entry = app.desk.entries.get(code);
  if (k === undefined || !entry || entry.retired) return;
  remember(app, code);
  const words = span ? { span: [span.start, span.end] } : {};
  act(app, { act: "code", k, code, ...words }, app.word("act.code", { name: entry.name })).catch(() => {});
}

export function uncode(app, code, k = currentKey(app.desk)) {
  act(app, { act: "uncode", k, code }, app.word("act.uncode", { name: nameOf(app.desk, code) })).catch(() => {});
}

/** Code or take away, as a press on the codebook does. */
export function toggleCode(app, code) {
  if (!currentRow(app.desk)) return;
  const standing = !spanHere(app) && app.chips.some((coding) => coding.code === code && !coding.leaving);
  if (standing) uncode(app, code);
  else codeIt(app, code);
}

/** Space: read without a code and go on. What is coded has been read already, so there only the place moves. */
export function readOn(app) {
  const k = currentKey(app.desk);
  if (k === undefined) return;
  if (stateHere(app) === "u") {
    const refused = app.wire.health() !== "ok";
    act(app, { act: "review", k }, app.word("act.review")).catch(() => {});
    if (refused) return;
  }
  app.step(1);
}

/** The state of the statement with what waits; also of one whose words are still on their way. */
function stateHere(app) {
  const { desk } = app;
  return drawn(currentRow(desk) ?? { k: currentKey(desk), codes: [], state: desk.states[desk.at] }, app.wire.waiting()).state;
}

export function useOrNot(app) {
  const k = currentKey(app.desk);
  if (k === undefined) return;
  const use = stateHere(app) === "x" ? "analysed" : "left out";
  act(app, { act: "use", k, use }, app.word("act.use")).catch(() => {});
}

export function joinNext(app) {
  const k = currentKey(app.desk);
  if (k !== undefined) act(app, { act: "join", k }, app.word("act.join")).catch(() => {});
}

/** Undo and redo go to the statement concerned, unless the coder has gone on meanwhile. */
export function goBack(app, which) {
  const { at } = app.desk;
  act(app, { act: which }, app.word(`act.${which}`)).then(
    ({ k }) => {
      if (app.desk.place.has(k) && !app.mode && app.desk.at === at) app.goTo(k);
      if (app.suggestions) app.suggestions.k = undefined;
      app.draw("centre");
    },
    () => {},
  );
}

/** Only an adjudicator takes codes over from others. */
export function takeOver(app, message, name) {
  const k = currentKey(app.desk);
  if (app.session.adjudicates && k !== undefined) act(app, { ...message, k }, name).catch(() => {});
}

/** All statements on which both agree: Python takes a part of them at a time, and says how many are left. */
export function agreeAll(app) {
  if (!app.session.adjudicates) return;
  act(app, { act: "agree" }, app.word("act.agree")).then(
    ({ more }) => more && agreeAll(app),
    () => {},
  );
}

/** Read what others wrote into the same file meanwhile; asked when the page gets the focus, and by R. */
export function refresh(app, loud) {
  if (app.wire.health() !== "ok" || app.refreshing) return;
  app.refreshing = true;
  app.wire
    .ask({ do: "refresh" })
    .then(
      (answer) => {
        if (loud) app.say(app.word(answer.changed ? "page.refreshed" : "page.unchanged"));
        if (!answer.changed) return;
        if (answer.book) layBook(app.desk, answer.book);
        app.desk.options = answer.options ?? app.desk.options;
        app.desk.counts = answer.counts ?? app.desk.counts;
        app.applyFilter({});
        app.draw("header", "tree");
      },
      () => {},
    )
    .finally(() => (app.refreshing = false));
}

/** What was done with a statement, by whom and when. */
export function openHistory(app) {
  const k = currentKey(app.desk);
  if (k === undefined) return;
  const asked = app.wire.ask({ do: "history", k }).then(
    ({ history }) => {
      const items = history.map(({ at, coder, words, stands }) =>
        make(
          "li",
          { class: stands ? null : "is-undone" },
          make("span", { class: "synth-quiet" }, `${momentOf(app, at)} · ${coder}`),
          " ",
          make("span", { lang: "th" }, words),
          stands ? null : make("span", { class: "synth-quiet" }, ` (${app.word("page.undone")})`),
        ),
      );
      openPane(app, {
        title: app.word("page.history"),
        body: [make("ol", { class: "synth-history", tabindex: "0", "aria-label": app.word("page.history") }, items)],
      });
    },
    (error) => app.alarm(error.message),
  );
  app.wait(asked);
}
