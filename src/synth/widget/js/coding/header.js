// The line above: how far the coder is, what is saved, and whether the kernel is alive.

import { button, fill, make, put, whole } from "../page/dom.js";
import { paceWords } from "../page/moments.js";
import { openHelp } from "./help.js";

export function makeHeader(app) {
  const { word } = app;
  const parts = {
    counts: make("div", { class: "synth-counts" }),
    saved: make("span", { class: "synth-saved", role: "img" }),
    bar: make(
      "div",
      { class: "synth-progress", role: "progressbar", "aria-label": word("page.read_of", { read: "", all: "" }) },
      make("span", { class: "is-coded" }),
      make("span", { class: "is-read" }),
    ),
  };
  const name = make(
    "div",
    { class: "synth-study" },
    make("strong", {}, app.session.study),
    make("span", { class: "synth-quiet" }, whoCodes(app)),
  );
  const help = button("", () => openHelp(app), {
    key: "?",
    kind: "is-quiet",
    "aria-label": word("help.title"),
    title: word("help.title"),
  });
  const element = make(
    "header",
    { class: "synth-header" },
    name,
    parts.counts,
    make("div", { class: "synth-header-end" }, parts.saved, help),
    parts.bar,
  );
  return { element, parts, draw: () => drawHeader(app) };
}

/** Who codes here, and what is special about it. */
function whoCodes(app) {
  const { word } = app;
  const [a, b] = app.session.pair;
  return [
    app.session.adjudicates ? word("page.adjudicating", { a, b }) : word("page.coder", { coder: app.session.coder }),
    app.session.adjudicates ? word(app.session.by ? "page.settles" : "page.settles_nobody", { coder: app.session.by }) : "",
    app.session.blind ? word("page.blind") : "",
    app.session.sample ? word("page.sample", { n: whole(app.session.sample) }) : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

function drawHeader(app) {
  const { parts } = app.header;
  const { counts } = app.desk;
  if (counts) drawCounts(app, parts, counts);
  const waiting = app.wire.waiting().length;
  const late = waiting > 0 && (app.wire.slow() || app.wire.health() !== "ok");
  const words = late ? app.word("state.waiting", { n: waiting }) : app.word(waiting ? "state.saving" : "state.saved");
  parts.saved.className = `synth-saved ${late ? "is-late" : waiting ? "is-saving" : "is-saved"}`;
  put(parts.saved, "aria-label", words);
  if (parts.saved.dataset.words !== words)
    fill(parts.saved, make("span", { class: "synth-dot", "aria-hidden": "true" }), words);
  parts.saved.dataset.words = words;
  drawKernel(app);
}

function drawCounts(app, parts, counts) {
  const { word } = app;
  const { all, read, coded, left, today, per_hour: pace, apart, settled } = counts;
  const numbers = { settled: whole(settled), apart: whole(apart), left: whole(apart - settled) };
  const facts = [
    make("strong", {}, word("page.read_of", { read: whole(read), all: whole(all) })),
    make("span", {}, word("page.coded_n", { coded: whole(coded) })),
    make(
      "span",
      {},
      left ? word("page.left_n", { left: whole(left) }) : word(all ? "page.finished" : "page.left_n", { left: 0 }),
    ),
    apart ? make("strong", {}, word(apart > settled ? "page.to_settle" : "page.settled", numbers)) : null,
    today ? make("span", {}, word("page.today", { n: whole(today) })) : null,
    pace ? make("span", {}, paceWords(app, pace, left)) : null,
  ];
  fill(parts.counts, ...facts);
  const [codedBar, readBar] = parts.bar.children;
  codedBar.style.width = `${all ? (100 * coded) / all : 0}%`;
  readBar.style.width = `${all ? (100 * (read - coded)) / all : 0}%`;
  put(
    parts.bar,
    "aria-label",
    word("page.progress", { read: whole(read), all: whole(all), coded: whole(coded), left: whole(left) }),
  );
  put(parts.bar, "aria-valuemin", 0);
  put(parts.bar, "aria-valuemax", all);
  put(parts.bar, "aria-valuenow", read);
}

/** The red bar of a kernel that is gone, with all that was not saved; nothing is hidden behind a number. */
function drawKernel(app) {
  const health = app.wire.health();
  const { kernelBar } = app;
  if (health === "ok") {
    if (!kernelBar.hidden) app.say(app.word("kernel.back"));
    kernelBar.hidden = true;
    return;
  }
  const waiting = app.wire.waiting();
  const sign = `${health} ${waiting.length}`;
  if (!kernelBar.hidden && kernelBar.dataset.sign === sign) return;
  kernelBar.hidden = false;
  kernelBar.dataset.sign = sign;
  kernelBar.classList.toggle("is-lost", health === "lost");
  fill(
    kernelBar,
    make("strong", {}, app.kernelWords(health)),
    waiting.length
      ? make(
          "div",
          { class: "synth-unsaved-list" },
          make("span", {}, app.word("kernel.not_saved")),
          make(
            "ul",
            { tabindex: "0", "aria-label": app.word("kernel.not_saved") },
            waiting.map(({ label }) => make("li", { lang: "th" }, label)),
          ),
        )
      : null,
  );
}

/** A row of tabs for narrow pages: three, or two with the statement beside them; a wide page shows all at once. */
export function makeTabs(app) {
  const names = { list: "page.list", statement: "page.statement", codebook: "page.codebook" };
  const tabs = Object.entries(names).map(([name, key]) =>
    make(
      "button",
      {
        type: "button",
        role: "tab",
        id: `${app.uid}-tab-${name}`,
        "data-name": name,
        "aria-controls": `${app.uid}-${name}-panel`,
        on: { click: () => app.turn(name), keydown: (event) => turnKey(app, event) },
      },
      app.word(key),
    ),
  );
  const element = make("div", { class: "synth-tabs", role: "tablist", "aria-label": app.word("page.views") }, ...tabs);
  const draw = () =>
    tabs.forEach((tab) => {
      const beside = getComputedStyle(tabs[1]).display === "none"; // the statement always stands beside the list
      const on = tab.dataset.name === (beside && app.tab === "statement" ? "list" : app.tab);
      put(tab, "aria-selected", String(on));
      put(tab, "tabindex", on ? "0" : "-1");
    });
  return { element, draw };
}

function turnKey(app, event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.code];
  if (!step) return;
  event.preventDefault();
  event.stopPropagation();
  const shown = [...event.target.parentElement.children].filter((tab) => tab.offsetParent);
  app.turn(shown[(shown.indexOf(event.target) + step + shown.length) % shown.length].dataset.name, true);
}
