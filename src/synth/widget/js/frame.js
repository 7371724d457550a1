// What holds the parts together, and what they call: move, say, warn, open and close.

function build(app) {
  const { root, word } = app;
  const panel = (name, ...children) =>
    make(
      "div",
      {
        class: `synth-part is-${name}`,
        id: `${app.uid}-${name}-panel`,
        role: "group",
        "aria-label": word(`page.${name}`),
      },
      ...children,
    );
  app.memosOf = memoReader(app);
  app.status = make("div", { class: "synth-spoken", role: "status", "aria-live": "polite" });
  app.alert = make("div", { class: "synth-alert", role: "alert" });
  app.kernelBar = make("div", { class: "synth-kernel", role: "alert", hidden: true });
  app.header = makeHeader(app);
  app.search = makeSearch(app);
  app.list = makeList(app);
  app.centre = makeCentre(app);
  app.tree = makeTree(app);
  app.tabs = makeTabs(app);
  app.toast = make("div", { class: "synth-toast", "aria-hidden": "true" });
  app.body = make(
    "div",
    { class: "synth-body" },
    app.header.element,
    app.kernelBar,
    app.alert,
    app.tabs.element,
    make(
      "div",
      { class: "synth-parts" },
      panel("list", app.search.element, app.list.element),
      panel("statement", app.centre.element),
      panel("codebook", app.tree.element),
    ),
    app.toast,
  );
  fill(root, app.body, app.status);
  app.turn(app.tab);
  app.search.draw();
  app.endings.push(app.list.close);
}

/** What the parts call: move, say, warn, open and close. */
function equip(app) {
  app.step = (step) => app.goAt(Math.max(0, Math.min(app.desk.keys.length - 1, app.desk.at + step)));
  app.goTo = (k, options) => app.goAt(app.desk.place.get(k) ?? app.desk.at, options);
  app.goAt = (place, { tab = null } = {}) => {
    if (app.mode) app.leave();
    app.desk.at = place;
    app.list.show();
    app.reading?.moved();
    if (tab) app.turn(tab);
    app.draw("list", "centre");
  };
  app.say = (text) => {
    write(app.status, text);
    write(app.toast, text);
    app.toast.classList.toggle("is-shown", Boolean(text));
    clearTimeout(app.toastSoon);
    app.toastSoon = setTimeout(() => app.toast.classList.remove("is-shown"), 2600);
  };
  app.alarm = (text) => write(app.alert, text);
  app.kernelWords = (health) => app.word(`kernel.${health}`);
  app.enter = (mode) => {
    app.leave();
    app.mode = mode;
    (app.reading ? app.centre.dock : app.centre.parts.work).append(mode.element);
    app.turn("statement");
    app.draw("centre");
  };
  app.leave = () => {
    const { mode } = app;
    const focus = app.root.contains(focused(app.root)) ? focused(app.root) : null;
    const elsewhere = focus && typesIn(focus) && !mode?.element.contains(focus); // who types there goes on typing
    app.mode = null;
    mode?.element?.remove();
    mode?.left?.();
    if (mode) app.draw("centre", "list");
    if (mode && !elsewhere) app.rest();
  };
  app.turn = (tab, focus = false) => {
    app.tab = tab;
    app.root.dataset.tab = tab;
    app.tabs.draw();
    if (focus) app.tabs.element.querySelector("[tabindex='0']").focus();
    else if (tab === "list") app.list.show();
    app.list.draw();
  };
  app.rest = () =>
    (app.right ? app.right.list : app.list.element.offsetParent ? app.list.element : app.centre.element).focus({ preventScroll: true });
  app.closePane = () => closePane(app);
}
