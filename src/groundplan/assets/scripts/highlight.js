// Pictures: what one points at or reaches with the keyboard stands out, with its connections and their other ends.
// A label of a connection leads where its line leads.

const NODES = ".item[data-box], .participant[data-box], .frame-title[data-frame]";
const EDGES = "[data-from][data-to]";
const MARKABLE = `${NODES}, ${EDGES}, .edge-text[data-edge]`;
let highlighted = null;

const drawingOf = (target) => target.closest?.("svg.gp-drawing");
const nodeOf = ({ dataset }) => dataset.box || dataset.frame;

// What belongs to an element of a picture, itself included; nothing where it stands alone.
function companyOf(svg, element) {
  const edges = [...svg.querySelectorAll(EDGES)];
  const own = element.matches(NODES)
    ? edges.filter(({ dataset }) => [dataset.from, dataset.to].includes(nodeOf(element)))
    : edges.filter((each) => each === element || (element.dataset.edge && each.dataset.edge === element.dataset.edge));
  const ids = new Set(own.map(({ dataset }) => dataset.edge).filter(Boolean));
  const ends = new Set(own.flatMap(({ dataset }) => [dataset.from, dataset.to]));
  const nodes = [...svg.querySelectorAll(NODES)].filter((each) => ends.has(nodeOf(each)));
  const texts = [...svg.querySelectorAll(".edge-text")].filter(({ dataset }) => ids.has(dataset.edge));
  return own.length ? [...own, ...nodes, ...texts] : [];
}

function clearHighlight() {
  highlighted?.svg.classList.remove("gp-marking");
  for (const each of highlighted?.parts || []) each.classList.remove("gp-near");
  highlighted = null;
}

function highlight(target) {
  const element = target.closest?.(MARKABLE);
  if (element === highlighted?.element) return;
  clearHighlight();
  const svg = element && drawingOf(element);
  const parts = svg ? companyOf(svg, element) : [];
  if (!parts.length) return;
  highlighted = { svg, element, parts };
  svg.classList.add("gp-marking");
  for (const each of parts) each.classList.add("gp-near");
}

// Once for all pages: the theme replaces the page's content without loading it anew.
document.addEventListener("pointerover", ({ target, pointerType }) => pointerType !== "touch" && (highlighted || drawingOf(target)) && highlight(target));
document.addEventListener("focusin", ({ target }) => (drawingOf(target)?.matches(":has(:focus-visible)") ? highlight(target) : clearHighlight()));
document.addEventListener("focusout", clearHighlight);

document.addEventListener("click", (event) => {
  const text = !event.target.closest("a, .badge") && event.target.closest(".gp-drawing .edge-text");
  const edge = text && [...drawingOf(text).querySelectorAll(EDGES)].find(({ dataset }) => dataset.edge === text.dataset.edge);
  const { ctrlKey, metaKey, shiftKey } = event;
  if (edge) edge.querySelector("a[href]")?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
});
