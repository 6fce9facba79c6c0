// The flow player: plays the steps of a flow in its pictures and its table. The step stands in the address (`#step-3a`),
// so that it can be linked. Without this there are numbered pictures, and links that lead to the rows of the table.
(() => {
  "use strict";

  const STILL = matchMedia("(prefers-reduced-motion: reduce)");
  const PLAY = ["Play", "M8 5l11 7-11 7z"];
  const PAUSE = ["Pause", "M9 5v14M15 5v14"];
  const BUTTONS = {
    first: ["First step", "M6 5v14M19 5 9 12l10 7z"],
    previous: ["Previous step", "M17 5 7 12l10 7z"],
    play: PLAY,
    next: ["Next step", "M7 5l10 7-10 7z"],
    last: ["Last step", "M18 5v14M5 5l10 7-10 7z"],
    leave: ["Show the whole flow", "M6 6l12 12M18 6 6 18"],
  };
  const KEYS = { ArrowLeft: "previous", ArrowRight: "next", Home: "first", End: "last", " ": "play", Escape: "leave" };
  let player = null;

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function shape(name, attributes, ...children) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function label(button, [title, d]) {
    Object.assign(button, { title, ariaLabel: title });
    button.replaceChildren(shape("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, shape("path", { d })));
  }

  // The steps as the table tells them, each with the branches it stands in, and the branches of each `alt`.
  function read(table) {
    const steps = [];
    const forks = new Map();
    const within = [];
    for (const row of table.tBodies[0].rows) {
      within.length = Math.min(within.length, row.dataset.depth);
      const { block } = row.dataset;
      if (block) {
        const branch = { row, block, words: row.textContent.trim(), within: [...within] };
        if (row.matches(".gp-block--alt")) forks.set(block, [...(forks.get(block) || []), branch]);
        within.push(branch);
      } else if (row.id) {
        steps.push({ row, number: row.id.slice("step-".length), within: [...within] });
      }
    }
    return [steps, forks];
  }

  // A line as the step follows it, above all others; where that is against the line, with an arrowhead at its beginning.
  function trail(course, against) {
    const line = course.cloneNode();
    line.setAttribute("class", `gp-trail${against ? " gp-trail--against" : ""}`);
    if (!against) return [line];
    const [tip, back] = [0, 6].map((length) => course.getPointAtLength(length));
    const angle = (Math.atan2(tip.y - back.y, tip.x - back.x) * 180) / Math.PI;
    const transform = `translate(${tip.x} ${tip.y}) rotate(${angle})`;
    return [line, shape("path", { class: "gp-trail gp-trail--tip", d: "M0 0-10-4.5v9z", transform })];
  }

  // A picture and what in it belongs to each step: its badge or message, the line, and what the line connects.
  function picture(figure, steps) {
    const svg = figure.querySelector("svg.gp-drawing");
    const all = [...svg.querySelectorAll("[data-step], [data-edge], [data-box], [data-frame]")];
    const parts = new Map(steps.map(({ number }) => {
      const marks = all.filter(({ dataset }) => dataset.step === number);
      const lines = marks.flatMap((mark) => {
        const edge = mark.closest("[data-edge]")?.dataset.edge;
        return edge ? all.filter(({ dataset }) => dataset.edge === edge) : mark;
      });
      const ends = new Set(lines.flatMap(({ dataset }) => [dataset.from, dataset.to]).filter(Boolean));
      return [number, [...marks, ...lines, ...all.filter(({ dataset }) => ends.has(dataset.box || dataset.frame))]];
    }));

    function show(step, done) {
      const current = new Set(parts.get(step?.number));
      const gone = new Set(done.flatMap(({ number }) => parts.get(number)));
      svg.querySelectorAll(".gp-trail").forEach((each) => each.remove());
      svg.classList.toggle("gp-playing", current.size > 0);
      for (const each of all) {
        const is = current.has(each) ? "current" : gone.has(each) ? "done" : "dimmed";
        for (const state of ["current", "done", "dimmed"]) each.classList.toggle(`gp-${state}`, current.size > 0 && is === state);
        const against = is === "current" && each.dataset.edge && !step.row.matches(".gp-step--along");
        each.classList.toggle("gp-against", Boolean(against));
        const course = is === "current" && each.querySelector(".course");
        if (course) (each.dataset.edge ? each.parentNode : each).append(...trail(course, against));
      }
      if (current.size) figure.dispatchEvent(new CustomEvent("groundplan:show", { detail: { elements: [...current] } }));
    }

    return { figure, svg, show, mark: (step) => parts.get(step.number)[0] };
  }

  function begin(table) {
    const [steps, forks] = read(table);
    const own = `flow.${table.dataset.flow}`;
    const places = [...document.querySelectorAll("[data-diagram]")].filter(({ dataset }) => [own, `${own}.sequence`].includes(dataset.diagram));
    const figures = [...new Set(places.map((each) => each.closest(".gp-figure")))].filter((each) => each?.querySelector("svg.gp-drawing"));
    if (!steps.length || !figures.length) return null;

    const pictures = figures.map((figure) => picture(figure, steps));
    const chosen = new Map(); // The branch to take of an `alt`; without one, each in turn.
    let at = null;
    let timer = 0;
    let held = false; // Whether the address is the player's.
    let follows = true; // Whether the page may scroll: not after the reader has scrolled it.

    const open = (branches) => branches.every((each) => [undefined, each].includes(chosen.get(each.block)));
    const way = () => steps.filter(({ within }) => open(within));
    const find = (hash) => steps.find(({ row }) => `#${row.id}` === hash);
    const move = (by) => way()[way().indexOf(at) + by];

    const bar = element("div", { className: "gp-player", role: "group", ariaLabel: "Play the flow" });
    const button = Object.fromEntries(Object.entries(BUTTONS).map(([action, [title, d]]) => {
      const made = element("button", { type: "button", className: `gp-player-${action}`, onclick: () => act[action]() });
      label(made, [title, d]);
      return [action, made];
    }));
    const slider = element("input", { type: "range", min: 0, ariaLabel: "Step", oninput: () => go(way()[slider.value - 1]) });
    const where = element("small", {});
    const what = element("span", {});
    const choices = [...forks].map(([block, branches]) => {
      const select = element("select", {}, new Option("every way in turn"), ...branches.map(({ words }) => new Option(words)));
      select.onchange = () => {
        const branch = branches[select.selectedIndex - 1];
        chosen.set(block, branch);
        go(at && !open(at.within) ? steps.find(({ within }) => within.includes(branch)) : at);
      };
      return { block, branches, select, label: element("label", {}, `At ${block}: `, select) };
    });
    const { leave, ...others } = button;
    bar.append(
      element("div", { className: "gp-player-keys" }, ...Object.values(others)), slider, leave,
      element("p", { ariaLive: "polite", ariaAtomic: "true" }, where, what),
      ...choices.map((each) => each.label),
    );
    figures[0].after(bar);

    const act = {
      first: () => go(way()[0]),
      last: () => go(way().at(-1)),
      next: () => move(1) && go(move(1)),
      previous: () => at && go(move(-1)),
      leave: () => go(null),
      play() {
        if (timer) return stop();
        go(move(1) || way()[0]);
        if (!STILL.matches) tick();
      },
    };

    function tick() {
      timer = move(1) ? setTimeout(() => (go(move(1)), tick()), 1500 + 40 * what.textContent.length) : 0;
      label(button.play, timer ? PAUSE : PLAY);
    }

    function stop() {
      clearTimeout(timer);
      timer = 0;
      label(button.play, PLAY);
    }

    // Shows a step, or the whole flow. A step of a branch that was not chosen chooses it.
    function go(step, told = true) {
      stop();
      at = step || null;
      for (const branch of at?.within || []) if (chosen.get(branch.block)) chosen.set(branch.block, branch);
      const ahead = way();
      const index = ahead.indexOf(at);
      const done = ahead.slice(0, Math.max(index, 0));
      table.classList.toggle("gp-played", Boolean(at));
      for (const each of steps) {
        each.row.classList.toggle("gp-done", done.includes(each));
        each.row.classList.toggle("gp-skipped", !ahead.includes(each));
        if (each === at) each.row.setAttribute("aria-current", "step");
        else each.row.removeAttribute("aria-current");
      }
      for (const { block, branches, select, label } of choices) {
        select.selectedIndex = branches.indexOf(chosen.get(block)) + 1;
        label.hidden = !open(branches[0].within);
        for (const each of branches) each.row.classList.toggle("gp-skipped", !open([...each.within, each]));
      }
      for (const each of pictures) each.show(at, done);
      tell(index, ahead.length);
      if (told) {
        held = follows = true;
        keep();
      }
      if (at && follows) follow();
    }

    function tell(index, count) {
      Object.assign(slider, { max: count, value: index + 1, ariaValueText: at ? `${index + 1} of ${count}` : "whole flow" });
      button.first.ariaDisabled = button.previous.ariaDisabled = !at;
      button.last.ariaDisabled = button.next.ariaDisabled = index === count - 1;
      leave.hidden = !at;
      if (at) {
        const [, source, target, happens] = [...at.row.cells].map((cell) => cell.cloneNode(true));
        where.textContent = [`Step ${index + 1} of ${count}`, ...at.within.map(({ words }) => words)].join(" · ");
        what.className = at.row.className;
        what.replaceChildren(
          element("i", { className: "gp-badge", textContent: at.number }),
          element("b", {}, `${source.textContent} → ${target.textContent}`), ": ", ...happens.childNodes,
        );
      } else {
        where.textContent = "The whole flow";
        what.textContent = `${count} steps${choices.some(({ block }) => !chosen.get(block)) ? ", every way in turn" : ""}`;
      }
    }

    // The theme may put the heading that is scrolled to into the address; that is no wish of the reader.
    function keep() {
      const hash = at ? `#${at.row.id}` : "";
      if (held && location.hash !== hash) history.replaceState(history.state, "", location.pathname + location.search + hash);
    }

    // Scrolls to the step in what the reader looks at, pictures or table, so far as nothing of the step gets lost by it.
    function follow() {
      const header = document.querySelector(".md-header")?.getBoundingClientRect().bottom || 0;
      const { top, bottom, height } = bar.getBoundingClientRect();
      const from = header + (top <= header + 1 ? height : 0) + 12;
      const to = innerHeight - (bottom >= innerHeight - 1 ? height : 0) - 12;
      const marks = [...pictures.map((each) => [each.figure, each.mark(at)]), [table, at.row]]
        .map((pair) => pair.map((each) => each?.getBoundingClientRect()))
        .filter(([around, mark]) => mark && around.bottom > from && around.top < to);
      const seen = (by) => marks.filter(([, mark]) => mark.top - by >= from && mark.bottom - by <= to);
      let by = 0;
      for (const [, mark] of marks) {
        const next = mark.top - by < from ? mark.top - from : mark.bottom - by > to ? mark.bottom - to : by;
        if (seen(by).every((each) => seen(next).includes(each))) by = next;
      }
      if (by) scrollBy({ top: by, behavior: STILL.matches ? "auto" : "smooth" });
    }

    function pressed(event) {
      const action = KEYS[event.key];
      const { target } = event;
      if (!action || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (target.matches("select, input:not([type=range])") || (event.key === " " && target.matches("button, summary"))) return;
      event.preventDefault();
      act[action]();
    }

    bar.addEventListener("keydown", pressed);
    for (const { svg } of pictures) {
      const around = svg.closest(".gp-picture");
      if (!around.hasAttribute("tabindex")) around.tabIndex = -1;
      around.addEventListener("keydown", (event) => event.key !== "Escape" && pressed(event));
      svg.addEventListener("click", ({ target }) => {
        const number = !target.closest("a") && target.closest("[data-step]")?.dataset.step;
        if (number) go(steps.find((each) => each.number === number));
      });
    }
    table.addEventListener("click", ({ target }) => {
      const row = !target.closest("a") && getSelection().isCollapsed && target.closest("tr");
      if (row?.id) go(steps.find((each) => each.row === row));
    });

    // Follows the address: to a step, or back to the whole flow. Any other place on the page is none of the player's.
    function recall() {
      held = Boolean(find(location.hash));
      if (held || !location.hash) go(find(location.hash), false);
    }

    recall();
    return { table, stop, keep, recall, find, go, leave: () => (held = false), scrolled: () => (follows = false) };
  }

  // Once for all pages: the theme replaces the page's content without loading it anew.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href*='#']");
    if (!player || !link || link.origin + link.pathname !== location.origin + location.pathname) return;
    const step = player.find(link.hash);
    if (!step) return player.leave();
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    player.go(step);
  }, true);
  addEventListener("hashchange", () => player?.recall());
  addEventListener("pagehide", () => player?.stop());
  for (const kind of ["wheel", "touchmove"]) addEventListener(kind, () => player?.scrolled(), { passive: true });
  let kept = 0;
  addEventListener("scroll", () => {
    clearTimeout(kept);
    kept = setTimeout(() => player?.keep(), 400);
  }, { passive: true });

  function prepare() {
    const table = document.querySelector(".gp-steps[data-flow]");
    if (table && player?.table === table) return;
    player?.stop();
    player = table && begin(table);
  }

  if (window.document$) window.document$.subscribe(prepare);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", prepare);
  else prepare();
})();
