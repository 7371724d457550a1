// Adjudication: what both coders did, side by side with their memos; the outcome stands apart, below.

import { agreeAll, codeIt, takeOver } from "../desk/acts.js";
import { colourOf, currentRow, nameOf } from "../desk/desk.js";
import { tagOf, wordsOf } from "../desk/span.js";
import { button, colourBar, fill, keyCap, make } from "../page/dom.js";

export function drawBoth(app, row) {
  const { both } = app.centre.parts;
  if (!app.session.adjudicates) return fill(both);
  const sides = app.session.pair.map(
    (name) => row.others.find(({ coder }) => coder === name) ?? { coder: name, codes: [], read: false },
  );
  const disputed = disputedCodes(app, row);
  const { word } = app;
  const verdict = disputed.length ? word("adjudication.disputed", { n: disputed.length }) : word("adjudication.agreed");
  const bothRead = sides.every(({ read, codes }) => read || codes.length);
  return fill(
    both,
    make(
      "section",
      { class: "synth-sides", "aria-label": word("adjudication.title") },
      ...sides.map((side, place) => sideOf(app, row, side, sides[1 - place], place)),
    ),
    make(
      "div",
      { class: "synth-acts" },
      bothRead ? make("p", { class: disputed.length ? "synth-disputed" : "synth-quiet" }, verdict) : null,
      button(word("adjudication.agree"), () => takeOver(app, { act: "agree" }, word("act.agree")), { key: "A" }),
      button(word("adjudication.agree_all"), () => agreeAll(app), { key: "Shift+A", kind: "is-quiet" }),
    ),
  );
}

/** One coder's codes, each marked where the other has it too, and this coder's memos. */
function sideOf(app, row, side, other, place) {
  const { word } = app;
  const none = side.read ? word("adjudication.none") : word("adjudication.unread");
  const memos = app.memos.of(row.k, row.memos).filter(({ coder }) => coder === side.coder);
  return make(
    "div",
    { class: "synth-side" },
    make("h3", {}, word("adjudication.of", { coder: side.coder })),
    side.codes.length
      ? make(
          "ul",
          {},
          side.codes.map((code) => {
            const same = other.codes.includes(code);
            return make(
              "li",
              { class: same ? "is-same" : "is-only" },
              tagOf(app, code, wordsOf(row, code, side.coder)),
              make(
                "span",
                { class: "synth-quiet" },
                same ? word("adjudication.same") : word("adjudication.only", { coder: side.coder }),
              ),
            );
          }),
        )
      : make("p", { class: "synth-quiet" }, none),
    ...memos.map(({ text }) => make("blockquote", { lang: "th" }, text)),
    button(word("adjudication.take", { coder: side.coder }), () => takeFrom(app, place), {
      key: "[]"[place],
      kind: "is-quiet",
    }),
  );
}

export function takeFrom(app, place) {
  const coder = app.session.pair[place];
  takeOver(app, { act: "take", from: coder }, app.word("act.take", { coder }));
}

/** The codes that only one of the two has. */
function disputedCodes(app, row) {
  const [a, b] = app.session.pair.map((name) => row.others.find(({ coder }) => coder === name)?.codes ?? []);
  return [...a.filter((code) => !b.includes(code)), ...b.filter((code) => !a.includes(code))];
}

/** The disputed codes with their digits, where a coder has the machine's suggestions. */
export function drawDisputed(app, row, seen) {
  const { word } = app;
  const codes = disputedCodes(app, row).slice(0, 9);
  const standing = new Set(seen.codes.filter(({ leaving }) => !leaving).map(({ code }) => code));
  fill(
    app.centre.parts.suggested,
    codes.length
      ? make(
          "section",
          { class: "synth-suggested", "aria-label": word("adjudication.codes") },
          make("h3", {}, word("adjudication.codes")),
          make(
            "ol",
            {},
            codes.map((code, place) =>
              make(
                "li",
                { class: standing.has(code) ? "is-done" : null, "data-code": code },
                keyCap(place + 1),
                make(
                  "div",
                  { class: "synth-hint-body" },
                  make(
                    "div",
                    { class: "synth-hint-name" },
                    colourBar(colourOf(app.desk, code)),
                    make("span", { lang: "th" }, nameOf(app.desk, code)),
                    standing.has(code) ? make("span", { class: "synth-on" }, word("suggested.accepted")) : null,
                  ),
                  make("p", { class: "synth-because" }, word("adjudication.only", { coder: ownerOf(app, row, code) })),
                ),
                standing.has(code)
                  ? null
                  : button(word("suggested.accept"), () => takeDisputed(app, place), {
                      "aria-label": `${word("suggested.accept")} ${nameOf(app.desk, code)}`,
                    }),
              ),
            ),
          ),
        )
      : null,
  );
}

const ownerOf = (app, row, code) =>
  row.others.find(({ coder, codes }) => app.session.pair.includes(coder) && codes.includes(code))?.coder ?? "";

export function takeDisputed(app, place) {
  const row = currentRow(app.desk);
  const code = row && disputedCodes(app, row)[place];
  if (code && !app.chips.some((coding) => coding.code === code && !coding.leaving)) codeIt(app, code);
}
