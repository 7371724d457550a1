// Where the coder is, told to Python, so that a page that is opened again, as after a reload of the browser, comes
// back to the same statement, with the same filter and with what was typed and not yet saved.

const TOLD = 400; // ms after the last step

/** Tell the place once the coder rests there; drafts are told as they are typed. */
function tellPlace(app) {
  const sign = JSON.stringify(placeOf(app));
  app.toldPlace ??= sign; // where it opens needs no telling
  clearTimeout(app.tellSoon);
  if (sign === app.toldPlace) return;
  app.tellSoon = setTimeout(() => {
    if (app.wire.health() !== "ok") return;
    app.toldPlace = JSON.stringify(placeOf(app));
    app.wire.ask({ do: "here", ...placeOf(app) }).catch(() => {});
  }, TOLD);
}

const placeOf = (app) => ({
  k: currentKey(app.desk) ?? null,
  filter: app.filter,
  drafts: Object.fromEntries(app.drafts),
});

/** Come back to where the page was left. */
function comeBack(app, { filter = {}, drafts = {}, at }) {
  for (const [name, text] of Object.entries(drafts)) app.drafts.set(name, text);
  const filtered = Object.values(filter).some((value) => (Array.isArray(value) ? value.length : value));
  if (!filtered) return;
  app.search.lay(filter);
  app.applyFilter(filter).then(() => app.desk.place.has(at) && app.goTo(at));
}
