// The filter pane: every choice is applied at once, and the number found is said below.

import { colourOf, nameOf } from "../desk/desk.js";
import { sourceName } from "../desk/filters.js";
import { button, colourBar, crossMark, fill, make, whole, write } from "../page/dom.js";
import { labelled } from "../page/fields.js";
import { openPane } from "../page/pane.js";

export function openFilter(app) {
  const { word, desk } = app;
  const { options } = desk;
  const choice = (name, values) => chooserField(app, name, [["", word("filter.any")], ...values]);
  const same = (values) => (values ?? []).map((value) => [value, value]);
  const states = ["u", "r", "c"].map((state) => [state, word(`state.${state}`)]);
  const others = (options.coders ?? []).filter((name) => name !== app.session.coder);
  const fields = [
    choice("state", states),
    choice("cohort", same(options.cohorts)),
    choice("project", same(options.projects)),
    choice("section", same(options.sections)),
    choice(
      "source",
      (options.sources ?? []).map(({ source_id: id }) => [id, sourceName(app, id)]),
    ),
    chooserField(app, "use", [
      ["", word("filter.analysed")],
      ["left out", word("filter.left_out")],
      ["all", word("filter.all")],
    ]),
    chooserField(app, "order", orders(app)),
    app.session.blind || !others.length
      ? null
      : chooserField(app, "coder", [["", word("filter.me", { coder: app.session.coder })], ...same(others)]),
    codeChooser(app, "code"),
    codeChooser(app, "not_code"),
    app.session.blind ? null : ticker(app, "disagreement"),
    ticker(app, "memo"),
  ];
  const hits = make("p", { class: "synth-hits", role: "status" });
  const say = () => write(hits, word("filter.hits", { n: whole(app.desk.hits) }));
  const form = make(
    "form",
    {
      class: "synth-form",
      on: { submit: (event) => event.preventDefault(), change: (event) => filterBy(app, event.target) },
    },
    ...fields.filter(Boolean),
  );
  const clear = button(word("page.clear"), () => (app.clearFilter(), openFilter(app)), {});
  say();
  openPane(app, {
    title: word("filter.title"),
    draw: say,
    body: [form, make("div", { class: "synth-foot" }, hits, clear)],
    focus: form.querySelector("select"),
    key: (event) => /Enter$/.test(event.code) && event.target.matches("select, input") && (app.closePane(), true),
  });
}

const orders = (app) =>
  [["text", "text"], ...(app.session.blind ? [] : [["suggestion", "suggestion"]]), ["sample", "sample"]].map(([value, key]) => [
    value,
    app.word(`filter.${key}`),
  ]);

function chooserField(app, name, choices) {
  const select = make(
    "select",
    { class: "synth-input", "data-filter": name, lang: "th" },
    ...choices.map(([value, label]) => make("option", { value }, label)),
  );
  select.value = app.filter[name] || choices[0][0];
  return labelled(app, app.word(`filter.${name}`), select);
}

/** Several codes, one after the other: those chosen stand beside it and are pressed to be taken off. */
function codeChooser(app, name) {
  const { word, desk } = app;
  const select = make(
    "select",
    { class: "synth-input", "data-filter": name, lang: "th" },
    make("option", { value: "" }, word("filter.add")),
    ...desk.book.map((entry) => make("option", { value: entry.code }, `${"\u2003".repeat(entry.depth)}${entry.name}`)),
  );
  const chosen = make("div", { class: "synth-standing" });
  const draw = () =>
    fill(
      chosen,
      ...(app.filter[name] ?? []).map((code) =>
        make(
          "button",
          {
            type: "button",
            class: "synth-lift",
            "aria-label": word("filter.remove", { name: nameOf(desk, code) }),
            on: {
              click: () => (app.applyFilter({ [name]: app.filter[name].filter((other) => other !== code) }), draw()),
            },
          },
          colourBar(colourOf(desk, code)),
          make("span", { lang: "th" }, nameOf(desk, code)),
          crossMark(),
        ),
      ),
    );
  select.drawChosen = draw;
  draw();
  const field = labelled(app, word(`filter.${name}`), select);
  field.append(chosen);
  return field;
}

function ticker(app, name) {
  const box = make("input", { type: "checkbox", "data-filter": name, id: `${app.uid}-${name}` });
  box.checked = Boolean(app.filter[name]);
  return make("label", { class: "synth-ticker", for: box.id }, box, make("span", {}, app.word(`filter.${name}`)));
}

function filterBy(app, control) {
  const { filter: name } = control.dataset;
  if (control.type === "checkbox") return app.applyFilter({ [name]: control.checked });
  if (name !== "code" && name !== "not_code") return app.applyFilter({ [name]: control.value });
  const done = app.applyFilter({ [name]: [...new Set([...(app.filter[name] ?? []), control.value])] });
  control.value = "";
  control.drawChosen();
  return done;
}
