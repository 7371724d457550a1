// The line above: which study, how much is written, the two views, and whether all is saved.

import { button, fill, make, put } from "../page/dom.js";
import { openHelp } from "./help.js";
import { countPairs } from "./lessons.js";

const VIEWS = ["grid", "ledger", "lessons", "themes"];

export function makeTop(app) {
  const { word } = app;
  const counts = make("div", { class: "synth-counts" });
  const saved = make("span", { class: "synth-saved", role: "img" });
  const views = VIEWS.map((name, place) =>
    button(word(`writer.${name}`), () => app.turn(name), { key: String(place + 1), "aria-pressed": "false" }),
  );
  const help = button("", () => openHelp(app), {
    key: "?",
    kind: "is-quiet",
    "aria-label": word("help.title"),
    title: word("help.title"),
  });
  const name = make(
    "div",
    { class: "synth-study" },
    make("strong", {}, app.session.study),
    make("span", { class: "synth-quiet" }, word("writer.writes", { coder: app.session.coder })),
  );
  const kernel = make("div", { class: "synth-kernel", role: "alert", hidden: true });
  const element = make(
    "header",
    { class: "synth-header" },
    name,
    make("div", { class: "synth-views", role: "group", "aria-label": word("writer.views") }, ...views),
    counts,
    make("div", { class: "synth-header-end" }, saved, help),
    kernel,
  );
  return { element, draw: () => drawTop(app, { counts, saved, views, kernel }) };
}

function drawTop(app, { counts, saved, views, kernel }) {
  const { word } = app;
  VIEWS.forEach((name, place) => put(views[place], "aria-pressed", String(app.view === name)));
  const groundless = app.ledger.gaps.filter(({ what }) => what === "rests on nothing").length;
  const unused = app.ledger.gaps.filter(({ what }) => what === "nobody concluded").length;
  const pairs = countPairs(app);
  const facts = {
    grid: () => [
      make("span", {}, word("writer.written_n", { n: app.grid.written })),
      app.grid.again ? make("strong", { class: "is-again" }, word("writer.again_n", { n: app.grid.again })) : null,
    ],
    ledger: () => [
      make("span", {}, word("writer.groundless_n", { n: groundless })),
      make("span", {}, word("writer.unused_n", { n: unused })),
    ],
    lessons: () => (app.lessons ? [make("span", {}, word("lessons.counts", pairs))] : []),
    themes: () => [],
  };
  fill(counts, ...facts[app.view]());
  const waiting = app.wire.waiting().length;
  const health = app.wire.health();
  const late = waiting > 0 && (app.wire.slow() || health !== "ok");
  const words = late ? word("state.waiting", { n: waiting }) : word(waiting ? "state.saving" : "state.saved");
  saved.className = `synth-saved ${late ? "is-late" : waiting ? "is-saving" : "is-saved"}`;
  put(saved, "aria-label", words);
  fill(saved, make("span", { class: "synth-dot", "aria-hidden": "true" }), words);
  kernel.hidden = health === "ok";
  if (health !== "ok") fill(kernel, make("strong", {}, app.kernelWords(health)));
}
