// Where the coder is, told to Python, so that a page that is opened again, as after a reload of the browser, comes
// back to the same statement, with the same filter and with what was typed and not yet saved.

const TOLD = 400; // ms after the last step

/** Tell the place once the coder rests there; drafts are told as they are typed. */
function tellPlace(app) {
  clearTimeout(app.tellSoon);
  app.tellSoon = setTimeout(() => {
    const k = currentKey(app.desk) ?? null;
    const drafts = Object.fromEntries(app.drafts);
    const sign = JSON.stringify([k, app.filter, drafts]);
    if (sign === app.toldPlace || app.wire.health() !== "ok") return;
    app.toldPlace = sign;
    app.wire.ask({ do: "here", k, filter: app.filter, drafts }).catch(() => {});
  }, TOLD);
}

/** Come back to where the page was left. */
function comeBack(app, { filter = {}, drafts = {}, at }) {
  for (const [name, text] of Object.entries(drafts)) app.drafts.set(name, text);
  const filtered = Object.values(filter).some((value) => (Array.isArray(value) ? value.length : value));
  if (!filtered) return;
  app.search.lay(filter);
  app.applyFilter(filter).then(() => app.desk.place.has(at) && app.goTo(at));
}
