// Where the coder goes next, and where the coder is: told to Python, so that a page that is opened again, as after a
// reload of the browser, comes back to the same statement, with the same filter and with what was typed and not saved.

import { currentKey } from "./desk.js";
import { narrows } from "./filters.js";

const TOLD = 400; // ms after the last step

/** Tell the place once the coder rests there; drafts are told as they are typed. */
export function tellPlace(app) {
  const sign = JSON.stringify(placeOf(app));
  app.toldPlace ??= sign; // where it opens needs no telling
  app.never("place");
  if (sign === app.toldPlace) return;
  const tell = () => {
    if (app.wire.health() !== "ok") return;
    app.toldPlace = JSON.stringify(placeOf(app));
    app.wire.ask({ do: "here", ...placeOf(app) }).catch(() => {});
  };
  app.later("place", tell, TOLD);
}

const placeOf = (app) => ({
  k: currentKey(app.desk) ?? null,
  filter: app.filter,
  drafts: Object.fromEntries(app.drafts),
});

/** Come back to where the page was left. */
export function comeBack(app, { filter = {}, drafts = {}, at }) {
  for (const [name, text] of Object.entries(drafts)) app.drafts.set(name, text);
  if (!narrows(filter)) return;
  app.search.lay(filter);
  app.applyFilter(filter).then(() => app.desk.place.has(at) && app.goTo(at));
}

/** The next unread statement is known here: nobody waits for the kernel to go on. */
export function nextUnread(app) {
  const { keys, states, at } = app.desk;
  const read = new Set(
    app.wire.waiting().flatMap(({ message: { act: kind, k } }) => (["code", "accept", "new", "review"].includes(kind) ? [k] : [])),
  );
  for (let step = 1; step < keys.length; step += 1) {
    const place = (at + step) % keys.length;
    if (states[place] === "u" && !read.has(keys[place])) return app.goAt(place);
  }
  return app.say(app.word("page.no_next"));
}

export function goNext(app, by) {
  app.wait(app.wire.ask({ do: "next", by, k: currentKey(app.desk) ?? null }).then(
    ({ k }) => {
      if (k === null || !app.desk.place.has(k)) app.say(app.word("page.no_next"));
      else app.goTo(k);
    },
    (error) => app.alarm(error.message),
  ));
}
