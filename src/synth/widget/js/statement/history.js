// What was done with a statement, by whom and when.

import { currentKey } from "../desk/desk.js";
import { make } from "../page/dom.js";
import { momentOf } from "../page/moments.js";
import { openPane } from "../page/pane.js";

export function openHistory(app) {
  const k = currentKey(app.desk);
  if (k === undefined) return;
  const asked = app.wire.ask({ do: "history", k }).then(
    ({ history }) => {
      const items = history.map(({ at, coder, words, stands }) =>
        make(
          "li",
          { class: stands ? null : "is-undone" },
          make("span", { class: "synth-quiet" }, `${momentOf(app, at)} · ${coder}`),
          " ",
          make("span", { lang: "th" }, words),
          stands ? null : make("span", { class: "synth-quiet" }, ` (${app.word("page.undone")})`),
        ),
      );
      openPane(app, {
        title: app.word("page.history"),
        body: [make("ol", { class: "synth-history", tabindex: "0", "aria-label": app.word("page.history") }, items)],
      });
    },
    (error) => app.alarm(error.message),
  );
  app.wait(asked);
}
