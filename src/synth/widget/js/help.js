// The help pane: every key with what it does, and what the marks mean.

const KEYS_SHOWN = {
  moving: [
    ["↓ J", "down"],
    ["↑ K", "up"],
    ["PgDn PgUp", "ten"],
    ["Home End", "ends"],
    ["N", "unread"],
    ["G", "suggestion"],
    ["D", "disagreement"],
    ["O", "sources"],
  ],
  coding: [
    ["C Enter", "find"],
    ["W", "words"],
    ["I", "vivo"],
    ["1 – 9", "accept"],
    ["Shift+1 – 9", "dismiss"],
    ["← →", "chips"],
    ["X Delete", "uncode"],
    ["space", "review"],
    ["M", "memo"],
    ["U Ctrl+Z", "undo"],
    ["Shift+U Ctrl+Y", "redo"],
  ],
  text: [
    ["V", "reading"],
    ["P", "right"],
    ["S", "split"],
    ["T", "join"],
    ["E", "use"],
    ["H", "history"],
  ],
  looking: [
    ["F /", "search"],
    ["L", "filter"],
    ["Q", "found"],
  ],
  other: [
    ["B", "book"],
    ["A", "agree"],
    ["Shift+A", "agree_all"],
    ["[ ]", "take"],
    ["R", "refresh"],
    ["?", "help"],
    ["Esc", "escape"],
  ],
};

function openHelp(app) {
  if (app.right) return openRightHelp(app.right);
  const { word } = app;
  const hidden = new Set([
    ...(app.adjudicates ? [] : ["agree", "agree_all", "take"]),
    ...(app.blind ? ["suggestion", "disagreement", "accept", "dismiss"] : []),
  ]);
  const groups = Object.entries(KEYS_SHOWN).map(([group, keys]) =>
    make(
      "section",
      {},
      make("h3", {}, word(`help.${group}`)),
      make(
        "dl",
        { class: "synth-keys" },
        keys
          .filter(([, name]) => !hidden.has(name))
          .map(([caps, name]) =>
            make("div", {}, make("dt", {}, capsOf(app, caps)), make("dd", {}, word(`help.${name}`))),
          ),
      ),
    ),
  );
  const marks = make(
    "section",
    {},
    make("h3", {}, word("help.meaning")),
    make(
      "ul",
      { class: "synth-legend" },
      ["u", "r", "c", "x"].map((state) => make("li", {}, stateMark(state), make("span", {}, word(`state.${state}`)))),
    ),
    make("p", {}, word("help.durable")),
    make("p", {}, word("help.layout")),
  );
  return openPane(app, {
    title: word("help.title"),
    body: [
      make(
        "div",
        { class: "synth-help", tabindex: "0", role: "group", "aria-label": word("help.title") },
        ...groups,
        marks,
      ),
    ],
    wide: true,
  });
}

/** "C Enter" as key caps; a dash or a plus stays as it is. */
function capsOf(app, caps) {
  return caps.split(" ").map((cap) => (cap === "–" ? " – " : keyCap(cap === "space" ? app.word("help.space") : cap)));
}
