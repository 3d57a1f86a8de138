(() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  /** The element an address names; a malformed escape names none. */
  const named = (hash) => {
    try {
      return hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    } catch {
      return null;
    }
  };

  /** On a narrow screen the contents would push the text out of sight. */
  const foldContents = () => {
    const wide = matchMedia("(min-width: 60rem)");
    const apply = () => all(".contents details").forEach((details) => { details.open = wide.matches; });
    wide.addEventListener("change", apply);
    apply();
  };

  const followReading = () => {
    const entries = all(".contents a[href^='#']")
      .map((link) => ({ link, heading: named(link.hash) }))
      .filter(({ heading }) => heading);
    if (!entries.length) return;

    let waiting = false;
    let shown = null;
    const update = () => {
      waiting = false;
      const line = innerHeight / 4;
      const passed = entries.filter(({ heading }) => heading.getBoundingClientRect().top <= line);
      const current = passed.length ? passed[passed.length - 1].link : null;
      if (current === shown) return;
      shown?.removeAttribute("aria-current");
      current?.setAttribute("aria-current", "location");
      shown = current;
      const rail = current?.closest(".contents");
      if (rail && rail.scrollHeight > rail.clientHeight) {
        rail.scrollTop = current.offsetTop - rail.clientHeight / 2;
      }
    };
    addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(update);
    }, { passive: true });
    update();
  };

  /** A change inside a folded passage must be reachable by its address. */
  const reveal = (element) => {
    for (let fold = element?.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
  };

  const revealTarget = () => {
    const target = named(location.hash);
    if (!target?.closest("details:not([open])")) return;
    reveal(target);
    target.scrollIntoView();
  };

  /** The old place of a move is of the kind that its new place names. */
  const kindOf = (change) => change.dataset.change ?? named(`#${change.id.replace(/-from$/, "")}`)?.dataset.change;

  /** Unticked kinds read as they stand in the newer version. */
  const addFilters = (root, tools) => {
    const items = all(".counts[data-filters] > li[data-kind]", tools);
    const boxes = items.map((item) => {
      const box = make("input", { type: "checkbox", checked: true });
      const words = make("span", {}, ...item.childNodes);
      item.replaceChildren(make("label", {}, box, words));
      return { box, kind: item.dataset.kind };
    });
    if (!boxes.length) return;

    const note = make("p", { className: "meta" });
    note.setAttribute("role", "status");
    tools.querySelector(".counts").after(note);
    const apply = () => {
      const off = boxes.filter(({ box }) => !box.checked).map(({ kind }) => kind);
      all(".change", root).forEach((change) => change.classList.toggle("quiet", off.includes(kindOf(change))));
      note.textContent = off.length ? "Unticked kinds are shown as they read in the newer version." : "";
    };
    boxes.forEach(({ box }) => box.addEventListener("change", apply));
  };

  const addFoldSwitch = (root, tools) => {
    const folds = all("details.fold", root);
    if (!folds.length) return;
    const button = make("button", { type: "button", textContent: "Show unchanged text" });
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      const open = button.getAttribute("aria-pressed") === "false";
      folds.forEach((fold) => { fold.open = open; });
      button.setAttribute("aria-pressed", String(open));
    });
    tools.querySelector(".keys, .counts").before(button);
  };

  const addStepper = (root, tools) => {
    const stops = () => all(".change[id]:not([data-redline='moved-from'], .quiet)", root);
    const total = stops().length;
    if (total < 2) return;

    let here = null;
    const place = make("span", { textContent: `${total} changes` });
    place.setAttribute("role", "status");

    const step = (direction) => {
      const list = stops();
      if (!list.length) return;
      const at = list.indexOf(here);
      const next = at < 0 ? (direction > 0 ? 0 : list.length - 1) : (at + direction + list.length) % list.length;
      here = list[next];
      reveal(here);
      here.tabIndex = -1;
      here.focus({ preventScroll: true });
      here.scrollIntoView({ block: "center" });
      place.textContent = `${next + 1} of ${list.length}`;
    };

    const previous = make("button", { type: "button", textContent: "Previous" });
    const next = make("button", { type: "button", textContent: "Next" });
    previous.addEventListener("click", () => step(-1));
    next.addEventListener("click", () => step(1));

    // Single-letter shortcuts must be possible to switch off: they disturb speech input.
    const keys = make("input", { type: "checkbox", checked: true });
    addEventListener("keydown", (event) => {
      if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input[type=text], textarea, select, [contenteditable]")) return;
      if (event.key === "n") step(1);
      if (event.key === "p") step(-1);
    });

    tools.querySelector(".verdict").after(
      make("div", { className: "stepper" }, previous, next, place),
      make("label", { className: "keys" }, keys, "Step with the keys n and p"),
    );
  };

  foldContents();
  followReading();

  const root = document.querySelector("body.redline [data-redline-root]");
  const tools = document.querySelector(".tools");
  if (root && tools) {
    addFilters(root, tools);
    addStepper(root, tools);
    addFoldSwitch(root, tools);
  }
  addEventListener("hashchange", revealTarget);
  revealTarget();

  // Paper cannot be unfolded.
  const answers = all(".faq details");
  addEventListener("beforeprint", () => answers.forEach((answer) => { answer.open = true; }));
})();
