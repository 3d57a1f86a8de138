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

  /** By the fragment of a change: where it stands while the older text and the newer one are side by side. */
  const halves = new Map();
  const shown = (change) => (change.offsetParent ? change : halves.get(change.id) ?? change);

  const revealTarget = () => {
    const target = named(location.hash);
    if (!target || (target.offsetParent && !target.closest("details:not([open])"))) return;
    reveal(target);
    shown(target).scrollIntoView();
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

  /** Side by side, what was edited parts into its older and its newer half. */
  const part = (root) => {
    const others = {
      old: "ins, .inserted, .moved-to, .format-note, .permalink",
      new: "del, .deleted, .moved-from",
    };
    [...root.children].forEach((block) => {
      if (block.matches(".inserted, .deleted, .moved, .fold") || !(block.matches(".change") || block.querySelector(".change"))) return;
      block.after(...Object.entries(others).map(([side, other]) => {
        const half = make("div", { className: `half ${side}` }, block.cloneNode(true));
        all(other, half).forEach((element) => {
          // No blank is left before a sign that the words beside it stood for.
          const { previousSibling: gap, nextSibling: rest } = element;
          if (gap?.data && /^[.,;:!?)]/.test(rest?.textContent ?? ".")) gap.data = gap.data.trimEnd();
          element.remove();
        });
        all("li, ul, ol, blockquote", half).reverse().forEach((element) => element.textContent.trim() || element.remove());
        all("[id]", half).forEach((element) => {
          halves.set(element.id, element);
          element.removeAttribute("id");
        });
        return half;
      }));
      block.classList.add("whole");
    });
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
      const stop = shown(here);
      stop.tabIndex = -1;
      stop.focus({ preventScroll: true });
      stop.scrollIntoView({ block: "center" });
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

  /** Two lists to choose from; the links that the table holds are all there is to choose. */
  const addPickers = (pairs) => {
    const links = new Map(all("a[data-from]", pairs).map((link) => [`${link.dataset.from} ${link.dataset.to}`, link]));
    const versions = all("th[scope=row]", pairs).map((cell) => ({ id: cell.dataset.version, label: cell.querySelector("a").textContent })).reverse();
    const link = (a, b) => links.get(`${versions[a].id} ${versions[b].id}`);
    const select = (name, chosen) => {
      const list = make("select", {}, ...versions.map(({ label }, index) => new Option(label, index)));
      list.value = chosen;
      list.addEventListener("change", () => update());
      return [list, make("label", {}, `${name} `, list)];
    };
    const [from, fromLabel] = select("From", Math.max(0, versions.length - 2));
    const [to, toLabel] = select("to", versions.length - 1);
    const answer = make("div");
    answer.setAttribute("role", "status");

    /** As few redlines as lead from one version to another. */
    const way = (start, end) => {
      const steps = [];
      for (let at = start; at < end;) {
        let next = end;
        while (next > at && !link(at, next)) next -= 1;
        if (next === at) return [];
        steps.push([at, next]);
        at = next;
      }
      return steps;
    };

    const update = () => {
      const [a, b] = [Number(from.value), Number(to.value)].sort((x, y) => x - y);
      if (a === b) return answer.replaceChildren(make("p", { textContent: "Choose two versions." }));
      const steps = way(a, b);
      const list = make("ol", {}, ...steps.map(([x, y]) => make("li", {}, make("a", { href: link(x, y).href, textContent: `What changed from ${versions[x].label} to ${versions[y].label}` }))));
      const command = make("p", { className: "meta" }, "All at once: ", make("code", { textContent: `${pairs.dataset.command} ${versions[a].id} ${versions[b].id}` }));
      answer.replaceChildren(list, ...(steps.length === 1 ? [] : [command]));
    };
    update();
    pairs.before(make("div", { className: "pickers" }, fromLabel, toLabel, answer));
  };

  /** Readers may narrow the ledger by what its entries say of themselves. */
  const addLedgerFilters = () => {
    const entries = all("body.ledger .entries > li");
    if (entries.length < 5) return;

    const sent = {
      nothing: "nothing of the page", origin: "this site’s address", "full-address": "the page’s address",
      parameters: "parameters in the address", "plain-http": "plain HTTP", affiliate: "affiliate links", load: "loaded by pages",
    };
    const questions = [
      ["Relationship", ({ dataset }) => [dataset.relationship || "not described"]],
      ["What is sent", ({ dataset }) => dataset.sent.split(" ").map((word) => sent[word] ?? word)],
      ["Linked", (entry) => [entry.closest("section").dataset.standing]],
    ];
    const note = make("div");
    note.setAttribute("role", "status");
    const selects = questions.map(([, answers]) => make("select", {},
      make("option", { value: "", textContent: "all" }),
      ...[...new Set(entries.flatMap(answers))].sort().map((text) => make("option", { value: text, textContent: text }))));
    const apply = () => {
      entries.forEach((entry) => {
        entry.hidden = selects.some(({ value }, index) => value && !questions[index][1](entry).includes(value));
      });
      all("body.ledger section[data-standing]").forEach((section) => {
        section.hidden = !section.querySelector("li[data-sent]:not([hidden])");
      });
      note.textContent = `${entries.filter(({ hidden }) => !hidden).length} of ${entries.length} destinations`;
    };
    selects.forEach((select) => select.addEventListener("change", apply));
    const labels = questions.map(([name], index) => make("label", { className: "label" }, `${name} `, selects[index]));
    document.querySelector(".masthead").after(make("div", { className: "pickers" }, ...labels, note));
    apply();
  };

  /** An open menu closes as its reader turns elsewhere. */
  const menus = all(".site-head details");
  const closeMenus = ({ key, target }) => menus.forEach((menu) => {
    if (key === "Escape" || !key && !menu.contains(target)) menu.open = false;
  });
  addEventListener("click", closeMenus);
  addEventListener("keydown", closeMenus);

  foldContents();
  followReading();
  all(".pairs").forEach(addPickers);
  addLedgerFilters();

  const root = document.querySelector("body.redline [data-redline-root]");
  const tools = document.querySelector(".tools");
  if (root && tools) {
    addFilters(root, tools);
    addStepper(root, tools);
    addFoldSwitch(root, tools);
    const beside = tools.querySelector("#beside");
    const parting = () => {
      if (beside?.checked && !root.querySelector(".half")) part(root);
    };
    tools.addEventListener("change", parting);
    parting();
  }
  addEventListener("hashchange", revealTarget);
  revealTarget();

  // Paper cannot be unfolded.
  const answers = all(".faq details");
  addEventListener("beforeprint", () => answers.forEach((answer) => { answer.open = true; }));
})();
