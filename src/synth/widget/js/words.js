// Some words of a statement: chosen by keys or by dragging, coded as they are, or made a code of (in vivo).

/** The words that are chosen in the statement that is shown: {k, start, end, text}, or null. */
function spanHere(app) {
  return app.span && app.span.k === currentKey(app.desk) ? app.span : null;
}

function chooseSpan(app, row, start, end) {
  app.span = { k: row.k, start, end, text: cut(row.text, start, end) };
}

function dropSpan(app) {
  if (!app.span) return false;
  app.span = null;
  app.draw("centre");
  return true;
}

/** What is selected in the text as anywhere on a page becomes the chosen words, whole letters and no blanks around. */
function takeSelection(app) {
  const row = currentRow(app.desk);
  const { text } = app.centre.parts;
  const chosen = getSelection();
  if (!row || !chosen?.rangeCount || chosen.isCollapsed || app.mode?.name === "split") return;
  if (app.centre.shown !== row.k) return; // the words of the statement before are still on the screen
  const range = chosen.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  let start = wholeLetter(row.text, before.toString().length);
  let end = before.toString().length + range.toString().length;
  if (wholeLetter(row.text, end) < end) end = nextLetter(row.text, end);
  while (start < end && /\s/.test(row.text[start])) start += 1;
  while (end > start && /\s/.test(row.text[end - 1])) end -= 1;
  chosen.removeAllRanges();
  if (start < end) chooseSpan(app, row, pointOf(row.text, start), pointOf(row.text, end));
  app.draw("centre");
}

/** W: words are chosen with the arrow keys, by the machine's words and then letter by letter. */
function openWords(app) {
  const row = currentRow(app.desk);
  if (!row) return;
  closeReading(app);
  const { word } = app;
  const said = make("p", { class: "synth-words", role: "status", lang: "th" });
  const element = make(
    "div",
    { class: "synth-choose" },
    make("h3", {}, word("words.title")),
    said,
    make("p", { class: "synth-hint" }, word("words.keys")),
  );
  const chooser = { app, row, said, edges: [], letters: [], kept: false };
  app.enter({
    name: "words",
    element,
    key: (event, name) => wordsKey(chooser, event, name),
    draw: () => drawWords(chooser),
    left: () => chooser.kept || dropSpan(app),
  });
  app.centre.element.focus({ preventScroll: true });
  const asked = app.wire.ask({ do: "cuts", k: row.k }).then(
    ({ words, graphemes }) => {
      const end = lengthOf(row.text);
      Object.assign(chooser, { edges: [0, ...words, end], letters: [0, ...graphemes, end] });
      if (!spanHere(app)) nextWord(chooser, 0, 1);
      drawWords(chooser);
    },
    (error) => (app.alarm(error.message), app.leave()),
  );
  app.wait(asked);
}

function drawWords(chooser) {
  const { app, said } = chooser;
  const row = currentRow(app.desk) ?? chooser.row;
  const span = spanHere(app);
  write(said, span ? app.word("words.chosen", { words: lead(span.text, 80) }) : "");
  refill(app.centre.parts.text, ...dressed(app, row));
}

/** The next word from a place on that is more than blanks. */
function nextWord(chooser, from, step) {
  const { app, row, edges } = chooser;
  let at = edges.findLastIndex((place) => place <= from);
  for (; at >= 0 && at + 1 < edges.length; at += step) {
    const words = cut(row.text, edges[at], edges[at + 1]);
    if (words.trim()) return chooseSpan(app, row, edges[at], edges[at + 1]);
  }
  return undefined;
}

const after = (places, place) => places.find((other) => other > place) ?? place;
const ahead = (places, place) => places.findLast((other) => other < place) ?? place;

function wordsKey(chooser, event, name) {
  const { app, row, edges, letters } = chooser;
  if (event.target.matches("button") && /Enter$|Space/.test(event.code)) return false;
  const span = spanHere(app);
  if (!span) return !["Escape", "Tab", "Shift+Tab"].includes(name);
  const { start, end } = span;
  const moves = {
    ArrowRight: () => nextWord(chooser, end, 1),
    ArrowLeft: () => start && nextWord(chooser, ahead(edges, start), -1),
    "Shift+ArrowRight": () => chooseSpan(app, row, start, after(edges, end)),
    "Shift+ArrowLeft": () => chooseSpan(app, row, start, Math.max(ahead(edges, end), after(letters, start))),
    ArrowDown: () => chooseSpan(app, row, start, after(letters, end)),
    ArrowUp: () => chooseSpan(app, row, start, Math.max(ahead(letters, end), after(letters, start))),
    "Shift+ArrowDown": () => chooseSpan(app, row, Math.min(after(letters, start), ahead(letters, end)), end),
    "Shift+ArrowUp": () => chooseSpan(app, row, ahead(letters, start), end),
    Home: () => nextWord(chooser, 0, 1),
    End: () => nextWord(chooser, edges.at(-2), -1),
  };
  if (moves[name]) return (moves[name](), drawWords(chooser), true);
  chooser.kept = true; // where the words are coded they are still the chosen ones
  if (/^(Numpad)?Enter$|^KeyC$/.test(name)) return (openFinder(app), true);
  if (name === "KeyI") return (makeVivo(app), true);
  chooser.kept = false;
  return !/^(Shift\+)?(Escape|Tab|Slash|F1)$|^(Digit|Numpad)\d$/.test(name);
}

/** I: the chosen words become a code under the parent that the finder shows. */
function makeVivo(app) {
  const span = spanHere(app);
  if (!span) return openWords(app);
  return openFinder(app, { query: span.text.replace(/\s+/g, " ").trim(), vivo: true });
}

/** The words of a coding, as they stand in the statement; none where all of it was coded. */
const wordsOf = (row, code, coder) =>
  (row.words ?? []).filter((one) => one.code === code && one.coder === coder).map((one) => cut(row.text, one.start, one.end));

/** The text with what was looked for, the words that were coded, and those that are chosen now. */
function dressed(app, row) {
  const whose = app.adjudicates ? [app.me, ...app.adjudicate] : [app.me];
  const coded = (row.words ?? []).filter(({ coder }) => whose.includes(coder));
  const waiting = app.wire
    .waiting()
    .filter(({ message }) => message.k === row.k && message.span)
    .map(({ message: { code, span } }) => ({ code, coder: app.me, start: span[0], end: span[1], late: true }));
  const taken = app.wire.waiting().filter(({ message }) => message.k === row.k && message.act === "uncode");
  const standing = [...coded, ...waiting].filter(({ code }) => !taken.some(({ message }) => message.code === code));
  const span = spanHere(app);
  if (!standing.length && !span) return marked(row.text, row.hits);
  const hits = (row.hits ?? []).map(([start, end]) => ({ start, end }));
  const places = [...standing, ...hits, ...(span ? [span] : [])].flatMap(({ start, end }) => [start, end]);
  const edges = [...new Set([0, ...places, lengthOf(row.text)])].sort((a, b) => a - b);
  const within = (list, from, to) => list.filter(({ start, end }) => start <= from && to <= end);
  return edges.slice(1).map((to, place) => {
    const from = edges[place];
    let node = document.createTextNode(cut(row.text, from, to));
    if (within(hits, from, to).length) node = make("mark", {}, node);
    for (const one of within(standing, from, to)) node = codedWords(app, one, node);
    return span && within([span], from, to).length ? make("span", { class: "synth-chosen" }, node) : node;
  });
}

function codedWords(app, { code, coder, late }, inner) {
  const other = coder !== app.me;
  const title = [nameOf(app.desk, code), other ? coder : ""].filter(Boolean).join(" · ");
  const kind = `synth-span ${late ? "is-unsaved" : ""} ${other ? "is-other" : ""}`;
  const element = make("span", { class: kind.trim(), "data-code": code, title }, inner);
  element.style.setProperty("--code", colourOf(app.desk, code));
  return element;
}

/** What can be done with the words that are chosen, said while nothing else is open. */
function drawPicked(app) {
  const span = app.mode ? null : spanHere(app);
  const { word } = app;
  fill(
    app.centre.parts.picked,
    span
      ? make(
          "div",
          { class: "synth-acts" },
          make("span", { class: "synth-words", lang: "th" }, word("words.chosen", { words: lead(span.text, 60) })),
          button(word("page.add_code"), () => openFinder(app), { key: "C" }),
          button(word("words.vivo"), () => makeVivo(app), { key: "I" }),
          button(word("words.drop"), () => dropSpan(app), { key: "Esc", kind: "is-quiet" }),
        )
      : null,
  );
}
