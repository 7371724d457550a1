// The reading view: a note line by line, with what each is taken for, to be put right by key.
// A line changes at once, dashed, and turns solid with Python's answer; keys wait while another note is fetched.

const TEN = 10;

/** Open the view on the note of the current statement, or on the first. */
function openRight(app) {
  if (app.right) return closeRight(app);
  if (app.reading) closeReading(app);
  app.leave();
  const { word } = app;
  const view = { app, note: null, at: 0, waiting: [], asked: 0, keys: [], offer: null };
  view.head = make("div", { class: "synth-right-head" });
  view.list = make("ul", {
    class: "synth-right-lines",
    role: "listbox",
    tabindex: "0",
    lang: "th",
    "aria-label": word("right.list"),
  });
  view.list.addEventListener("click", (event) => {
    const row = event.target.closest("[data-at]");
    if (row) goLine(view, Number(row.dataset.at));
  });
  view.offerBar = make("div", { class: "synth-right-offer", role: "status", hidden: true });
  view.foot = make("p", { class: "synth-hint synth-right-keys" }, word("right.keys"));
  view.element = make(
    "section",
    { class: "synth-right", "aria-label": word("right.title") },
    view.head,
    view.list,
    view.offerBar,
    view.foot,
  );
  app.right = view;
  app.root.dataset.page = "right";
  app.body.insertBefore(view.element, app.toast);
  fill(view.head, make("p", { class: "synth-quiet" }, word("right.loading")));
  view.list.focus({ preventScroll: true });
  return fetchNote(view, { k: currentKey(app.desk), anew: true });
}

/** Back to coding: what was put right may have changed any statement. */
function closeRight(app) {
  const view = app.right;
  if (!view) return;
  app.right = null;
  delete app.root.dataset.page;
  view.element.remove();
  refresh(app, false);
  app.draw("list", "centre", "header", "tree");
  app.rest();
}

/** Ask for a note; keys that come meanwhile are kept and done on it. */
function fetchNote(view, which) {
  const { app } = view;
  view.asked += 1;
  return app.wire.ask({ do: "note", ...which }).then(
    (note) => {
      view.asked -= 1;
      layNote(view, note);
      while (!view.asked && view.keys.length) rightCommand(view, ...view.keys.shift());
    },
    (error) => {
      view.asked -= 1;
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
  const found = note.lines.findIndex(({ start }) => start === here);
  view.at = same && found >= 0 ? found : same ? Math.min(view.at, note.lines.length - 1) : 0;
  view.offer = view.waiting.length ? view.offer : note.offer;
  drawRight(view);
}

const lineHere = (view) => view.note?.lines[view.at];

/** A line as it is drawn: as answered, and over it what was said and is not saved yet. */
function lineSeen(view, line) {
  const said = view.waiting.filter(({ start, source }) => start === line.start && source === view.note.source.id);
  if (!said.length) return line;
  const seen = { ...line, doubtful: false, unsaved: true };
  for (const { said: words } of said) {
    Object.assign(seen, { ...words, level: Number(words.level ?? seen.level) });
    if (words.kind === "heading" && !seen.level) seen.level = 1;
    if (words.kind && words.kind !== "heading") seen.level = 0;
  }
  return seen;
}

function goLine(view, place) {
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
function nextDoubt(view, step) {
  const { lines } = view.note;
  for (let place = view.at + step; place >= 0 && place < lines.length; place += step)
    if (lineSeen(view, lines[place]).doubtful) return goLine(view, place);
  return view.app.say(view.app.word("right.no_doubts"));
}

function drawRight(view) {
  const { app, note } = view;
  drawRightHead(view);
  if (!note.source) return fill(view.list);
  fill(view.list, ...note.lines.map((line, place) => rightRow(view, lineSeen(view, line), place)));
  drawOffer(view);
  markHere(view);
  return app.draw("header");
}

function drawRightHead(view) {
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

function rightRow(view, line, place) {
  const { word } = view.app;
  const like = view.offer?.places?.includes(line.start);
  const said = [
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
      said.length ? make("span", { class: "synth-quiet synth-right-more" }, said.join(" · ")) : null,
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
