// The flow player: plays the steps of a flow in its pictures and its table. The step stands in the address (`#step-3a`),
// so that it can be linked. Without this there are numbered pictures, and links that lead to the rows of the table.

const PAUSE = ["Pause", "M9 5v14M15 5v14"];
const PLAYER_BUTTONS = {
  first: ["First step", "M6 5v14M19 5 9 12l10 7z"],
  previous: ["Previous step", "M17 5 7 12l10 7z"],
  play: ["Play", "M8 5l11 7-11 7z"],
  next: ["Next step", "M7 5l10 7-10 7z"],
  last: ["Last step", "M18 5v14M5 5l10 7-10 7z"],
  leave: ["Show the whole flow", "M6 6l12 12M18 6 6 18"],
};
const PLAYER_KEYS = { ArrowLeft: "previous", ArrowRight: "next", Home: "first", End: "last", " ": "play", Escape: "leave" };
let player = null;

function playerOf(table) {
  const [steps, forks] = stepsOf(table);
  const diagram = `flow.${table.dataset.flow}`;
  const pictures = [...document.querySelectorAll(".gp-figure")]
    .filter((each) => [diagram, `${diagram}.sequence`].includes(each.dataset.diagram) && each.querySelector(".gp-drawing"))
    .map((each) => playedPicture(each, steps));
  if (!steps.length || !pictures.length) return null;

  const chosen = new Map(); // The branch that is taken of an `alt`; without one, each in turn.
  let at = null;
  let timer = 0;
  let held = false; // Whether the address is the player's.
  let follows = true; // Whether the page may scroll: not once the reader has scrolled it.

  const open = (branches) => branches.every((each) => [undefined, each].includes(chosen.get(each.block)));
  const way = () => steps.filter(({ within }) => open(within));
  const near = (by) => way()[way().indexOf(at) + by];
  const find = (hash) => steps.find((each) => each.hash === hash);

  const act = {
    first: () => go(way()[0]),
    last: () => go(way().at(-1)),
    next: () => near(1) && go(near(1)),
    previous: () => at && go(near(-1)),
    leave: () => go(null),
    play() {
      if (timer) return stop();
      go(near(1) || way()[0]);
      if (!STILL.matches) tick();
    },
  };
  const button = Object.fromEntries(Object.entries(PLAYER_BUTTONS).map(([action, look]) => {
    const made = element("button", { type: "button", className: `gp-player-${action}`, onclick: act[action] });
    dressButton(made, look);
    return [action, made];
  }));
  const { leave, ...others } = button;
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
  const bar = element("div", { className: "gp-player", role: "group", ariaLabel: "Play the flow" },
    element("div", {}, ...Object.values(others)), slider, leave,
    element("p", { ariaLive: "polite", ariaAtomic: "true" }, where, what), ...choices.map((each) => each.label));

  function tick() {
    if (!near(1)) return;
    timer = setTimeout(() => table.isConnected && (go(near(1), true, follows), tick()), 1500 + 40 * what.textContent.length);
    dressButton(button.play, PAUSE);
  }

  function stop() {
    clearTimeout(timer);
    timer = 0;
    dressButton(button.play, PLAYER_BUTTONS.play);
  }

  // Shows a step, or without one the whole flow. A step of a branch that was not chosen chooses it.
  function go(step, told = true, moves = true) {
    stop();
    follows = moves;
    at = step || null;
    for (const branch of at?.within || []) if (chosen.get(branch.block)) chosen.set(branch.block, branch);
    const ahead = way();
    const index = ahead.indexOf(at);
    const done = ahead.slice(0, Math.max(index, 0));
    for (const each of [table, bar]) each.classList.toggle("gp-played", Boolean(at));
    for (const each of steps) {
      each.row.classList.toggle("gp-done", done.includes(each));
      each.row.classList.toggle("gp-skipped", !ahead.includes(each));
      each.row.ariaCurrent = each === at ? "step" : null;
    }
    for (const { block, branches, select, label } of choices) {
      select.selectedIndex = branches.indexOf(chosen.get(block)) + 1;
      label.hidden = !open(branches[0].within);
      label.classList.toggle("gp-here", branches.some((each) => at?.within.includes(each)));
      for (const each of branches) each.row.classList.toggle("gp-skipped", !open([...each.within, each]));
    }
    for (const each of pictures) each.show(at, done);
    tell(index, ahead.length);
    held ||= told;
    keep();
    if (at && follows) follow();
  }

  function tell(index, count) {
    Object.assign(slider, { max: count, value: index + 1, ariaValueText: at ? `${index + 1} of ${count}` : "whole flow" });
    button.first.ariaDisabled = button.previous.ariaDisabled = !at;
    button.last.ariaDisabled = button.next.ariaDisabled = index === count - 1;
    leave.hidden = !at;
    what.className = at ? at.row.className : "";
    if (at) {
      const [, source, target, happens] = [...at.row.cells].map((cell) => cell.cloneNode(true));
      where.textContent = [`Step ${index + 1} of ${count}`, ...at.within.map(({ words }) => words)].join(" · ");
      what.replaceChildren(element("i", { className: "gp-badge", textContent: at.number }),
        element("b", {}, `${source.textContent} → ${target.textContent}`), ": ", ...happens.childNodes);
    } else {
      where.textContent = "The whole flow";
      what.textContent = `${count} steps${choices.some(({ block }) => !chosen.get(block)) ? ", every way in turn" : ""}`;
    }
  }

  // The theme may put the heading that is scrolled to into the address; the reader has not asked for it. Nor for a step in
  // the address of the next page, which the theme changes before the page.
  const path = location.pathname;
  function keep() {
    const hash = at ? at.hash : "";
    if (held && location.pathname === path && location.hash !== hash) history.replaceState(history.state, "", location.pathname + location.search + hash);
  }

  // Scrolls to the step in what the reader looks at, the pictures or the table, where nothing of the step gets lost by it.
  function follow() {
    const header = document.querySelector(".md-header")?.getBoundingClientRect().bottom || 0;
    const { top, bottom, height } = bar.getBoundingClientRect();
    const from = 12 + (top < header + 16 ? bottom : header);
    const to = innerHeight - 12 - (bottom > innerHeight - 16 ? height : 0);
    const marks = [...pictures.map((each) => [each.figure, each.mark(at)]), [table, at.row]]
      .map((pair) => pair.map((each) => each?.getBoundingClientRect()))
      .filter(([around, mark]) => mark && around.bottom > from && around.top < to)
      .map(([, mark]) => mark);
    const seen = (by) => marks.filter((mark) => mark.top - by >= from && mark.bottom - by <= to);
    let by = 0;
    for (const { top, bottom } of marks) {
      const next = top - by < from ? top - from : bottom - by > to ? bottom - to : by;
      if (seen(by).every((each) => seen(next).includes(each))) by = next;
    }
    if (by) scrollBy({ top: by, behavior: STILL.matches ? "auto" : "smooth" });
  }

  function press(event) {
    const action = PLAYER_KEYS[event.key];
    if (!action || (action === "leave" && (!at || bar.closest("dialog"))) || hasModifier(event)) return;
    if (event.target.matches(event.key === " " ? "button, select, summary, a" : "select, input:not([type=range])")) return;
    event.preventDefault();
    act[action]();
  }

  // In full screen the bar goes along with its picture.
  function accompany() {
    const { figure } = pictures.find((each) => each.figure.closest("dialog")) || pictures[0];
    if (figure.nextElementSibling !== bar) figure.after(bar);
  }

  // Follows the address to a step, or back to the whole flow. Other places on the page are none of the player's.
  function recall() {
    const step = find(location.hash);
    const comes = step && !at && history.state === null;
    held = Boolean(step);
    if (!step && location.hash) return;
    go(step, false);
    if (!comes) return;
    // Who comes by a link sees the picture; who comes back finds the page as it was.
    const look = () => {
      if (at !== step || !follows) return;
      pictures[0].figure.scrollIntoView();
      follow();
    };
    look();
    // Until the page is loaded, the browser may still go to the row of the address.
    const again = () => {
      const mark = pictures[0].mark(step)?.getBoundingClientRect();
      if (mark && (mark.bottom < 0 || mark.top > innerHeight)) look();
    };
    if (document.readyState !== "complete") addEventListener("load", () => setTimeout(look), { once: true });
    for (const wait of [300, 900]) setTimeout(again, wait);
  }

  bar.addEventListener("keydown", press);
  for (const { figure, svg } of pictures) {
    // A picture that is zoomed moves by arrow keys; while a flow is played, they are the player's.
    svg.parentNode.addEventListener("keydown", (event) => {
      if (at || !svg.parentNode.matches(".gp-zoomed")) press(event);
    });
    svg.addEventListener("click", (event) => {
      const number = event.target.closest(".badge")?.closest("[data-step]")?.dataset.step;
      if (!number) return;
      event.preventDefault();
      event.stopPropagation();
      go(find(`#step-${number}`));
    });
    new MutationObserver(accompany).observe(figure.parentNode, { childList: true });
  }
  table.addEventListener("click", ({ target }) => {
    const row = !target.closest("a") && getSelection().isCollapsed && target.closest("tr");
    if (row?.id) go(find(`#${row.id}`));
  });
  accompany();
  go(null, false);
  return { table, find, go, stop, keep, recall, release: () => (held = false), scrolled: () => (follows = false) };
}

onEveryPage(".gp-steps[data-flow]", (table) => {
  player = playerOf(table);
  // After the theme and the viewer of pictures have done their part.
  requestAnimationFrame(() => player?.recall());
});

// Once for all pages: the player of a page that is gone does nothing more.
const here = () => (player?.table.isConnected ? player : null);
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href*='#']");
  if (!here() || !link || link.origin + link.pathname !== location.origin + location.pathname) return;
  const step = player.find(link.hash);
  if (!step) return player.release();
  if (hasModifier(event)) return;
  event.preventDefault();
  event.stopPropagation();
  player.go(step);
}, true);
addEventListener("hashchange", () => here()?.recall());
addEventListener("pagehide", () => player?.stop());
for (const kind of ["wheel", "touchmove"]) addEventListener(kind, () => here()?.scrolled(), { passive: true });
let settled = 0;
addEventListener("scroll", () => {
  clearTimeout(settled);
  // Another step in the address is one that the reader asks for.
  settled = setTimeout(() => here() && !player.find(location.hash) && player.keep(), 400);
}, { passive: true });
