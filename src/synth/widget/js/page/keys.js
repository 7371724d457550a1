// The keyboard. Keys are known by their place (`event.code`), so that the Thai layout needs no switching.

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
export function keepsKey(target, code) {
  if (target.matches?.(STEERED) && /^Arrow|^Home|^End|^Page|^Key|^Digit/.test(code)) return true;
  return Boolean(PRESSED[code] && target.closest?.(PRESSED[code]));
}

export const typesIn = (target) => Boolean(target.matches?.(TYPED));

/**
 * Listen on the root. `commands` names what each key does ({KeyJ: "down"}), `repeated` the commands that a key may do
 * again while it is held down. `handle(command)` says whether the key was taken; `first(event, name)` is asked
 * before, for what is open now (a dialogue, the finder, a cut).
 *
 * No key of a coder reaches the notebook, where `a` or `dd` would do harm; Ctrl and Alt combinations that are
 * not ours go on to the browser, save those with Enter, which would run the cell and close this very page.
 */
export function listenToKeys(root, { commands, repeated, first, handle }) {
  const down = (event) => {
    const name = chord(event);
    const combined = event.ctrlKey || event.metaKey || event.altKey;
    const ours = !event.altKey && name in commands;
    if (combined && !ours && !/Enter$/.test(event.code)) return;
    event.stopPropagation();
    if (event.isComposing || event.keyCode === 229) return;
    if (first(event, name)) return event.preventDefault();
    if (combined && !ours) return event.preventDefault();
    if (typesIn(event.target) || keepsKey(event.target, event.code) || !ours) return;
    if (event.repeat && !repeated.has(commands[name])) return event.preventDefault();
    if (handle(commands[name])) event.preventDefault();
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
