// The wire to Python: questions and acts with their answers, what still waits, and whether the kernel is alive.

const SLOW = 1500; // ms until an act that has no answer is called unsaved
const SILENT = 8000; // ms without an answer until the kernel is called silent
const PING = 5000;

const GONE = new Set(["dead", "terminating", "restarting", "autorestarting"]);
const UNPLUGGED = new Set(["disconnected", "connecting"]);

/** A name that no other page and no other view of this page has. */
export function freshName() {
  return [...crypto.getRandomValues(new Uint32Array(2))].map((number) => number.toString(36)).join("");
}

/**
 * Open the wire of one view.
 *
 * `hears.event(message)` gets what Python says unasked, `hears.other(answer)` the answers to other views of the
 * same model, `hears.change()` is called when what waits or the state of the kernel has changed.
 * `health` is ok, silent (no answer for long), cut (no connection) or lost (the kernel is gone for good).
 */
export function openWire(model, hears) {
  const wire = {
    health: "ok",
    unanswered: new Map(),
    heard: Date.now(),
    knocked: 0,
    signals: false,
    prefix: freshName(),
    count: 0,
    hears,
    model,
  };
  const receive = (message) => takeAnswer(wire, message);
  const lose = () => setHealth(wire, "lost");
  model.on("msg:custom", receive);
  model.on("comm:close", lose);
  const unplug = watchKernel(wire);
  const timer = setInterval(() => checkHealth(wire), 500);
  return {
    ask: (message) => post(wire, message, null),
    act: (message, label) => post(wire, message, label),
    waiting: () => [...wire.unanswered.values()].filter((entry) => entry.label !== null),
    slow: () => [...wire.unanswered.values()].some((entry) => entry.label !== null && Date.now() - entry.at > SLOW),
    health: () => wire.health,
    close() {
      clearInterval(timer);
      unplug();
      model.off("msg:custom", receive);
      model.off("comm:close", lose);
    },
  };
}

/** Send a message and promise its answer. `label` names an act for the list of what is not saved; null: no act. */
function post(wire, message, label) {
  if (label !== null && wire.health !== "ok") return Promise.reject(new Refused(wire.health));
  wire.count += 1;
  const id = `${wire.prefix}-${wire.count}`;
  return new Promise((resolve, reject) => {
    wire.unanswered.set(id, { message: { ...message, id }, label, at: Date.now(), resolve, reject });
    transmit(wire, wire.unanswered.get(id).message);
    if (label !== null) wire.hears.change();
  });
}

/** What Python refused, with its `answer`; or what was not even sent, for the kernel is gone: `health` says how. */
class Refused extends Error {
  constructor(why, answer = null) {
    super(why);
    this.answer = answer;
    this.health = answer ? "" : why;
  }
}

function transmit(wire, message) {
  try {
    wire.model.send(message);
  } catch {
    setHealth(wire, "lost"); // the manager has closed this widget's channel
  }
}

function takeAnswer(wire, message) {
  const entry = wire.unanswered.get(message.id);
  wire.unanswered.delete(message.id);
  wire.heard = Date.now();
  if (wire.health !== "ok") resume(wire);
  if (message.event) return wire.hears.event(message);
  if (!entry) return message.id?.startsWith(wire.prefix) || wire.hears.other(message); // mine: answered twice
  if (message.ok) entry.resolve(message);
  else entry.reject(new Refused(message.why, message));
  return wire.hears.change();
}

/** After a silence everything unanswered goes out once more, under its old id: Python does nothing twice. */
function resume(wire) {
  if (wire.health === "lost") return;
  setHealth(wire, "ok");
  for (const entry of wire.unanswered.values()) {
    entry.at = Date.now();
    transmit(wire, entry.message);
  }
}

function setHealth(wire, health) {
  if (wire.health === health || wire.health === "lost") return;
  wire.health = health;
  wire.hears.change();
}

/** Listen to the kernel where the host shows it; returns how to stop. VS Code's has no signals, then pings tell. */
function watchKernel(wire) {
  const kernel = wire.model.widget_manager?.kernel;
  const status = (_, now) => {
    wire.signals = true;
    if (GONE.has(now)) setHealth(wire, "lost");
  };
  const connection = (_, now) => {
    wire.signals = true;
    if (UNPLUGGED.has(now)) setHealth(wire, "cut");
    else if (now === "connected" && wire.health === "cut") ping(wire);
  };
  const pairs = [
    [kernel?.statusChanged, status],
    [kernel?.connectionStatusChanged, connection],
  ];
  const connected = pairs.filter(([signal, listener]) => {
    try {
      signal?.connect(listener);
      return Boolean(signal);
    } catch {
      return false;
    }
  });
  if (GONE.has(kernel?.status)) setHealth(wire, "lost");
  return () => connected.forEach(([signal, listener]) => signal.disconnect(listener));
}

function ping(wire) {
  post(wire, { do: "ping" }, null).catch(() => {});
}

/** Twice a second: has anything waited too long, and is it time to ask whether anybody is there? */
function checkHealth(wire) {
  const oldest = Math.min(...[...wire.unanswered.values()].map((entry) => entry.at));
  const busy = wire.signals && wire.model.widget_manager?.kernel?.status === "busy";
  if (Date.now() - oldest > SILENT && !busy) setHealth(wire, "silent");
  if (Date.now() - oldest > SLOW) wire.hears.change();
  if (wire.health === "lost" || document.hidden || Date.now() - Math.max(wire.heard, wire.knocked) < PING) return;
  wire.knocked = Date.now();
  const [first] = wire.unanswered.values();
  if (wire.health !== "ok" && first) transmit(wire, first.message);
  else if (!first && !wire.signals) ping(wire);
}
