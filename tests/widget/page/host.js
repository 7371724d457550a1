// What a notebook is to the coding page: a model with its channel, and a page around it that listens for keys.

/**
 * What is still to come by itself: frames, short timers, answers of Python. `rested` waits until none is left and
 * two frames have passed in which none was added; only then is it sure that what a test sees is what stays.
 */
(() => {
  const LONGEST = 300; // ms; later the page only tells its place, or takes away again what it said
  const coming = new Map();
  const [later, never, frame, noFrame] = [setTimeout, clearTimeout, requestAnimationFrame, cancelAnimationFrame];
  window.setTimeout = (task, delay = 0, ...values) => {
    const id = later(() => (coming.delete(`timer ${id}`), task(...values)), delay);
    if (delay <= LONGEST) coming.set(`timer ${id}`, `${delay} ms: ${task}`);
    return id;
  };
  window.clearTimeout = (id) => (coming.delete(`timer ${id}`), never(id));
  window.requestAnimationFrame = (task) => {
    const id = frame((now) => (coming.delete(`frame ${id}`), task(now)));
    coming.set(`frame ${id}`, `frame: ${task}`);
    return id;
  };
  window.cancelAnimationFrame = (id) => (coming.delete(`frame ${id}`), noFrame(id));
  window.awaited = (promise, name) => (coming.set(promise, name), promise.finally(() => coming.delete(promise)));
  window.rested = async (patience) => {
    const begun = performance.now();
    for (let quiet = 0; quiet < 2; quiet = coming.size ? 0 : quiet + 1) {
      if (performance.now() - begun > patience) throw new Error(`still to come: ${[...coming.values()].join("; ")}`);
      await new Promise((done) => frame(done));
    }
  };
})();

/** Models answer through `answerer(message, reply)`; signals of a kernel are fired by hand. */
window.makeModel = (traits, answerer) => {
  const listeners = {};
  const signal = () => {
    const heard = new Set();
    return { connect: (slot) => heard.add(slot), disconnect: (slot) => heard.delete(slot), fire: (value) => heard.forEach((slot) => slot(null, value)), heard };
  };
  const kernel = { status: "idle", statusChanged: signal(), connectionStatusChanged: signal() };
  const model = {
    sent: [],
    kernel,
    widget_manager: { kernel },
    get: (name) => traits[name],
    on: (name, listener) => (listeners[name] ??= new Set()).add(listener),
    off: (name, listener) => listeners[name]?.delete(listener),
    fire: (name, ...values) => [...(listeners[name] ?? [])].forEach((listener) => listener(...values)),
    listening: () => Object.values(listeners).reduce((sum, set) => sum + set.size, 0),
    send: (message) => {
      model.sent.push(message);
      const answer = answerer(message, (told) => model.fire("msg:custom", told), model);
      if (answer) awaited(answer, `the answer to ${message.do}`);
    },
  };
  return model;
};

/** The page's own ears: whatever key gets past the widget would have done something to the notebook. */
window.leaked = [];
document.addEventListener("keydown", (event) => window.leaked.push(event.code));
document.addEventListener("keyup", (event) => window.leaked.push(event.code));

/** Press a key by its place, as a keyboard on any layout does. */
window.press = (code, key = code, held = {}) => {
  const target = document.activeElement ?? document.body;
  const event = new KeyboardEvent("keydown", { code, key, bubbles: true, cancelable: true, composed: true, ...held });
  target.dispatchEvent(event);
  return event.defaultPrevented;
};

/** What modules export, and what only a page can say of their functions. */
window.functions = async (paths) => {
  const modules = Object.assign({}, ...(await Promise.all(paths.map((path) => import(path)))));
  const shownMarked = (text, hits) => {
    const p = document.createElement("p");
    p.append(...modules.marked(text, hits));
    return [p.textContent, [...p.querySelectorAll("mark")].map((mark) => mark.textContent), p.querySelectorAll("b").length];
  };
  const paceSaid = (words, perHour, left) => modules.paceWords({ word: modules.wording(words) }, perHour, left);
  return { ...modules, shownMarked, paceSaid };
};

/** Show one view of a model. */
window.show = async (program, model, place) => {
  const module = await import(URL.createObjectURL(new Blob([program], { type: "text/javascript" })));
  const el = document.createElement("div");
  (place ?? document.body).append(el);
  const close = await module.default.render({ model, el });
  return { el, close };
};
