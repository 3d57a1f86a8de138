(() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  /** What is read out as it changes. */
  const status = (tag = "div", properties = {}) => {
    const note = make(tag, properties);
    note.setAttribute("role", "status");
    return note;
  };

  /** A phrase of the page with its values: `{1} of {2}`. */
  const fill = (phrase, ...values) => values.reduce((text, value, at) => text.replace(`{${at + 1}}`, () => value), phrase);

  /** The element an address names; a malformed escape names none. */
  const named = (hash) => {
    try {
      return hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    } catch {
      return null;
    }
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
      const rail = current?.closest(".rail");
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
  const addFilters = (root, tools, more) => {
    const items = all(".counts[data-filters] > li[data-kind]", tools);
    const boxes = items.map((item) => {
      const box = make("input", { type: "checkbox", checked: true });
      const words = make("span", {}, ...item.childNodes);
      item.replaceChildren(make("label", {}, box, words));
      return { box, kind: item.dataset.kind };
    });
    if (!boxes.length) return;

    const note = status("p", { className: "meta" });
    more.append(note);
    const apply = () => {
      const off = boxes.filter(({ box }) => !box.checked).map(({ kind }) => kind);
      all(".change", root).forEach((change) => change.classList.toggle("quiet", off.includes(kindOf(change))));
      note.textContent = off.length ? tools.dataset.unticked : "";
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

  const addFoldSwitch = (root, tools, words) => {
    const folds = all("details.fold", root);
    if (!folds.length) return;
    const button = make("button", { type: "button", textContent: words.unfold });
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      const open = button.getAttribute("aria-pressed") === "false";
      folds.forEach((fold) => { fold.open = open; });
      button.setAttribute("aria-pressed", String(open));
    });
    tools.append(button);
  };

  const addStepper = (root, tools, words) => {
    const stops = () => all(".change[id]:not([data-redline='moved-from'], .quiet)", root);
    const total = stops().length;
    if (total < 2) return;

    let here = null;
    const place = status("span", { textContent: fill(words.total, total) });

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
      place.textContent = fill(words.place, next + 1, list.length);
    };

    const previous = make("button", { type: "button", textContent: words.previous });
    const next = make("button", { type: "button", textContent: words.next });
    previous.addEventListener("click", () => step(-1));
    next.addEventListener("click", () => step(1));

    // Single-letter shortcuts must be possible to switch off: they disturb speech input.
    const keys = make("input", { type: "checkbox", checked: true });
    addEventListener("keydown", (event) => {
      if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input[type=text], textarea, select, [contenteditable]")) return;
      if (event.key === "n") step(1);
      if (event.key === "p") step(-1);
    });

    tools.append(
      make("div", { className: "stepper" }, previous, next, place),
      make("label", { className: "keys" }, keys, words.keys),
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
    const [from, fromLabel] = select(pairs.dataset.labelFrom, Math.max(0, versions.length - 2));
    const [to, toLabel] = select(pairs.dataset.labelTo, versions.length - 1);
    const answer = status();

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
      if (a === b) return answer.replaceChildren(make("p", { textContent: pairs.dataset.choose }));
      const steps = way(a, b);
      const list = make("ol", {}, ...steps.map(([x, y]) => make("li", {}, make("a", { href: link(x, y).href, textContent: fill(pairs.dataset.change, versions[x].label, versions[y].label) }))));
      const command = make("p", { className: "meta" }, `${pairs.dataset.atOnce} `, make("code", { textContent: `${pairs.dataset.command} ${versions[a].id} ${versions[b].id}` }));
      answer.replaceChildren(list, ...(steps.length === 1 ? [] : [command]));
    };
    update();
    pairs.before(make("div", { className: "pickers" }, fromLabel, toLabel, answer));
  };

  /** Narrows a list by what its entries say of themselves and, where there is a box to write in, by their words. */
  const narrow = (entries, questions, words, box, then = () => {}) => {
    const note = status();
    const texts = entries.map((entry) => entry.textContent.toLowerCase());
    const choices = questions.map(([name, answers]) => {
      const options = [...new Set(entries.flatMap(answers))].sort();
      const select = make("select", {}, new Option(words.all, ""), ...options.map((text) => new Option(text)));
      select.addEventListener("change", () => apply());
      return { name, answers, select, label: make("label", { className: "label", hidden: options.length < 2 }, `${words[name]} `, select) };
    });
    const apply = () => {
      const sought = (box?.value ?? "").toLowerCase().split(/\s+/);
      const asked = choices.filter(({ select }) => select.value);
      entries.forEach((entry, at) => {
        entry.hidden = !asked.every(({ answers, select }) => answers(entry).includes(select.value)) || !sought.every((word) => texts[at].includes(word));
      });
      const shown = entries.filter(({ hidden }) => !hidden);
      const sections = new Set(shown.map((entry) => entry.closest("section")));
      entries.forEach((entry) => { entry.closest("section").hidden = !sections.has(entry.closest("section")); });
      note.textContent = fill(words.place, shown.length, entries.length);
      then(asked);
    };
    box?.addEventListener("input", apply);
    document.querySelector(".masthead").after(make("div", { className: "pickers" }, ...(box ? [make("label", { className: "label" }, `${words.box} `, box)] : []), ...choices.map(({ label }) => label), note));
    apply();
  };

  const addLedgerFilters = () => {
    const entries = all("body.ledger .entries > li");
    if (entries.length < 5) return;

    const words = entries[0].closest("article").dataset;
    narrow(entries, [
      ["relationship", ({ dataset }) => [dataset.relationship || words.none]],
      ["sent", ({ dataset }) => dataset.sent.split("; ")],
      ["standing", (entry) => [entry.closest("section").dataset.standing]],
    ], words);
  };

  /** Where the texts have an index, its answers stand above the list. */
  const addSearch = (list) => {
    const box = make("input", { type: "search", value: new URLSearchParams(location.search).get("q") ?? "" });
    const answers = make("ul", { className: "finds answers" });
    const answer = ({ url, meta, excerpt, sub_results: [part] }) => {
      const { childNodes } = new DOMParser().parseFromString(excerpt, "text/html").body;
      const words = [...childNodes].map(({ nodeName, textContent }) => nodeName === "MARK" ? make("b", { textContent }) : textContent);
      return make("li", {}, make("a", { href: part?.url ?? url, textContent: meta.title }), " ",
        make("span", { className: "meta", textContent: meta.standing ?? "" }), make("p", {}, ...words));
    };
    let index;
    const ask = async (asked) => {
      if (!list.dataset.index || !box.value.trim()) return answers.replaceChildren();
      try {
        index ??= import(new URL(list.dataset.index, location));
        const filters = Object.fromEntries(asked.map(({ name, select }) => [name, select.value]));
        const found = await (await index).debouncedSearch(box.value, { filters });
        if (found) answers.replaceChildren(...(await Promise.all(found.results.slice(0, 20).map((result) => result.data()))).map(answer));
      } catch {
        // Where the host does not let the index run, the list is there.
        delete list.dataset.index;
      }
    };
    const entries = all(".finds > li", list);
    const questions = ["policy", "standing", "year"].map((name) => [name, ({ dataset }) => dataset[name] ?? []]);
    list.before(answers);
    narrow(entries, questions, list.dataset, box, ask);
  };

  /** An open menu closes as its reader turns elsewhere; with Escape, its reader is back at its name. */
  ["click", "focusin", "keydown"].forEach((name) => addEventListener(name, ({ key, target }) => {
    all(".site-head [open]").forEach((menu) => {
      if (key ? key !== "Escape" : menu.contains(target)) return;
      if (key && menu.contains(target)) menu.firstElementChild.focus();
      menu.open = false;
    });
  }));

  followReading();
  all(".pairs").forEach(addPickers);
  addLedgerFilters();
  all(".found").forEach(addSearch);

  const root = document.querySelector("body.redline [data-redline-root]");
  const tools = document.querySelector(".tools");
  if (root && tools) {
    const more = make("div", { className: "more" });
    addStepper(root, more, tools.dataset);
    addFoldSwitch(root, more, tools.dataset);
    addFilters(root, tools, more);
    tools.append(more);
    const beside = tools.querySelector("#beside");
    const parting = () => {
      if (beside?.checked && !root.querySelector(".half")) part(root);
    };
    tools.classList.add("ready");
    tools.addEventListener("change", parting);
    parting();
  }
  addEventListener("hashchange", revealTarget);
  revealTarget();

  // Paper cannot be unfolded.
  const answers = all(".faq details");
  addEventListener("beforeprint", () => answers.forEach((answer) => { answer.open = true; }));
})();
