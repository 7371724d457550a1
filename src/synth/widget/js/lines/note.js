// A note on the page: asked for, and put right. A line changes at once, and turns solid with Python's answer.

import { lead } from "../page/text.js";

/** Ask for a note; keys that come meanwhile are kept and done on it. */
export function fetchNote(view, which) {
  const { app } = view;
  view.awaited += 1;
  return app.wire.ask({ do: "note", ...which }).then(
    (note) => {
      view.awaited -= 1;
      layNote(view, note);
      while (!view.awaited && view.keys.length) view.command(...view.keys.shift());
    },
    (error) => {
      view.awaited -= 1;
      view.keys = [];
      app.alarm(error.message);
    },
  );
}

/** Take in a note; the place stays on its line, and what waits for its answer stays drawn over it. */
function layNote(view, note) {
  const before = view.note;
  const same = before?.source?.id === note.source?.id;
  const here = lineHere(view)?.start;
  view.note = note;
  const at = note.lines.findIndex(({ start }) => start === here);
  view.at = same && at >= 0 ? at : same ? Math.min(view.at, note.lines.length - 1) : 0;
  view.offer = view.waiting.length ? view.offer : note.offer;
  view.draw();
}

export const lineHere = (view) => view.note?.lines[view.at];

/** A line as it is drawn: as answered, and over it what was said and is not saved yet. */
export function lineSeen(view, line) {
  const corrections = view.waiting.filter(({ start, source }) => start === line.start && source === view.note.source.id);
  if (!corrections.length) return line;
  const seen = { ...line, doubtful: false, unsaved: true };
  for (const { correction } of corrections) {
    Object.assign(seen, { ...correction, level: Number(correction.level ?? seen.level) });
    if (correction.kind === "heading" && !seen.level) seen.level = 1;
    if (correction.kind && correction.kind !== "heading") seen.level = 0;
  }
  return seen;
}

/** Send what is said; it is drawn at once, and the answer brings the whole note anew. */
export function sendNote(view, message, correction = null) {
  const { app } = view;
  const source = view.note.source.id;
  const mark = correction && { source, start: message.start, correction };
  if (mark) view.waiting.push(mark);
  const label = app.word("act.on", { act: app.word("right.act"), text: lead(lineHere(view)?.text ?? source, 80) });
  const answer = app.wire.act({ do: "right", source, ...message }, label);
  const settled = () => {
    view.waiting = view.waiting.filter((other) => other !== mark);
  };
  answer.then(
    (note) => {
      settled();
      if (app.lines !== view) return;
      app.alarm("");
      if (note.said) app.say(note.said);
      if (note.source.id === view.note.source.id) layNote(view, note);
    },
    (error) => {
      settled();
      app.alarm(app.reason(error));
      if (app.lines === view) view.draw();
    },
  );
  view.draw();
  return answer;
}

export function sayLine(view, correction) {
  const line = lineHere(view);
  if (!line) return;
  if (correction.kind === "more" && view.at === 0) return view.app.say(view.app.word("right.more_first"));
  view.offer = null;
  return sendNote(view, { act: "line", start: line.start, said: correction }, correction);
}

/** The same for the lines like the last one; also where the offer itself has not come yet. */
export function sayAlike(view, scope) {
  if (!view.offer && !view.waiting.length) return view.app.say(view.app.word("why.nothing_alike"));
  view.offer = null;
  return sendNote(view, { act: "alike", scope });
}

export function takeOut(view, out) {
  return sendNote(view, { act: "out", out });
}

/** Undo and redo; whatever it was, the note is asked for anew. */
export function undoLine(view, which) {
  const { app } = view;
  const source = view.note.source.id;
  view.offer = null;
  const answer = app.wire.act({ do: "act", act: which }, app.word(`act.${which}`));
  answer.then(
    ({ said }) => said && app.say(said),
    (error) => app.alarm(error.message),
  );
  return fetchNote(view, { source, anew: true });
}
