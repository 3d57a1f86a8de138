// The preview's part of a page: reloads it when it changed, shows what is wrong with the content, and leads to drafts.
(() => {
  "use strict";
  const own = document.currentScript;
  const seen = own.dataset.page;
  const place = "codicil-preview:" + location.pathname;

  // A page that was reloaded stays where it was scrolled to.
  const scrolled = sessionStorage.getItem(place);
  if (scrolled !== null) {
    sessionStorage.removeItem(place);
    addEventListener("load", () => scrollTo({ top: Number(scrolled), behavior: "instant" }), { once: true });
    scrollTo({ top: Number(scrolled), behavior: "instant" });
  }

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  const host = element("codicil-preview", {});
  const root = host.attachShadow({ mode: "open" });
  const bar = element("div", { class: "bar", role: "region", "aria-label": "Preview" });
  const panel = element("div", { class: "panel", role: "alert", hidden: "" });
  root.append(element("link", { rel: "stylesheet", href: own.src.replace(/\.js.*/, ".css") }),
    element("div", { class: "dock" }, panel, bar));
  // The page ends above the bar.
  new ResizeObserver(() => { host.style.blockSize = bar.offsetHeight + "px"; }).observe(bar);
  document.body.append(host);

  let hidden = false;
  function showProblems(state) {
    const wrong = state.problems;
    panel.replaceChildren();
    panel.hidden = wrong.length === 0 || hidden || !(state.failed || panel.dataset.asked);
    if (wrong.length === 0) { hidden = false; delete panel.dataset.asked; }
    if (panel.hidden) return;
    const hide = element("button", { type: "button" }, "Hide");
    hide.addEventListener("click", () => { hidden = true; delete panel.dataset.asked; show(state); });
    panel.append(
      element("div", { class: "head" },
        element("strong", {}, state.headline),
        element("span", {}, state.failed ? "Behind this is the last page that was good." : ""), hide),
      ...wrong.map(showProblem));
  }

  // What is wrong and what to do about it in words that wrap, and between them the lines of the source, which do not.
  function showProblem(problem) {
    const lines = problem.text.trimEnd().split("\n");
    const advice = lines.at(-1).trimStart().startsWith("→") ? lines.pop().trim() : "";
    const excerpt = lines.splice(1).join("\n");
    const shown = element("section", { class: problem.severity }, element("p", {}, lines[0]));
    if (excerpt) shown.append(element("pre", { tabindex: "0", role: "group", "aria-label": "The source" }, excerpt));
    if (advice) shown.append(element("p", {}, advice));
    return shown;
  }

  function showBar(state) {
    bar.replaceChildren(element("strong", {}, state.title));
    if (state.status) bar.append(element("span", { class: "status" }, state.status));
    const list = element("nav", { "aria-label": "Drafts" });
    for (const link of state.links) {
      const made = element("a", { href: link.href }, link.label);
      if (link.href === location.pathname) made.setAttribute("aria-current", "page");
      list.append(made);
    }
    bar.append(list);
    if (state.problems.length > 0) {
      const button = element("button", { type: "button", class: state.failed ? "error" : "warning" }, state.headline);
      button.addEventListener("click", () => { hidden = !panel.hidden; panel.dataset.asked = "yes"; show(state); });
      bar.append(button);
    }
  }

  function show(state) {
    showProblems(state);
    showBar(state);
  }

  // Style sheets take the place of others without a reload.
  function swapStyles(styles) {
    const links = [...document.querySelectorAll('head link[rel="stylesheet"]')];
    links.forEach((link, index) => {
      const path = styles[index];
      if (!path || new URL(link.href).pathname === path) return;
      const next = link.cloneNode();
      next.href = path;
      next.addEventListener("load", () => link.remove(), { once: true });
      link.after(next);
    });
  }

  let received;
  function receive(message) {
    // What is shown keeps the focus as long as it is the same.
    if (message === received) return;
    received = message;
    const state = JSON.parse(message);
    if (state.page !== seen) {
      events.close();
      sessionStorage.setItem(place, String(scrollY));
      location.reload();
      return;
    }
    swapStyles(state.styles);
    show(state);
  }

  let events;
  function listen() {
    events = new EventSource("/_codicil/events?page=" + encodeURIComponent(location.pathname));
    events.addEventListener("message", event => { bar.classList.remove("lost"); receive(event.data); });
    events.addEventListener("error", () => bar.classList.add("lost"));
  }
  // A browser has few connections to one server: pages that nobody looks at leave theirs to others.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) events.close(); else { events.close(); listen(); }
  });
  addEventListener("pagehide", () => events.close());
  addEventListener("pageshow", event => { if (event.persisted) { events.close(); listen(); } });
  listen();
})();
