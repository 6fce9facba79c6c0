// Large pictures: a field that finds boxes and groups by name and kind, marks them and brings them into view.

const LARGE = 20; // Boxes up to which one sees what one looks for.
function prepareFinder(figure) {
  const svg = figure.querySelector(":scope > .gp-picture > svg");
  const controls = figure.querySelector(":scope > .gp-controls");
  if (!svg || !controls || svg.querySelectorAll("[data-box]").length <= LARGE) return;
  // The first lines of a tooltip are the name and the kind.
  const things = [...svg.querySelectorAll("[data-box], .frame-title[data-frame]")].map((part) => {
    const [name, kind = ""] = (part.querySelector("title")?.textContent || "").split("\n");
    return { part, name, text: plain(`${name} ${kind}`) };
  });
  const input = element("input", { type: "search", placeholder: "Find", autocomplete: "off", spellcheck: false });
  input.setAttribute("aria-label", "Find in the picture");
  const count = element("output", {});
  count.setAttribute("aria-live", "polite");
  let found = [];
  let at = -1;

  const bring = (elements) => figure.dispatchEvent(new CustomEvent("groundplan:show", { detail: { elements, scrolls: true } }));

  function search() {
    const words = wordsOf(input.value);
    found = words.length ? things.filter(({ text }) => words.every((word) => text.includes(word))) : [];
    at = -1;
    svg.classList.toggle("gp-finding", words.length > 0);
    for (const thing of things) thing.part.classList.toggle("gp-found", found.includes(thing));
    svg.querySelector(".gp-found-now")?.classList.remove("gp-found-now");
    count.textContent = words.length ? `${found.length || "none"} found` : "";
    if (found.length) bring(found.map(({ part }) => part));
    else figure.dispatchEvent(new CustomEvent("groundplan:fit"));
  }

  function walk(by) {
    if (!found.length) return;
    at = (at < 0 && by < 0 ? found.length - 1 : at + by + found.length) % found.length;
    svg.querySelector(".gp-found-now")?.classList.remove("gp-found-now");
    found[at].part.classList.add("gp-found-now");
    count.textContent = `${at + 1} of ${found.length}: ${found[at].name}`;
    bring([found[at].part]);
  }

  input.addEventListener("input", search);
  input.addEventListener("keydown", (event) => {
    const by = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) walk(by);
    else if (event.key === "Escape" && input.value) {
      input.value = "";
      search();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  controls.prepend(element("div", { className: "gp-find" }, count, input));
}

onEveryPage(".gp-figure", prepareFinder);
