// How the parts of the coding page stand together.

import { makeTree } from "../codebook/tree.js";
import { fill, make } from "../page/dom.js";
import { makeCentre } from "../statement/statement.js";
import { makeHeader, makeTabs } from "./header.js";
import { makeList } from "./list.js";
import { makeSearch } from "./search.js";

export function build(app) {
  const { root, word } = app;
  const panel = (name, ...children) =>
    make(
      "div",
      {
        class: `synth-part is-${name}`,
        id: `${app.uid}-${name}-panel`,
        role: "group",
        "aria-label": word(`page.${name}`),
      },
      ...children,
    );
  app.kernelBar = make("div", { class: "synth-kernel", role: "alert", hidden: true });
  app.header = makeHeader(app);
  app.search = makeSearch(app);
  app.list = makeList(app);
  app.centre = makeCentre(app);
  app.tree = makeTree(app);
  app.tabs = makeTabs(app);
  app.body = make(
    "div",
    { class: "synth-body" },
    app.header.element,
    app.kernelBar,
    app.alert,
    app.tabs.element,
    make(
      "div",
      { class: "synth-parts" },
      panel("list", app.search.element, app.list.element),
      panel("statement", app.centre.element),
      panel("codebook", app.tree.element),
    ),
    app.toast,
  );
  fill(root, app.body, app.status);
  app.turn(app.tab);
  app.search.draw();
  app.endings.push(app.list.close);
}
