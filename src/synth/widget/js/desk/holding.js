// Keys that come while the page waits to be moved by an answer wait too, in their order: a busy kernel loses none
// of them, and none means another statement than the one it was meant for.

import { focused } from "../page/dom.js";
import { keepsKey, typesIn } from "../page/keys.js";

/** What is awaited, the keys that wait, and whether one of them is being pressed again. */
export const newHeld = () => ({ going: new Set(), keys: [], replaying: false });

/** Hold keys back until a promise is settled. */
export function holdWhile(app, promise) {
  const { held } = app;
  const turn = {};
  held.going.add(turn);
  const over = () => held.going.delete(turn) && releaseKeys(app);
  promise.then(over, over);
  return promise;
}

/** Whether a key was put aside. What is typed into a field arrives there in any case; Esc lets go of the rest. */
export function holdsKey(app, event, name) {
  const { held } = app;
  const waits = held.going.size > 0 || held.keys.length > 0;
  if (held.replaying || !waits || app.pane || app.lines || app.wire.health() === "lost") return false;
  if (typesIn(event.target) || keepsKey(event.target, event.code)) return false;
  if (/^(Shift|Control|Alt|Meta|Tab|F\d|CapsLock)/.test(event.code)) return false;
  if (name === "Escape") return (dropKeys(app), true);
  if (event.repeat) return true;
  const { code, key, shiftKey, ctrlKey, metaKey } = event;
  held.keys.push({ code, key, shiftKey, ctrlKey, metaKey });
  app.say(app.word("kernel.holds", { n: held.keys.length }));
  return true;
}

function dropKeys(app) {
  app.held.going.clear();
  app.held.keys.length = 0;
  app.say(app.word("kernel.dropped"));
}

function releaseKeys(app) {
  const { held } = app;
  while (held.keys.length && !held.going.size) {
    const key = held.keys.shift();
    held.replaying = true;
    try {
      pressAgain(app, key);
    } finally {
      held.replaying = false;
    }
  }
}

/** A key as it would have come: first to the page's own ears, then, where a field has the focus, as a letter. */
function pressAgain(app, key) {
  const focus = focused(app.root);
  const target = app.root.contains(focus) ? focus : app.root;
  const event = new KeyboardEvent("keydown", { ...key, bubbles: true, cancelable: true, composed: true });
  if (!target.dispatchEvent(event) || !typesIn(target) || key.ctrlKey || key.metaKey) return;
  const [start, end] = [target.selectionStart, target.selectionEnd];
  if ([...key.key].length === 1) target.setRangeText(key.key, start, end, "end");
  else if (key.key === "Enter" && target.matches("textarea")) target.setRangeText("\n", start, end, "end");
  else if (key.key === "Backspace" && end) {
    const from = start < end ? start : target.value.slice(0, start).replace(/[^]$/u, "").length;
    target.setRangeText("", from, end, "end");
  } else return;
  target.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
