// The keys of the reading view, and what they do.

const RIGHT_KEYS = {
  ArrowDown: ["step", 1],
  KeyJ: ["step", 1],
  ArrowUp: ["step", -1],
  KeyK: ["step", -1],
  PageDown: ["step", TEN],
  PageUp: ["step", -TEN],
  Home: ["step", -Infinity],
  End: ["step", Infinity],
  KeyN: ["doubt", 1],
  "Shift+KeyN": ["doubt", -1],
  Space: ["fine"],
  KeyH: ["kind", "heading"],
  KeyS: ["kind", "statement"],
  KeyG: ["kind", "more"],
  KeyQ: ["kind", "question"],
  KeyX: ["kind", "furniture"],
  Delete: ["kind", "furniture"],
  Backspace: ["kind", "furniture"],
  KeyY: ["kind", "title"],
  KeyE: ["use"],
  KeyP: ["speaker"],
  KeyT: ["topic"],
  KeyW: ["section"],
  KeyF: ["alike", "file"],
  KeyO: ["alike", "form"],
  KeyA: ["alike", "all"],
  KeyD: ["about", "date"],
  KeyR: ["about", "project"],
  KeyC: ["about", "cohort"],
  BracketLeft: ["source", -1],
  BracketRight: ["source", 1],
  KeyU: ["back", "undo"],
  "Mod+KeyZ": ["back", "undo"],
  "Shift+KeyU": ["back", "redo"],
  "Mod+KeyY": ["back", "redo"],
  "Mod+Shift+KeyZ": ["back", "redo"],
  "Shift+Slash": ["help"],
  F1: ["help"],
  KeyV: ["close"],
  Escape: ["close"],
  "Mod+KeyS": ["saved"],
};
for (let digit = 1; digit <= 4; digit += 1)
  RIGHT_KEYS[`Digit${digit}`] = RIGHT_KEYS[`Numpad${digit}`] = ["level", digit];

const RIGHT_REPEATED = new Set(["step", "doubt"]);
const CALLS_PANE = new Set(["speaker", "topic", "section", "about", "help"]);
const NOT_ANALYSED = new Set(["aside", "question", "empty", "furniture", "form", "head", "title"]);

/** Keys of the view; a pane over it has been asked before. */
function rightKey(view, event, name) {
  if (typesIn(event.target) || keepsKey(event.target, event.code)) return false;
  const found = RIGHT_KEYS[name];
  if (!found) return !/Tab$|^F\d+$/.test(event.code) && !event.ctrlKey && !event.metaKey;
  if (event.repeat && !RIGHT_REPEATED.has(found[0])) return true;
  if (view.asked && found[0] !== "close") view.keys.push(found);
  else rightCommand(view, ...found);
  return true;
}

const RIGHT_DO = {
  step: (view, step) => goLine(view, view.at + step),
  doubt: nextDoubt,
  fine: (view) => {
    const line = lineHere(view);
    if (line) sayLine(view, { kind: lineSeen(view, line).kind });
    nextDoubt(view, 1);
  },
  kind: (view, kind) => sayLine(view, { kind }),
  level: (view, level) => sayLine(view, { kind: "heading", level: String(level) }),
  use: (view) => {
    const line = lineHere(view);
    if (line) sayLine(view, { kind: NOT_ANALYSED.has(lineSeen(view, line).kind) ? "statement" : "aside" });
  },
  speaker: openSpeaker,
  topic: openTopic,
  section: openSection,
  alike: sayAlike,
  about: openAbout,
  source: (view, step) => fetchNote(view, { source: view.note.source?.id, step }),
  back: rightBack,
  help: openRightHelp,
  close: (view) => closeRight(view.app),
  saved: ({ app }) => app.say(app.header.parts.saved.textContent),
};

function rightCommand(view, name, value) {
  if (!view.note?.source && !["close", "help"].includes(name)) return;
  RIGHT_DO[name](view, value);
}

/** Send what is said; it is drawn at once, and the answer brings the whole note anew. */
function sendRight(view, message, said) {
  const { app } = view;
  const source = view.note.source.id;
  const mark = said ? { source, start: message.start, said } : null;
  if (mark) view.waiting.push(mark);
  const label = app.word("act.on", { act: app.word("right.act"), text: lead(lineHere(view)?.text ?? source, 80) });
  const answer = app.wire.act({ do: "right", source, ...message }, label);
  const settled = () => {
    view.waiting = view.waiting.filter((other) => other !== mark);
  };
  answer.then(
    (note) => {
      settled();
      if (app.right !== view) return;
      app.alarm("");
      if (note.said) app.say(note.said);
      if (note.source.id === view.note.source.id) layNote(view, note);
    },
    (error) => {
      settled();
      app.alarm(app.word("kernel.failed", { why: error.health ? app.kernelWords(error.health) : error.message }));
      if (app.right === view) drawRight(view);
    },
  );
  drawRight(view);
  return answer;
}

function sayLine(view, said) {
  const line = lineHere(view);
  if (!line) return;
  if (said.kind === "more" && view.at === 0) return view.app.say(view.app.word("right.more_first"));
  view.offer = null;
  return sendRight(view, { act: "line", start: line.start, said }, said);
}

/** The same for the lines like the last one; also where the offer itself has not come yet. */
function sayAlike(view, scope) {
  if (!view.offer && !view.waiting.length) return view.app.say(view.app.word("why.nothing_alike"));
  view.offer = null;
  return sendRight(view, { act: "alike", scope });
}

function takeOut(view, out) {
  return sendRight(view, { act: "out", out });
}

/** Undo and redo; whatever it was, the note is asked for anew. */
function rightBack(view, which) {
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
