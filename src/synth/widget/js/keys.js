// The keyboard. Keys are known by their place (`event.code`), so that the Thai layout needs no switching.

const COMMANDS = {
  ArrowDown: "down",
  KeyJ: "down",
  ArrowUp: "up",
  KeyK: "up",
  PageDown: "ten",
  PageUp: "tenBack",
  Home: "first",
  End: "last",
  KeyN: "unread",
  KeyG: "suggestion",
  KeyD: "disagreement",
  KeyC: "find",
  Enter: "find",
  NumpadEnter: "find",
  ArrowLeft: "chipBack",
  ArrowRight: "chipOn",
  KeyW: "words",
  KeyI: "vivo",
  KeyX: "uncode",
  Delete: "uncode",
  Backspace: "uncode",
  Space: "review",
  KeyM: "memo",
  KeyU: "undo",
  "Shift+KeyU": "redo",
  "Mod+KeyZ": "undo",
  "Mod+KeyY": "redo",
  "Mod+Shift+KeyZ": "redo",
  KeyF: "search",
  Slash: "search",
  KeyL: "filter",
  KeyQ: "found",
  KeyO: "sources",
  KeyV: "reading",
  KeyP: "right",
  KeyS: "split",
  KeyT: "join",
  KeyE: "use",
  KeyB: "book",
  KeyA: "agree",
  "Shift+KeyA": "agreeAll",
  BracketLeft: "takeFirst",
  BracketRight: "takeSecond",
  KeyH: "history",
  KeyR: "refresh",
  "Shift+Slash": "help",
  F1: "help",
  Escape: "escape",
  "Mod+KeyS": "saved",
};
for (let digit = 1; digit <= 9; digit += 1) {
  COMMANDS[`Digit${digit}`] = COMMANDS[`Numpad${digit}`] = `accept${digit}`;
  COMMANDS[`Shift+Digit${digit}`] = `dismiss${digit}`;
}

// A key that is held down moves on; it never codes, undoes or reads a second statement unseen.
const REPEATED = new Set(["down", "up", "ten", "tenBack", "chipBack", "chipOn"]);

const TYPED = "input:not([type=checkbox]):not([type=radio]):not([type=color]), textarea, [contenteditable=true]";
const PRESSED = {
  Space: "button, summary, input, select, a",
  Enter: "button, summary, a, select",
  NumpadEnter: "button, summary, a",
};
const STEERED = "select, input[type=radio], input[type=color]";

/** The key with what is held: `Shift+Digit1`, `Mod+KeyZ` (Ctrl or ⌘). */
function chord(event) {
  const held = `${event.ctrlKey || event.metaKey ? "Mod+" : ""}${event.shiftKey ? "Shift+" : ""}`;
  return `${held}${event.code}`;
}

/** Whether the element that has the focus does its own thing with this key. */
function keepsKey(target, code) {
  if (target.matches?.(STEERED) && /^Arrow|^Home|^End|^Page|^Key|^Digit/.test(code)) return true;
  return Boolean(PRESSED[code] && target.closest?.(PRESSED[code]));
}

const typesIn = (target) => Boolean(target.matches?.(TYPED));

/**
 * Listen on the root. `handle(command, event)` says whether the key was taken; `first(event, name)` is asked
 * before, for what is open now (a dialogue, the finder, a cut).
 *
 * No key of a coder reaches the notebook, where `a` or `dd` would do harm; Ctrl and Alt combinations that are
 * not ours go on to the browser, save those with Enter, which would run the cell and close this very page.
 */
function listenToKeys(root, { first, handle }) {
  const down = (event) => {
    const name = chord(event);
    const combined = event.ctrlKey || event.metaKey || event.altKey;
    const ours = !event.altKey && name in COMMANDS;
    if (combined && !ours && !/Enter$/.test(event.code)) return;
    event.stopPropagation();
    if (event.isComposing || event.keyCode === 229) return;
    if (first(event, name)) return event.preventDefault();
    if (combined && !ours) return event.preventDefault();
    if (typesIn(event.target) || keepsKey(event.target, event.code) || !ours) return;
    const command = COMMANDS[name];
    if (event.repeat && !REPEATED.has(command)) return event.preventDefault();
    if (handle(command, event)) event.preventDefault();
  };
  const quiet = (event) => event.stopPropagation();
  root.addEventListener("keydown", down);
  root.addEventListener("keypress", quiet);
  root.addEventListener("keyup", quiet);
  return () => {
    root.removeEventListener("keydown", down);
    root.removeEventListener("keypress", quiet);
    root.removeEventListener("keyup", quiet);
  };
}
