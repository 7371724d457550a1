// Keys that come while the page waits to be moved by an answer wait too, in their order: a busy kernel loses none
// of them, and none means another statement than the one it was meant for.

/** `app.wait(promise)` holds keys back until it is settled; `app.waits()` says whether any are held back. */
function holdKeys(app) {
  const held = { going: new Set(), keys: [] };
  app.wait = (promise) => {
    const turn = {};
    held.going.add(turn);
    const over = () => held.going.delete(turn) && releaseKeys(app, held);
    promise.then(over, over);
    return promise;
  };
  app.held = held;
  app.waits = () => held.going.size > 0 || held.keys.length > 0;
  app.dropKeys = () => (held.going.clear(), held.keys.splice(0));
}

/** Whether a key was put aside. What is typed into a field arrives there in any case; Esc lets go of the rest. */
function holdsKey(app, event, name) {
  const { held } = app;
  if (held.replaying || !app.waits() || app.pane || app.right || app.wire.health() === "lost") return false;
  if (typesIn(event.target) || keepsKey(event.target, event.code)) return false;
  if (/^(Shift|Control|Alt|Meta|Tab|F\d|CapsLock)/.test(event.code)) return false;
  if (name === "Escape") return (app.dropKeys(), app.say(app.word("kernel.dropped")), true);
  if (event.repeat) return true;
  const { code, key, shiftKey, ctrlKey, metaKey } = event;
  held.keys.push({ code, key, shiftKey, ctrlKey, metaKey });
  app.say(app.word("kernel.holds", { n: held.keys.length }));
  return true;
}

function releaseKeys(app, held) {
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
