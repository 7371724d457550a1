// What each command does, and which keys go first to what is open.

const DO = {
  down: (app) => app.step(1),
  up: (app) => app.step(-1),
  ten: (app) => app.step(10),
  tenBack: (app) => app.step(-10),
  first: (app) => app.step(-Infinity),
  last: (app) => app.step(Infinity),
  unread: nextUnread,
  suggestion: (app) => goNext(app, "suggestion"),
  disagreement: (app) => goNext(app, "disagreement"),
  find: (app) => openFinder(app),
  words: openWords,
  vivo: makeVivo,
  chipBack: (app) => stepChip(app, -1),
  chipOn: (app) => stepChip(app, 1),
  uncode: uncodeChosen,
  review: readOn,
  memo: (app) => openMemo(app),
  undo: (app) => goBack(app, "undo"),
  redo: (app) => goBack(app, "redo"),
  search: (app) => app.search.focus(),
  filter: openFilter,
  found: openFound,
  sources: openSources,
  reading: toggleReading,
  right: openRight,
  split: openSplit,
  join: joinNext,
  use: useOrNot,
  book: openBook,
  agree: (app) => takeOver(app, { act: "agree" }, app.word("act.agree")),
  agreeAll,
  takeFirst: (app) => takeFrom(app, 0),
  takeSecond: (app) => takeFrom(app, 1),
  history: openHistory,
  refresh: (app) => refresh(app, true),
  help: openHelp,
  escape: (app) => dropSpan(app) || app.alarm(""),
  saved: (app) => app.say(app.header.parts.saved.textContent),
};

function command(app, name) {
  if (/^(find|words|vivo|accept\d)$/.test(name)) takeSelection(app);
  const digit = /^(accept|dismiss)(\d)$/.exec(name);
  if (digit) (digit[1] === "accept" ? acceptHint : dismissHint)(app, Number(digit[2]) - 1);
  else DO[name](app);
  return true;
}

/** Keys go first to what is open: a pane, then the finder, a cut or the reading view. */
function firstKeys(app, event, name) {
  if (!app.list) return false;
  if (holdsKey(app, event, name)) return true;
  const open = app.pane ?? (app.right ? null : app.mode);
  if (open?.key(event, name)) return true;
  if (app.right && !app.pane) return rightKey(app.right, event, name);
  if (name === "Escape") {
    if (app.pane) return (app.closePane(), true);
    if (app.mode) return (app.leave(), true);
    if (app.reading) return (closeReading(app), true);
    if (typesIn(event.target)) return (app.rest(), true);
    return false;
  }
  if (app.pane) return false;
  return app.tree.key(event) || app.search.key(event);
}

/** The next unread statement is known here: nobody waits for the kernel to go on. */
function nextUnread(app) {
  const { keys, states, at } = app.desk;
  const read = new Set(
    app.wire.waiting().flatMap(({ message: { act, k } }) => (["code", "accept", "new", "review"].includes(act) ? [k] : [])),
  );
  for (let step = 1; step < keys.length; step += 1) {
    const place = (at + step) % keys.length;
    if (states[place] === "u" && !read.has(keys[place])) return app.goAt(place);
  }
  return app.say(app.word("page.no_next"));
}

function goNext(app, by) {
  app.wait(app.wire.ask({ do: "next", by, k: currentKey(app.desk) ?? null }).then(
    ({ k }) => {
      if (k === null || !app.desk.place.has(k)) app.say(app.word("page.no_next"));
      else app.goTo(k);
    },
    (error) => app.alarm(error.message),
  ));
}

/** Read what others wrote into the same file meanwhile; asked when the page gets the focus, and by R. */
function refresh(app, loud) {
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
