// The ledger: what people claim, on what each claim rests, what speaks against it, and what is lacking.

import { button, fill, make, put } from "../page/dom.js";
import { labelled } from "../page/fields.js";
import { momentOf } from "../page/moments.js";
import { linkTo, openLinking } from "./linking.js";

const CLAIM_KINDS = ["recommendation", "conclusion", "finding"];

export function makeLedger(app) {
  const { word } = app;
  const list = make("div", { class: "synth-claims" });
  const gaps = make("div", { class: "synth-gaps" });
  const parts = {
    list,
    gaps,
    kind: make("select", { class: "synth-input" }, CLAIM_KINDS.map((kind) => make("option", { value: kind }, word(`claim.${kind}`)))),
    text: make("textarea", { class: "synth-input", lang: "th", rows: "4", spellcheck: "false", placeholder: word("writer.claim_placeholder") }),
    about: make("p", { class: "synth-hint" }),
    links: make("div", { class: "synth-links" }),
  };
  const form = make(
    "section",
    { class: "synth-claim", hidden: true, "aria-label": word("writer.claim") },
    labelled(app, word("writer.kind"), parts.kind),
    labelled(app, word("writer.claim"), parts.text),
    make("div", { class: "synth-place-foot" }, button(word("writer.save"), () => saveClaim(app), { key: "Ctrl+S", kind: "is-first" }), parts.about),
    parts.links,
  );
  parts.form = form;
  const element = make(
    "section",
    { class: "synth-ledger", "aria-label": word("writer.ledger") },
    make("div", { class: "synth-ledger-side" }, button(word("writer.new_claim"), () => newClaim(app), { key: "N" }), list),
    make("div", { class: "synth-ledger-middle" }, form),
    make("div", { class: "synth-ledger-gaps" }, gaps),
  );
  const here = () => list.querySelector("[aria-current]") ?? list.querySelector("button");
  return { element, parts, here, shown: null, draw: () => drawLedger(app, parts), move: (step) => moveClaim(app, step) };
}

function drawLedger(app, parts) {
  const { word } = app;
  const groups = CLAIM_KINDS.map((kind) => [kind, app.ledger.claims.filter((claim) => claim.kind === kind)]);
  fill(
    parts.list,
    groups.map(([kind, claims]) =>
      make("section", {}, make("h3", {}, word(`claim.${kind}`)), claims.length ? claims.map((claim) => claimButton(app, claim)) : make("p", { class: "synth-hint" }, word("writer.none_yet"))),
    ),
  );
  drawGaps(app, parts.gaps);
  drawClaim(app, parts);
}

function claimButton(app, claim) {
  const { word } = app;
  const groundless = claim.statements === 0;
  const against = claim.links.some((link) => link.against);
  const marks = [
    groundless ? make("strong", { class: "synth-again" }, word("writer.groundless")) : null,
    claim.again ? make("strong", { class: "synth-again" }, word("writer.beneath_changed")) : null,
    against ? make("span", { class: "synth-hint" }, word("writer.has_against")) : null,
    claim.apart ? make("span", { class: "synth-hint" }, word("writer.apart_short")) : null,
    groundless ? null : make("span", { class: "synth-hint" }, word("writer.statements", { n: claim.statements })),
  ];
  return make(
    "button",
    {
      type: "button",
      class: `synth-claim-row ${groundless ? "is-groundless" : ""}`.trim(),
      "aria-current": app.claim === claim.id ? "true" : null,
      "data-claim": claim.id,
      on: { click: () => openClaim(app, claim.id) },
    },
    make("span", {}, claim.text),
    make("span", { class: "synth-marks" }, ...marks),
  );
}

function drawGaps(app, box) {
  const { word } = app;
  const lists = [
    ["rests on nothing", "groundless"],
    ["nobody concluded", "unused"],
  ].map(([what, name]) => {
    const found = app.ledger.gaps.filter((gap) => gap.what === what);
    const items = found.map((gap) => make("li", {}, gapButton(app, gap)));
    return make("section", { "data-gap": name }, make("h3", {}, `${word(`writer.gap_${name}`)} (${found.length})`), make("ul", {}, ...items));
  });
  fill(box, ...lists);
}

function gapButton(app, gap) {
  const { word } = app;
  const count = gap.statements ? word("writer.statements", { n: gap.statements }) : "";
  const label = make("span", {}, `${word(`about.${gap.about}`)} ${gap.name}`);
  const opens = gap.about === "claim" && gap.what === "rests on nothing";
  return make(
    "button",
    {
      type: "button",
      class: "synth-gap",
      "data-target": gap.target,
      on: { click: () => (opens ? openClaim(app, gap.target) : linkTo(app, gap, false)) },
    },
    label,
    make("span", { class: "synth-hint" }, opens ? count : `${count} · ${word(app.claim ? "writer.link_this" : "writer.link_first")}`),
  );
}

function drawClaim(app, parts) {
  const { word } = app;
  parts.form.hidden = app.claim === null;
  if (app.claim === null) return;
  const claim = app.ledger.claims.find(({ id }) => id === app.claim);
  const part = app.parts.ledger;
  if (part.shown !== app.claim) {
    part.shown = app.claim;
    parts.text.value = claim?.text ?? "";
    parts.kind.value = claim?.kind ?? "recommendation";
  }
  fill(parts.about, claim ? word("writer.by", { coder: claim.coder, at: momentOf(app, claim.at) }) : "");
  const rows = (against) => (claim?.links ?? []).filter((link) => link.against === against).map((link) => linkRow(app, link));
  fill(
    parts.links,
    claim ? make("h3", {}, word("writer.rests_on")) : make("p", { class: "synth-hint" }, word("writer.save_first")),
    claim ? make("ul", { "data-links": "rests" }, ...rows(false)) : null,
    claim ? make("h3", {}, word("writer.against")) : null,
    claim ? make("ul", { "data-links": "against" }, ...rows(true)) : null,
    claim ? button(word("writer.link"), () => openLinking(app), { key: "L" }) : null,
  );
}

function linkRow(app, link) {
  const { word } = app;
  const away = () => app.act({ do: "unlink", claim: app.claim, about: link.about, target: link.target }, link.name);
  return make(
    "li",
    { class: link.there ? "" : "is-gone" },
    make("span", {}, `${word(`about.${link.about}`)} ${link.name}`, link.there ? "" : ` (${word("writer.gone")})`),
    button("×", away, { kind: "is-quiet", "aria-label": word("writer.unlink", { name: link.name }) }),
  );
}

function openClaim(app, id) {
  app.claim = id;
  app.parts.ledger.shown = null;
  app.draw("ledger");
}

/** Begin a claim. */
export function newClaim(app) {
  openClaim(app, "");
  requestAnimationFrame(() => app.parts.ledger.parts.text.focus());
  return true;
}

export async function saveClaim(app) {
  const { kind, text } = app.parts.ledger.parts;
  const answer = await app.act({ do: "claim", claim: app.claim, kind: kind.value, text: text.value }, app.word("writer.claim"));
  if (!answer) return;
  app.claim = text.value.trim() ? answer.claim : null;
  app.parts.ledger.shown = null;
  app.draw("ledger");
  requestAnimationFrame(() => app.rest());
}

/** Go to the claim before or after. */
function moveClaim(app, step) {
  if (!step) return false;
  const buttons = [...app.parts.ledger.parts.list.querySelectorAll(".synth-claim-row")];
  const now = buttons.findIndex((one) => one.dataset.claim === app.claim);
  const next = buttons[Math.max(0, Math.min(buttons.length - 1, now + step))];
  if (!next) return false;
  openClaim(app, next.dataset.claim);
  requestAnimationFrame(() => app.rest());
  put(next, "aria-current", "true");
  return true;
}
