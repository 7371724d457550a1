// The coding page: what holds its parts together, and what each command does.

let views = 0; // views of this page; ids are told apart by it

// What can be said before Python has sent the words.
const FIRST_WORDS = {
  th: { ok: "กำลังเปิดงาน", silent: "เคอร์เนลยังไม่ตอบ อาจกำลังทำงานอื่นอยู่", lost: "เคอร์เนลหยุดทำงาน รันเซลล์นี้อีกครั้ง" },
  en: { ok: "Opening the study", silent: "The kernel does not answer yet; it may be busy", lost: "The kernel has stopped; run this cell again" },
};

const DO = {
  down: (app) => app.step(1), up: (app) => app.step(-1), ten: (app) => app.step(10), tenBack: (app) => app.step(-10),
  first: (app) => app.step(-Infinity), last: (app) => app.step(Infinity),
  unread: (app) => goNext(app, "unread"), suggestion: (app) => goNext(app, "suggestion"), disagreement: (app) => goNext(app, "disagreement"),
  find: openFinder, chipBack: (app) => stepChip(app, -1), chipOn: (app) => stepChip(app, 1), uncode: uncodeChosen,
  review: readOn, memo: (app) => openMemo(app), undo: (app) => goBack(app, "undo"), redo: (app) => goBack(app, "redo"),
  search: (app) => app.search.focus(), filter: openFilter, sources: openSources, reading: toggleReading, split: openSplit, join: joinNext,
  use: useOrNot, book: openBook, agree: (app) => takeOver(app, { act: "agree" }, app.word("act.agree")),
  agreeAll, takeFirst: (app) => takeFrom(app, 0), takeSecond: (app) => takeFrom(app, 1), history: openHistory, refresh: (app) => refresh(app, true), help: openHelp,
  escape: (app) => app.alarm(""), saved: (app) => app.say(app.header.parts.saved.textContent),
};

function command(app, name) {
  const digit = /^(accept|dismiss)(\d)$/.exec(name);
  if (digit) (digit[1] === "accept" ? acceptHint : dismissHint)(app, Number(digit[2]) - 1);
  else DO[name](app);
  return true;
}

/** The page before anything is known: its root, its wire, and an empty desk. */
function newApp(model, el) {
  views += 1;
  const root = make("div", { class: "synth-coder", tabindex: "0", role: "group", "data-lm-suppress-shortcuts": "true", "aria-busy": "true" });
  root.style.setProperty("--height", `${model.get("height") ?? 720}px`);
  put(root, "lang", model.get("lang"));
  el.append(root);
  const app = {
    model, root, uid: `synth-${freshName()}-${views}`, desk: newDesk(), filter: {}, filterCount: 0, chips: [], chip: -1, drafts: new Map(),
    mode: null, pane: null, reading: null, tab: "statement", word: wording({}), dirty: new Set(), endings: [], shownSuggestions: null,
  };
  app.wire = openWire(model, { event: (message) => heard(app, message), other: (answer) => seen(app, answer), change: () => (app.list ? app.draw("header") : sayFirst(app)) });
  const paint = beforePaint(() => drawDirty(app));
  app.draw = (...names) => (names.forEach((name) => app.dirty.add(name)), paint());
  app.endings.push(() => app.wire.close(), paint.cancel);
  return app;
}

function sayFirst(app) {
  const words = FIRST_WORDS[app.model.get("lang")] ?? FIRST_WORDS.en;
  const health = app.wire?.health() ?? "ok";
  fill(app.root, make("p", { class: "synth-opening", role: "status" }, words[health] ?? words.silent));
}

function drawDirty(app) {
  const names = [...app.dirty];
  app.dirty.clear();
  if (!app.list) return;
  if (names.includes("centre")) app.centre.draw(), app.tree.draw(), app.mode?.draw?.(), app.reading?.draw();
  else if (names.includes("tree")) app.tree.draw();
  if (names.includes("list")) app.list.draw();
  if (names.includes("header")) app.header.draw();
}

/** What Python says unasked. */
function heard(app, message) {
  if (message.event === "said") app.say(message.why);
  if (message.event === "suggestions" && app.list) {
    const k = currentKey(app.desk);
    if (app.shownSuggestions?.k === k) fetchSuggestions(app, k);
  }
}

/** What another view of the same page has done. */
function seen(app, answer) {
  if (app.list && answer.ok && answer.counts && answer.rows) settle(app, { ...answer, said: "" });
}

/** The answer of `open`: build the parts and show where the coder stopped. */
function opened(app, answer) {
  const { mode, coder, adjudicate, blind, sample, study, words, view, at } = answer;
  Object.assign(app, { adjudicates: mode === "adjudicate", me: coder, adjudicate, blind, sample, study, word: wording(words) });
  app.desk.options = answer.options;
  app.desk.counts = answer.counts;
  layBook(app.desk, answer.book);
  layView(app.desk, view, at);
  put(app.root, "lang", answer.lang);
  put(app.root, "aria-label", app.word("page.label"));
  put(app.root, "aria-busy", null);
  build(app);
  app.draw("list", "centre", "header", "tree");
  requestAnimationFrame(() => app.list.show());
}

function build(app) {
  const { root, word } = app;
  const panel = (name, ...children) => make("div", { class: `synth-part is-${name}`, id: `${app.uid}-${name}-panel`, role: "group", "aria-label": word(`page.${name}`) }, ...children);
  app.memosOf = memoReader(app);
  app.status = make("div", { class: "synth-spoken", role: "status", "aria-live": "polite" });
  app.alert = make("div", { class: "synth-alert", role: "alert" });
  app.kernelBar = make("div", { class: "synth-kernel", role: "alert", hidden: true });
  app.header = makeHeader(app);
  app.search = makeSearch(app);
  app.list = makeList(app);
  app.centre = makeCentre(app);
  app.tree = makeTree(app);
  app.tabs = makeTabs(app);
  app.toast = make("div", { class: "synth-toast", "aria-hidden": "true" });
  app.body = make("div", { class: "synth-body" }, app.header.element, app.kernelBar, app.alert, app.tabs.element,
    make("div", { class: "synth-parts" }, panel("list", app.search.element, app.list.element), panel("statement", app.centre.element), panel("codebook", app.tree.element)), app.toast);
  fill(root, app.body, app.status);
  app.turn(app.tab);
  app.search.draw();
  app.endings.push(app.list.close);
}

/** What the parts call: move, say, warn, open and close. */
function equip(app) {
  app.step = (step) => app.goAt(Math.max(0, Math.min(app.desk.keys.length - 1, app.desk.at + step)));
  app.goTo = (k, options) => app.goAt(app.desk.place.get(k) ?? app.desk.at, options);
  app.goAt = (place, { tab = null } = {}) => {
    if (app.mode) app.leave();
    app.desk.at = place;
    app.list.show();
    app.reading?.moved();
    if (tab) app.turn(tab);
    app.draw("list", "centre");
  };
  app.say = (text) => {
    write(app.status, text);
    write(app.toast, text);
    app.toast.classList.toggle("is-shown", Boolean(text));
    clearTimeout(app.toastSoon);
    app.toastSoon = setTimeout(() => app.toast.classList.remove("is-shown"), 2600);
  };
  app.alarm = (text) => write(app.alert, text);
  app.kernelWords = (health) => app.word(`kernel.${health}`);
  app.enter = (mode) => {
    app.leave();
    app.mode = mode;
    (app.reading ? app.centre.dock : app.centre.parts.work).append(mode.element);
    app.turn("statement");
    app.draw("centre");
  };
  app.leave = () => {
    const { mode } = app;
    app.mode = null;
    mode?.element?.remove();
    mode?.left?.();
    if (mode) app.draw("centre", "list"), app.rest();
  };
  app.turn = (tab, focus = false) => {
    app.tab = tab;
    app.root.dataset.tab = tab;
    app.tabs.draw();
    if (focus) app.tabs.element.querySelector("[tabindex='0']").focus();
    else if (tab === "list") app.list.show();
    app.list.draw();
  };
  app.rest = () => (app.list.element.offsetParent ? app.list.element : app.centre.element).focus({ preventScroll: true });
  app.closePane = () => closePane(app);
}

/** Keys go first to what is open: a pane, then the finder, a cut or the reading view. */
function firstKeys(app, event, name) {
  if (!app.list) return false;
  const open = app.pane ?? app.mode;
  if (open?.key(event, name)) return true;
  if (name === "Escape") {
    if (app.pane) return app.closePane(), true;
    if (app.mode) return app.leave(), true;
    if (app.reading) return closeReading(app), true;
    if (typesIn(event.target)) return app.rest(), true;
    return false;
  }
  if (app.pane) return false;
  return app.tree.key(event) || app.search.key(event);
}

function goNext(app, by) {
  app.wire.ask({ do: "next", by, k: currentKey(app.desk) ?? null }).then(({ k }) => {
    if (k === null || !app.desk.place.has(k)) app.say(app.word("page.no_next"));
    else app.goTo(k);
  }, (error) => app.alarm(error.message));
}

/** Read what others wrote into the same file meanwhile; asked when the page gets the focus, and by R. */
function refresh(app, loud) {
  if (app.wire.health() !== "ok" || app.refreshing) return;
  app.refreshing = true;
  app.wire.ask({ do: "refresh" }).then((answer) => {
    if (loud) app.say(app.word(answer.changed ? "page.refreshed" : "page.unchanged"));
    if (!answer.changed) return;
    if (answer.book) layBook(app.desk, answer.book);
    app.desk.options = answer.options ?? app.desk.options;
    app.desk.counts = answer.counts ?? app.desk.counts;
    app.applyFilter({});
    app.draw("header", "tree");
  }, () => {}).finally(() => (app.refreshing = false));
}

function render({ model, el }) {
  const app = newApp(model, el);
  equip(app);
  sayFirst(app);
  const unlisten = listenToKeys(app.root, {
    first: (event, name) => firstKeys(app, event, name),
    handle: (name) => Boolean(app.list) && !app.pane && command(app, name),
  });
  const pointed = (event) => {
    if (!app.pane && app.list && !event.target.closest("button, input, select, textarea, [tabindex='0'], [contenteditable]") && getSelection().isCollapsed) app.rest();
  };
  const looked = () => app.list && refresh(app, false);
  app.root.addEventListener("click", pointed);
  window.addEventListener("focus", looked);
  const resized = () => app.root.style.setProperty("--height", `${model.get("height")}px`);
  model.on("change:height", resized);
  app.wire.ask({ do: "open" }).then((answer) => opened(app, answer), (error) => fill(app.root, make("p", { class: "synth-opening", role: "alert" }, error.message)));
  return () => {
    unlisten();
    window.removeEventListener("focus", looked);
    model.off("change:height", resized);
    clearTimeout(app.suggestionsSoon);
    clearTimeout(app.toastSoon);
    app.reading?.close();
    app.endings.forEach((end) => end());
    app.root.remove();
  };
}

export default { render };
