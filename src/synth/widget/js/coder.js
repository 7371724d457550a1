// The coding page: opened, drawn, closed.

let views = 0; // views of this page; ids are told apart by it

// What can be said before Python has sent the words.
const FIRST_WORDS = {
  th: { ok: "กำลังเปิดงาน", silent: "เคอร์เนลยังไม่ตอบ อาจกำลังทำงานอื่นอยู่", lost: "เคอร์เนลหยุดทำงาน รันเซลล์นี้อีกครั้ง" },
  en: {
    ok: "Opening the study",
    silent: "The kernel does not answer yet; it may be busy",
    lost: "The kernel has stopped; run this cell again",
  },
};

/** The page before anything is known: its root, its wire, and an empty desk. */
function newApp(model, el) {
  views += 1;
  const root = make("div", {
    class: "synth-coder",
    tabindex: "0",
    role: "group",
    "data-lm-suppress-shortcuts": "true",
    "aria-busy": "true",
  });
  root.style.setProperty("--height", `${model.get("height") ?? 720}px`);
  put(root, "lang", model.get("lang"));
  el.append(root);
  const app = {
    model,
    root,
    uid: `synth-${freshName()}-${views}`,
    desk: newDesk(),
    filter: {},
    filterCount: 0,
    chips: [],
    chip: -1,
    drafts: new Map(),
    mode: null,
    pane: null,
    reading: null,
    right: null,
    tab: "statement",
    word: wording({}),
    dirty: new Set(),
    endings: [],
    shownSuggestions: null,
    span: null,
  };
  holdKeys(app);
  app.wire = openWire(model, {
    event: (message) => heard(app, message),
    other: (answer) => seen(app, answer),
    change: () => (app.list ? app.draw("header") : sayFirst(app)),
  });
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
  if (names.includes("centre")) (app.centre.draw(), app.tree.draw(), app.mode?.draw?.(), app.reading?.draw());
  else if (names.includes("tree")) app.tree.draw();
  if (names.includes("list")) app.list.draw();
  if (names.includes("header")) app.header.draw();
  if (names.includes("centre")) tellPlace(app);
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
  const { mode, coder, by, adjudicate, blind, sample, study, words, view, at } = answer;
  Object.assign(app, {
    adjudicates: mode === "adjudicate",
    me: coder,
    by,
    adjudicate,
    blind,
    sample,
    study,
    word: wording(words),
    lang: answer.lang,
  });
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
  if (answer.reading) openRight(app);
  else comeBack(app, answer);
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
    if (
      !app.pane &&
      app.list &&
      !event.target.closest("button, input, select, textarea, [tabindex='0'], [contenteditable]") &&
      getSelection().isCollapsed
    )
      app.rest();
  };
  const looked = () => app.list && refresh(app, false);
  app.root.addEventListener("click", pointed);
  window.addEventListener("focus", looked);
  const resized = () => app.root.style.setProperty("--height", `${model.get("height")}px`);
  model.on("change:height", resized);
  app.wire.ask({ do: "open" }).then(
    (answer) => opened(app, answer),
    (error) => fill(app.root, make("p", { class: "synth-opening", role: "alert" }, error.message)),
  );
  return () => {
    unlisten();
    window.removeEventListener("focus", looked);
    model.off("change:height", resized);
    clearTimeout(app.suggestionsSoon);
    clearTimeout(app.toastSoon);
    clearTimeout(app.tellSoon);
    app.reading?.close();
    app.endings.forEach((end) => end());
    app.root.remove();
  };
}

export default { render };
