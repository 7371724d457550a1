// Lessons that come back: last cohort's recommendation beside this cohort's obstacle, judged by key.

import { button, fill, make, reveal } from "../page/dom.js";
import { momentOf } from "../page/moments.js";

const VERDICT_KEYS = { "came back": "B", "taken up": "T", "not the same": "X", "not judged": "0" };

export function makeLessons(app) {
  const { word } = app;
  const list = make("ol", { class: "synth-pairs", "aria-label": word("lessons.pairs") });
  const head = make("div", { class: "synth-pairs-head" });
  const element = make("section", { class: "synth-lessons", "aria-label": word("writer.lessons") }, head, list);
  return {
    element,
    list,
    head,
    at: 0,
    here: () => list.querySelector("[tabindex='0']"),
    draw: () => drawLessons(app),
    move: (step) => lookAtPair(app, app.parts.lessons.at + step),
  };
}

/** Ask for the pairs; they are looked for anew each time the view is turned to. */
export async function openLessons(app) {
  const { head, list } = app.parts.lessons;
  if (!app.lessons) fill(head, make("p", { class: "synth-opening", role: "status" }, app.word("lessons.looking")));
  try {
    app.lessons = (await app.wire.ask({ do: "lessons" })).lessons;
    app.draw("all", "view");
    requestAnimationFrame(() => app.rest());
  } catch (error) {
    fill(list);
    app.alarm(app.reason(error));
  }
}

function drawLessons(app) {
  const { word, lessons } = app;
  const part = app.parts.lessons;
  if (!lessons) return;
  part.at = Math.max(0, Math.min(part.at, lessons.pairs.length - 1));
  const heads = { earlier: lessons.earlier, later: lessons.later };
  fill(
    part.head,
    ...(lessons.pairs.length
      ? [make("h2", {}, word("lessons.advice", heads)), make("h2", {}, word("lessons.obstacle", heads))]
      : [make("p", { class: "synth-opening" }, word("lessons.none"))]),
  );
  fill(part.list, ...lessons.pairs.map((pair, place) => drawPair(app, pair, place)));
}

function drawPair(app, pair, place) {
  const { word } = app;
  const here = place === app.parts.lessons.at;
  const side = (text, where, name) =>
    make("blockquote", { class: `synth-pair-${name}` }, make("p", { lang: "th" }, text), make("p", { class: "synth-hint" }, where));
  const verdicts = Object.entries(VERDICT_KEYS)
    .filter(([verdict]) => verdict !== "not judged" || pair.verdict)
    .map(([verdict, key]) =>
      button(word(`lessons.${verdict.replaceAll(" ", "_")}`), () => (lookAtPair(app, place), judge(app, verdict)), {
        ...(here ? { key } : {}),
        tabindex: here ? "0" : "-1",
        kind: verdict === "not judged" ? "is-quiet" : "",
        "aria-pressed": verdict === "not judged" ? null : String(pair.verdict === verdict),
      }),
    );
  const said = pair.by ? word("lessons.by", { coder: pair.by, at: momentOf(app, pair.at) }) : word("lessons.nobody");
  return make(
    "li",
    {
      class: `synth-pair ${pair.verdict ? "is-judged" : ""}`.trim(),
      tabindex: here ? "0" : "-1",
      "aria-current": here ? "true" : null,
      "data-verdict": pair.verdict || null,
      on: { click: (event) => !event.target.closest("button") && lookAtPair(app, place) },
    },
    side(pair.adviceText, pair.advicePlace, "advice"),
    side(pair.obstacleText, pair.obstaclePlace, "obstacle"),
    make("p", { class: "synth-hint synth-pair-why" }, pair.reasons.join(" · ")),
    make("div", { class: "synth-pair-foot", role: "group", "aria-label": word("lessons.verdict") }, ...verdicts, make("span", { class: "synth-hint" }, said)),
  );
}

function lookAtPair(app, place) {
  const part = app.parts.lessons;
  if (!app.lessons?.pairs.length) return true;
  part.at = Math.max(0, Math.min(app.lessons.pairs.length - 1, place));
  drawLessons(app);
  part.here()?.focus({ preventScroll: true });
  reveal(part.list, part.here());
  return true;
}

/** Say what the pair that is looked at is, and go on to the next that nobody judged. */
export async function judge(app, verdict) {
  const part = app.parts.lessons;
  const pair = app.lessons?.pairs[part.at];
  if (!pair || (verdict === "not judged" && !pair.verdict)) return;
  const { about, advice, obstacle } = pair;
  const answer = await app.act({ do: "judge", about, advice, obstacle, verdict }, pair.obstacleText);
  if (!answer || verdict === "not judged") return;
  const next = app.lessons.pairs.findIndex((one, place) => place > part.at && !one.verdict);
  if (next > 0) lookAtPair(app, next);
}

/** How many pairs wait for a person, and how many came back. */
export function countPairs(app) {
  const pairs = app.lessons?.pairs ?? [];
  const count = (verdict) => pairs.filter((pair) => pair.verdict === verdict).length;
  return { waiting: count(""), back: count("came back"), taken: count("taken up") };
}
