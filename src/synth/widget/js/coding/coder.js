// The coding page: opened, drawn, closed. Its modules are joined into one by `synth.widget.page`.

import { refresh } from "../desk/acts.js";
import { layBook, layView } from "../desk/desk.js";
import { comeBack } from "../desk/place.js";
import { openLines } from "../lines/view.js";
import { put, wording } from "../page/dom.js";
import { listenToKeys } from "../page/keys.js";
import { KEYS, REPEATED, command, firstKeys } from "./commands.js";
import { build } from "./frame.js";
import { Coding } from "./state.js";

function render({ model, el }) {
  const app = new Coding(model, el);
  const unlisten = listenToKeys(app.root, {
    commands: KEYS,
    repeated: REPEATED,
    first: (event, name) => firstKeys(app, event, name),
    handle: (name) => Boolean(app.list) && !app.pane && command(app, name),
  });
  const pointed = (event) => {
    const own = event.target.closest("button, input, select, textarea, [tabindex='0'], [contenteditable]");
    if (!app.pane && app.list && !own && getSelection().isCollapsed) app.rest();
  };
  const looked = () => app.list && refresh(app, false);
  app.root.addEventListener("click", pointed);
  window.addEventListener("focus", looked);
  app.endings.push(unlisten, () => window.removeEventListener("focus", looked));
  app.wire.ask({ do: "open" }).then(
    (answer) => opened(app, answer),
    (error) => app.sayRefused(error),
  );
  return () => app.close();
}

/** The answer of `open`: build the parts and show where the coder stopped. */
function opened(app, answer) {
  const { mode, coder, by, adjudicate: pair, blind, sample, study, view, at } = answer;
  app.session = { study, coder, by, adjudicates: mode === "adjudicate", pair, blind, sample };
  app.word = wording(answer.words);
  app.lang = answer.lang;
  app.desk.options = answer.options;
  app.desk.counts = answer.counts;
  layBook(app.desk, answer.book);
  layView(app.desk, view, at);
  put(app.root, "lang", answer.lang);
  put(app.root, "aria-label", app.word("page.label"));
  put(app.root, "aria-busy", null);
  build(app);
  app.draw("list", "centre", "header", "tree");
  requestAnimationFrame(() => app.list.show());
  if (answer.reading) openLines(app);
  else comeBack(app, answer);
}

export default { render };
