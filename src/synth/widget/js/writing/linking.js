// The pane in which a claim is linked to another, to a cell, a code or a statement: by a piece of its words.

import { fill, make, put } from "../page/dom.js";
import { finderParts } from "../page/fields.js";
import { openPane } from "../page/pane.js";

export function openLinking(app) {
  const { word } = app;
  const id = `${app.uid}-targets`;
  const { input, results } = finderParts(id, { label: word("writer.find"), hint: word("writer.find_hint"), results: word("writer.found") });
  const state = { found: [], at: 0, input, results, asked: 0 };
  input.addEventListener("input", () => app.later("targets", () => look(app, state), 150));
  openPane(app, {
    title: word("writer.link"),
    body: [input, results, make("p", { class: "synth-hint" }, word("writer.link_keys"))],
    wide: true,
    focus: input,
    key: (event, name) => linkKeys(app, state, name),
  });
  look(app, state);
  return true;
}

async function look(app, state) {
  state.asked += 1;
  const mine = state.asked;
  try {
    const { targets } = await app.wire.ask({ do: "targets", query: state.input.value });
    if (mine !== state.asked) return;
    state.found = targets.filter(({ target }) => target !== app.claim);
    state.at = 0;
    drawTargets(app, state);
  } catch (error) {
    app.alarm(app.reason(error));
  }
}

function drawTargets(app, state) {
  const { word } = app;
  const items = state.found.map((one, place) =>
    make(
      "li",
      {
        role: "option",
        id: `${state.results.id}-${place}`,
        "aria-selected": String(place === state.at),
        on: { click: () => take(app, state, place, false) },
      },
      make("span", { class: "synth-hint" }, word(`about.${one.about}`)),
      make("span", {}, ` ${one.name} `),
      one.more ? make("span", { class: "synth-hint" }, one.about === "claim" ? word(`claim.${one.more}`) : one.more) : null,
    ),
  );
  fill(state.results, items.length ? items : make("li", { class: "synth-hint" }, word("writer.nothing_found")));
  put(state.input, "aria-activedescendant", items.length ? `${state.results.id}-${state.at}` : null);
  items[state.at]?.scrollIntoView?.({ block: "nearest" });
}

function linkKeys(app, state, name) {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (name in steps) {
    state.at = Math.max(0, Math.min(state.found.length - 1, state.at + steps[name]));
    drawTargets(app, state);
    return true;
  }
  if (/^(Shift\+)?(Numpad)?Enter$/.test(name)) {
    take(app, state, state.at, name.startsWith("Shift"));
    return true;
  }
  return false;
}

function take(app, state, place, against) {
  const one = state.found[place];
  if (!one) return;
  app.closePane();
  linkTo(app, one, against);
}

/** Link the claim that is open to something. */
export function linkTo(app, { about, target, name }, against) {
  if (!app.claim) return app.say(app.word("writer.link_first"));
  return app.act({ do: "link", claim: app.claim, about, target, against }, name);
}
