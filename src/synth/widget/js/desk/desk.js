// What lies on the desk of one view: the keys in order, the rows near the place, and what is not answered yet.

const KEPT = 400; // rows kept; further ones are asked for again
const WINDOW = 60; // rows asked for at once
const AHEAD = 20; // rows asked for beyond those in view

/** An empty desk. */
export function newDesk() {
  return {
    /** The statements that the filter lets through, by their keys, in order; their states; where each key stands. */
    keys: [],
    states: [],
    place: new Map(),
    /** Where the coder is in `keys`; -1: nowhere. */
    at: -1,
    /** The rows that are known, by key, those used last last; and how many there ever were. */
    rows: new Map(),
    serial: 0,
    /** How many statements the filter found, and what Python says of it. */
    hits: 0,
    note: "",
    /** The codes in the order of the tree, by their names, and their dimensions. */
    book: [],
    entries: new Map(),
    dimensions: [],
    /** What can be chosen in the filter, and the numbers above. */
    options: {},
    counts: null,
    /** The codes used last, the last first. */
    recent: [],
  };
}

/** Take in the answer of `view`; the place stays on the same statement where it is still there. */
export function layView(desk, view, at) {
  const before = at ?? desk.keys[desk.at];
  desk.keys = view.keys;
  desk.states = [...view.states];
  desk.hits = view.hits;
  desk.note = view.note ?? "";
  desk.rows.clear();
  placeKeys(desk);
  desk.at = desk.place.get(before) ?? (desk.keys.length ? 0 : -1);
}

function placeKeys(desk) {
  desk.place = new Map(desk.keys.map((k, place) => [k, place]));
}

export function layBook(desk, book) {
  desk.book = book;
  desk.dimensions = [...new Set(book.map(({ dimension }) => dimension))];
  desk.entries = new Map(book.map((entry) => [entry.code, entry]));
  const tops = book.filter(({ parent }) => !desk.entries.has(parent));
  for (const entry of book) entry.shade = shadeOf(desk, entry, tops);
}

/** Take in changed rows; the state of one that is further off is kept too. */
export function layRows(desk, rows = []) {
  for (const row of rows) {
    row.serial = desk.serial += 1; // tells a list row whether it must be drawn again
    countUses(desk, desk.rows.get(row.k), row);
    desk.rows.delete(row.k);
    desk.rows.set(row.k, row);
    const place = desk.place.get(row.k);
    if (place !== undefined) desk.states[place] = stateOf(row);
  }
  const middle = desk.keys[desk.at];
  for (const k of desk.rows.keys()) {
    if (desk.rows.size <= KEPT) break;
    if (k !== middle) desk.rows.delete(k);
  }
}

/** Keep the codebook's counts true between two answers that bring the whole of it. */
function countUses(desk, before, row) {
  if (!before) return;
  const count = (codings, step) =>
    codings.forEach(({ code }) => desk.entries.has(code) && (desk.entries.get(code).uses += step));
  count(before.codes, -1);
  count(row.codes, 1);
}

export const stateOf = (row) => (row.use === "left out" ? "x" : row.state);

/** Put the parts of a split statement, or what was joined, in the place of what is gone. */
export function exchangeKeys(desk, gone = [], came = []) {
  const here = desk.keys[desk.at];
  came = came.filter(({ row }) => !desk.place.has(row.k)); // another view of the page may have told of it
  const taken = gone.map((k) => desk.place.get(k)).filter((place) => place !== undefined);
  if (!taken.length && !came.length) return;
  const states = new Map(desk.keys.map((k, place) => [k, desk.states[place]]));
  for (const { after, row } of came) {
    const before = desk.keys.indexOf(after);
    desk.keys.splice(before >= 0 ? before + 1 : Math.min(...taken, desk.keys.length), 0, row.k);
    states.set(row.k, stateOf(row));
  }
  desk.keys = desk.keys.filter((k) => !gone.includes(k));
  desk.states = desk.keys.map((k) => states.get(k));
  gone.forEach((k) => desk.rows.delete(k));
  placeKeys(desk);
  layRows(
    desk,
    came.map(({ row }) => row),
  );
  desk.at = desk.place.get(here) ?? desk.place.get(came[0]?.row.k) ?? Math.min(taken[0] ?? 0, desk.keys.length - 1);
}

export const currentKey = (desk) => desk.keys[desk.at];
export const currentRow = (desk) => desk.rows.get(currentKey(desk));

/** The keys that have no row yet: of the places in view first, then of those after and before. */
export function missing(desk, first, last) {
  const wanted = [];
  const look = (place) => {
    const k = desk.keys[place];
    if (k !== undefined && !desk.rows.has(k) && wanted.length < WINDOW) wanted.push(k);
  };
  for (let place = first; place <= last; place += 1) look(place);
  if (!wanted.length && !nearEnd(desk, first, last)) return wanted;
  for (let step = 1; step <= AHEAD; step += 1) {
    look(last + step);
    look(first - step);
  }
  return wanted;
}

/** Whether rows just outside the view are lacking: asked for a screen early, not one by one. */
function nearEnd(desk, first, last) {
  const lacks = (place) => desk.keys[place] !== undefined && !desk.rows.has(desk.keys[place]);
  return lacks(last + AHEAD / 2) || lacks(first - AHEAD / 2);
}

/**
 * A row as it is drawn: what Python answered, and over it the acts that wait for their answer.
 * Codes carry `fresh` (coded, not yet saved) or `leaving` (taken away, not yet saved).
 */
export function drawn(row, waiting) {
  const codes = row.codes.map((coding) => ({ ...coding }));
  const seen = { codes, state: stateOf(row), use: row.use, unsaved: false };
  for (const { message } of waiting) if (message.do === "act" && message.k === row.k) overlay(seen, message);
  return seen;
}

function overlay(seen, message) {
  seen.unsaved = true;
  const coding = seen.codes.find(({ code }) => code === message.code);
  if (["code", "accept", "new"].includes(message.act)) {
    if (coding) coding.leaving = false;
    else seen.codes.push({ code: message.code, origin: message.act === "accept" ? "suggestion" : "hand", fresh: true });
    if (seen.state !== "x") seen.state = "c";
  } else if (message.act === "uncode" && coding) {
    coding.leaving = true;
    if (seen.state === "c" && seen.codes.every(({ leaving }) => leaving)) seen.state = "r";
  } else if (message.act === "review" && seen.state === "u") seen.state = "r";
  else if (message.act === "use") seen.state = message.use === "left out" ? "x" : seen.codes.length ? "c" : "u";
}

const SHADES = [
  "#2f6fb0",
  "#b5651d",
  "#2e8b57",
  "#8e4fa8",
  "#c0443f",
  "#1b8a8f",
  "#8a7a1d",
  "#c2528b",
  "#5f6fc4",
  "#6b7075",
];

/** A code's own colour, or that of its top code by its place among them, so that a branch looks alike. */
function shadeOf(desk, entry, tops) {
  let top = entry;
  for (let steps = 0; !top.colour && desk.entries.has(top.parent) && steps < 20; steps += 1)
    top = desk.entries.get(top.parent);
  return top.colour || SHADES[Math.max(0, tops.indexOf(top)) % SHADES.length];
}

export const nameOf = (desk, code) => desk.entries.get(code)?.name ?? code;
export const colourOf = (desk, code) => desk.entries.get(code)?.shade ?? SHADES[9];
