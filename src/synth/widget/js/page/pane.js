// A pane over the page: filter, sources, codebook, help. One at a time; Esc closes it.

import { button, focused, make } from "./dom.js";

/**
 * Open a pane over a `Page`. `key(event)` is asked before the page's own keys; `draw` is called when the list under
 * it has changed.
 * The page under it is inert, so that Tab stays within, and a screen reader too.
 */
export function openPane(app, { title, body, key = null, draw = null, wide = false, focus = null }) {
  app.closePane();
  const heading = `${app.uid}-pane-title`;
  const close = button(app.word("page.close"), () => app.closePane(), { key: "Esc", kind: "is-quiet" });
  const element = make(
    "div",
    { class: `synth-pane ${wide ? "is-wide" : ""}`, role: "dialog", "aria-modal": "true", "aria-labelledby": heading },
    make("div", { class: "synth-pane-title" }, make("h2", { id: heading }, title), close),
    make("div", { class: "synth-pane-body" }, ...body),
  );
  const back = make(
    "div",
    { class: "synth-veil", on: { mousedown: (event) => event.target === back && app.closePane() } },
    element,
  );
  element.addEventListener("keydown", (event) => keepTab(element, event));
  app.body.inert = true;
  app.root.append(back);
  app.pane = { element, key: key ?? (() => false), draw, back };
  (focus ?? close).focus({ preventScroll: true });
  return app.pane;
}

/** Tab goes round within the pane. */
function keepTab(element, event) {
  if (event.code !== "Tab") return;
  const stops = [...element.querySelectorAll("button, input, select, textarea, [tabindex='0']")].filter(
    (stop) => !stop.disabled && stop.tabIndex >= 0 && stop.offsetParent,
  );
  const goal = event.shiftKey ? stops.at(-1) : stops[0];
  if (focused(element) !== (event.shiftKey ? stops[0] : stops.at(-1))) return;
  event.preventDefault();
  goal?.focus();
}
