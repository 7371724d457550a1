// Triangulation: what stands beneath each theme and claim by kind of source, what people said of it, the judgement.

import { button, fill, make } from "../page/dom.js";
import { labelled } from "../page/fields.js";
import { momentOf } from "../page/moments.js";

const OUTCOME_NAMES = ["agree", "partly agree", "disagree", "one source only"];

export function makeThemes(app) {
  const { word } = app;
  const list = make("div", { class: "synth-claims" });
  const sides = make("div", { class: "synth-sides" });
  const told = make("div", { class: "synth-heard" });
  const options = OUTCOME_NAMES.map((name) => make("option", { value: name }, word(`outcome.${name.replaceAll(" ", "_")}`)));
  const outcome = make("select", { class: "synth-input" }, options);
  const text = make("textarea", { class: "synth-input", lang: "th", rows: "5", spellcheck: "false", placeholder: word("themes.placeholder") });
  const about = make("p", { class: "synth-hint" });
  const title = make("h2", {});
  const form = make(
    "section",
    { class: "synth-claim", "aria-label": word("themes.judgement") },
    title,
    labelled(app, word("themes.outcome"), outcome),
    labelled(app, word("themes.judgement"), text),
    make("div", { class: "synth-place-foot" }, button(word("writer.save"), () => saveTheme(app), { key: "Ctrl+S", kind: "is-first" }), about),
    told,
  );
  const element = make(
    "section",
    { class: "synth-themes", "aria-label": word("writer.themes") },
    make("div", { class: "synth-ledger-side" }, list),
    make("div", { class: "synth-ledger-middle" }, form),
    make("div", { class: "synth-ledger-gaps" }, make("h3", {}, word("themes.beneath")), sides),
  );
  const parts = { list, sides, told, outcome, text, about, title, form };
  const here = () => list.querySelector("[aria-current]") ?? list.querySelector("button");
  return { element, parts, here, at: 0, shown: null, draw: () => drawThemes(app, parts), move: (step) => openTheme(app, app.parts.themes.at + step) };
}

export async function openThemes(app) {
  try {
    app.themes = (await app.wire.ask({ do: "themes" })).themes;
    app.draw("all", "view");
    requestAnimationFrame(() => app.rest());
  } catch (error) {
    app.alarm(app.reason(error));
  }
}

function drawThemes(app, parts) {
  const { word } = app;
  const themes = app.themes?.themes ?? [];
  const part = app.parts.themes;
  part.at = Math.max(0, Math.min(part.at, themes.length - 1));
  const theme = themes[part.at];
  const row = (one, place) =>
    make(
      "button",
      { type: "button", class: "synth-claim-row", "aria-current": place === part.at ? "true" : null, on: { click: () => openTheme(app, place) } },
      make("span", {}, one.name),
      make(
        "span",
        { class: "synth-marks" },
        one.about === "claim" ? make("span", { class: "synth-hint" }, word("about.claim")) : null,
        make("span", { class: "synth-hint" }, one.text ? word(`outcome.${one.outcome.replaceAll(" ", "_")}`) : word("writer.empty")),
        one.heard.length ? make("span", { class: "synth-hint" }, word("themes.heard_n", { n: one.heard.length })) : null,
        one.apart ? make("span", { class: "synth-hint" }, word("writer.apart_short")) : null,
      ),
    );
  fill(parts.list, ...(themes.length ? themes.map(row) : [make("p", { class: "synth-opening" }, word("themes.none"))]));
  parts.form.hidden = !theme;
  fill(parts.sides, ...(theme?.sides ?? []).map(drawSide(app)));
  if (!theme) return;
  const shown = `${theme.about} ${theme.target}`;
  if (part.shown !== shown) {
    part.shown = shown;
    parts.text.value = theme.text;
    parts.outcome.value = theme.outcome || OUTCOME_NAMES[0];
  }
  fill(parts.title, theme.name);
  fill(parts.about, theme.by ? word("writer.by", { coder: theme.by, at: momentOf(app, theme.at) }) : word("writer.nobody"));
  fill(parts.told, ...heardOf(app, theme.heard));
}

const drawSide = (app) => (side) =>
  make(
    "section",
    {},
    make("h4", {}, side.name),
    make("ul", {}, ...side.values.map(({ name, statements, sources }) => make("li", {}, `${name} `, make("span", { class: "synth-hint" }, app.word("themes.counts", { statements, sources }))))),
  );

/** What communities said of a theme; nothing where nobody said anything. */
export function heardOf(app, heard) {
  if (!heard.length) return [];
  const items = heard.map(({ says, text, where }) =>
    make("li", {}, make("strong", {}, says), text ? ` ${text}` : "", make("p", { class: "synth-hint" }, where)),
  );
  return [make("h3", {}, app.word("themes.heard")), make("ul", { class: "synth-heard-list" }, ...items)];
}

function openTheme(app, place) {
  const part = app.parts.themes;
  part.at = Math.max(0, Math.min((app.themes?.themes.length ?? 1) - 1, place));
  part.draw();
  part.here()?.focus({ preventScroll: true });
  return true;
}

/** Save what is written of the theme that is open. */
export async function saveTheme(app) {
  const part = app.parts.themes;
  const theme = app.themes?.themes[part.at];
  if (!theme) return;
  const { outcome, text } = part.parts;
  const { about, target, name } = theme;
  await app.act({ do: "triangulate", about, target, outcome: outcome.value, text: text.value }, name);
}
