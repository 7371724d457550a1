// Fields to type into and to choose from, with their labels.

import { keyCap, make, put } from "./dom.js";
import { freshName } from "./wire.js";

/** A field for Thai words, or for Latin ones; the browser neither completes nor corrects them. */
export function typingField(type, label, attributes = {}) {
  return make("input", {
    type,
    class: "synth-input",
    autocomplete: "off",
    spellcheck: "false",
    lang: "th",
    "aria-label": label,
    ...attributes,
  });
}

/** A field to type a piece of a name into, and the list of what is found, which the field rules. */
export function finderParts(id, { label, hint, results, kind = "" }) {
  const input = typingField("text", label, {
    role: "combobox",
    "aria-expanded": "true",
    "aria-controls": id,
    "aria-autocomplete": "list",
    placeholder: hint,
  });
  const list = make("ul", { class: `synth-found ${kind}`.trim(), role: "listbox", id, "aria-label": results });
  return { input, results: list };
}

/** A field under its label. */
export function labelled(page, label, control) {
  const id = `${page.uid}-${freshName()}`;
  put(control, "id", id);
  return make("div", { class: "synth-labelled" }, make("label", { for: id }, label), control);
}

/** The keys of a page with what they do, in groups: {group: [["↓ J", "down"] …]}; `prefix` finds the words. */
export function keyGroups(page, groups, prefix) {
  return Object.entries(groups).map(([group, keys]) =>
    make(
      "section",
      {},
      make("h3", {}, page.word(`${prefix}.${group}`)),
      make(
        "dl",
        { class: "synth-keys" },
        keys.map(([caps, name]) =>
          make("div", {}, make("dt", {}, capsOf(page, caps)), make("dd", {}, page.word(`${prefix}.${name}`))),
        ),
      ),
    ),
  );
}

/** "C Enter" as key caps; a dash or a plus stays as it is. */
function capsOf(page, caps) {
  return caps.split(" ").map((cap) => (cap === "–" ? " – " : keyCap(cap === "space" ? page.word("help.space") : cap)));
}
