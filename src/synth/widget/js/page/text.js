// Offsets. Python counts Unicode code points; JavaScript counts UTF-16 units, of which an emoji has two.

import { make } from "./dom.js";
import { wordStarts } from "./thai.js";

const PAIRED = /[\uD800-\uDBFF][\uDC00-\uDFFF]/;

/** The place in UTF-16 units of an offset in code points. */
export function unitOf(text, point) {
  if (!PAIRED.test(text)) return Math.min(point, text.length);
  let unit = 0;
  for (let seen = 0; seen < point && unit < text.length; seen += 1) unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
  return unit;
}

/** The offset in code points of a place in UTF-16 units. */
export function pointOf(text, unit) {
  let points = 0;
  for (let at = 0; at < unit && at < text.length; points += 1) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return points;
}

/** The part of a text between two offsets in code points. */
export function cut(text, start, end = Infinity) {
  return text.slice(unitOf(text, start), end === Infinity ? undefined : unitOf(text, end));
}

/** The length of a text in code points. */
export function lengthOf(text) {
  return pointOf(text, text.length);
}

/** Text as nodes, with `<mark>` around the stretches [[start, end] …] given in code points. */
export function marked(text, stretches = []) {
  const nodes = [];
  let from = 0;
  for (const [start, end] of stretches) {
    const [left, right] = [unitOf(text, start), unitOf(text, end)];
    if (left < from || right <= left) continue;
    nodes.push(document.createTextNode(text.slice(from, left)));
    nodes.push(make("mark", {}, text.slice(left, right)));
    from = right;
  }
  nodes.push(document.createTextNode(text.slice(from)));
  return nodes.filter((node) => node.textContent);
}

// A cut shown to people never leaves a vowel or tone mark without its letter.
const GRAPHEMES =
  typeof Intl !== "undefined" && Intl.Segmenter ? new Intl.Segmenter("th", { granularity: "grapheme" }) : null;

/** The nearest place at or before `unit` that is not inside a letter with its marks. */
export function wholeLetter(text, unit) {
  if (unit <= 0 || unit >= text.length || !GRAPHEMES) return Math.max(0, Math.min(unit, text.length));
  return GRAPHEMES.segment(text).containing(unit).index;
}

/** The nearest place after `unit` that is not inside a letter with its marks. */
export function nextLetter(text, unit) {
  if (!GRAPHEMES || unit >= text.length) return Math.min(unit, text.length);
  const { index, segment } = GRAPHEMES.segment(text).containing(unit);
  return index === unit ? unit : index + segment.length;
}

/** The last `units` of a text in one line, with a sign that more stands before. */
export function tail(text, units = 220) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= units ? line : `…${line.slice(wholeLetter(line, line.length - units))}`;
}

/** The first `units` of a text in one line, with a sign that more follows. */
export function lead(text, units = 220) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= units ? line : `${line.slice(0, wholeLetter(line, units))}…`;
}

/**
 * A text cut so that its first hit is near the front, and the hits moved with it, for a row of two lines.
 * Returns {text, hits}; nothing is cut where the hit is in view anyway.
 */
export function aroundHit(text, hits, before = 28) {
  if (!hits?.length || hits[0][0] <= before * 2) return { text, hits: hits ?? [] };
  const near = unitOf(text, hits[0][0] - before);
  const earlier = wholeLetter(text, Math.max(0, near - before));
  const word = wordStarts(text.slice(earlier, near + before)).findLast((start) => earlier + start <= near);
  const from = word === undefined ? wholeLetter(text, near) : earlier + word;
  const dropped = pointOf(text, from);
  return { text: `…${text.slice(from)}`, hits: hits.map(([start, end]) => [start - dropped + 1, end - dropped + 1]) };
}
