// Elements and words. Whatever comes from a note or a codebook enters the page as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";
const TYPED_INTO = new Set(["button", "input", "select", "textarea", "a", "summary"]);

/**
 * An element with its attributes and children.
 * `class`, `aria-*`, `role` … are attributes; `on` maps event names to listeners; null and false leave one out.
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else put(element, name, value);
  }
  // Notebook 7 asks the focused element itself, and looks no further up, whether its keys are its own
  if (TYPED_INTO.has(tag) || element.hasAttribute("tabindex"))
    element.setAttribute("data-lm-suppress-shortcuts", "true");
  element.append(...children.flat().filter((child) => child !== null && child !== false && child !== undefined));
  return element;
}

/** Set an attribute, or take it away where the value is null or false. */
export function put(element, name, value) {
  if (value === null || value === false || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
}

/** Write text only where it changed, so that live regions and the layout stay quiet. */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Replace what an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(
    ...children.flat().filter((child) => child !== null && child !== false && child !== undefined),
  );
}

/** Replace it only where it would look otherwise: words that are being selected in it stay selected. */
export function refill(element, ...children) {
  const fresh = element.cloneNode(false);
  fill(fresh, ...children);
  if (!fresh.isEqualNode(element)) element.replaceChildren(...fresh.childNodes);
}

function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const MARKS = {
  u: () => [svg("circle", { cx: 8, cy: 8, r: 5.5, class: "rim" })],
  r: () => [
    svg("circle", { cx: 8, cy: 8, r: 5.5, class: "rim" }),
    svg("path", { d: "M8 2.5a5.5 5.5 0 0 0 0 11z", class: "full" }),
  ],
  c: () => [
    svg("circle", { cx: 8, cy: 8, r: 5.5, class: "rim" }),
    svg("circle", { cx: 8, cy: 8, r: 5.5, class: "full" }),
  ],
  x: () => [
    svg("circle", { cx: 8, cy: 8, r: 5.5, class: "rim" }),
    svg("path", { d: "M4.2 11.8 11.8 4.2", class: "rim" }),
  ],
};

/** The mark of a statement's state: an open, half, full or crossed circle. Its name stands in words beside it. */
export function stateMark(state) {
  return svg(
    "svg",
    { viewBox: "0 0 16 16", class: `synth-mark is-${state}`, "aria-hidden": "true" },
    ...(MARKS[state] ?? MARKS.u)(),
  );
}

/** A bar of a code's colour. Text never stands on it, so any colour will do. */
export function colourBar(colour) {
  const bar = make("span", { class: "synth-bar", "aria-hidden": "true" });
  bar.style.setProperty("--code", colour);
  return bar;
}

/** The cross with which something is taken away. */
export function crossMark() {
  return svg(
    "svg",
    { viewBox: "0 0 12 12", class: "synth-cross", "aria-hidden": "true" },
    svg("path", { d: "M3 3l6 6M9 3l-6 6" }),
  );
}

/** Text for screen readers alone. */
export function spoken(text) {
  return make("span", { class: "synth-spoken" }, text);
}

/** A key as it is printed on a keyboard. */
export function keyCap(name) {
  return make("kbd", {}, name);
}

/** A button; `key` names the key that does the same. */
export function button(label, press, { key = "", kind = "", ...attributes } = {}) {
  return make(
    "button",
    { type: "button", class: `synth-button ${kind}`.trim(), ...attributes, on: { click: press } },
    make("span", {}, label),
    key ? keyCap(key) : null,
  );
}

/** The function that gives the words of the page: `word("page.item", {item: 3})`. */
export function wording(words) {
  return (key, values = {}) => (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Run `task` once before the next paint, however often it is asked for. */
export function beforePaint(task) {
  let frame = 0;
  const run = () => {
    if (!frame) frame = requestAnimationFrame(() => ((frame = 0), task()));
  };
  run.cancel = () => cancelAnimationFrame(frame);
  return run;
}

/**
 * Scroll one box, and nothing around it, until an element is in view. The browser's own scrollIntoView would
 * move the notebook too.
 */
export function reveal(scroller, element, middle = false) {
  if (!element) return;
  const [box, place] = [scroller.getBoundingClientRect(), element.getBoundingClientRect()];
  const room = middle ? Math.max(16, (box.height - place.height) / 2) : 16;
  if (middle || place.top < box.top + room) scroller.scrollTop += place.top - box.top - room;
  else if (place.bottom > box.bottom - room)
    scroller.scrollTop += Math.min(place.top - box.top, place.bottom - box.bottom + room);
}

/** The element that has the focus, also within a shadow root. */
export function focused(root) {
  return root.getRootNode().activeElement;
}

export const whole = (number) => Number(number ?? 0).toLocaleString("en-US");
