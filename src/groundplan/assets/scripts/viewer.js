// Pictures: zoom and pan, full screen, and the menu of files. A picture stays as it is in the page until somebody zooms
// it; then the view box moves, so that letters stay sharp. Without this it is a picture with links.

const STEP = 1.5; // How much a button or a key zooms.
const LARGEST = 4; // CSS pixels that a pixel of the picture may become.
const READABLE = 0.6; // CSS pixels that a pixel of the picture needs for its letters to be read.
const ROOMY = 320; // CSS pixels that a picture may be high while it is zoomed, also where the page shows it lower.
const ROOM = 24; // Pixels around what is brought into view.
const TOOLS = {
  out: ["Zoom out", "M5 12h14", "-"],
  in: ["Zoom in", "M5 12h14M12 5v14", "+"],
  fit: ["Show all", "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v4M12 18v4M2 12h4M18 12h4", "0"],
  full: ["Full screen", "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5", "f"],
};
const LEAVE = ["Leave full screen", "M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5", "f"];
const VIEWER_KEYS = { "+": "in", "=": "in", "-": "out", _: "out", 0: "fit", f: "full" };
const ARROWS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

// The rectangle around elements of a picture, in its own coordinates.
function around(elements) {
  const boxes = elements.map((each) => each.getBBox()).filter((box) => box.width || box.height);
  const [left, top] = ["x", "y"].map((at) => Math.min(...boxes.map((box) => box[at])));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return boxes.length ? { left, top, right, bottom, width: right - left, height: bottom - top } : null;
}

function prepareViewer(figure) {
  const picture = figure.querySelector(":scope > .gp-picture");
  const svg = picture?.querySelector(":scope > svg");
  const controls = figure.querySelector(":scope > .gp-controls");
  if (!svg || !controls) return;
  const whole = ["x", "y", "width", "height"].map((side) => svg.viewBox.baseVal[side]);
  const [left, top, width, height] = whole;
  const name = svg.querySelector("title")?.textContent || "Picture";
  svg.setAttribute("tabindex", "0");
  svg.setAttribute("aria-keyshortcuts", "+ - 0 f");
  figure.classList.toggle("gp-figure--tall", height > width);

  // Where the whole picture fits: the size of its place, pixels for a pixel of the picture, and its corner.
  let size, unit, corner, dialog, aim;
  function measure() {
    size = [picture.clientWidth, picture.clientHeight];
    unit = Math.min(size[0] / width, size[1] / height, dialog ? 2 : 1) || 1;
    corner = [(size[0] - width * unit) / 2, (size[1] - height * unit) / 2];
    zoom
      .extent([[0, 0], size])
      .scaleExtent([1, Math.max(LARGEST / unit, 2)])
      .translateExtent([corner, [corner[0] + width * unit, corner[1] + height * unit]]);
  }

  // A wide picture is low in a narrow page: while it is zoomed it has some more room.
  function makeRoom() {
    if (!dialog && !picture.style.height) picture.style.height = `${Math.max(picture.offsetHeight, Math.min(height, ROOMY))}px`;
    measure();
  }

  const now = () => d3.zoomTransform(picture);
  const isZoomed = () => now().k > 1.001;

  // What the transform shows. At 1 and in the page that is the picture as it came.
  function show() {
    const { k, x, y } = now();
    const zoomed = isZoomed();
    if (zoomed && !dialog && !picture.style.height) makeRoom();
    picture.classList.toggle("gp-zoomed", zoomed);
    tools.out.setAttribute("aria-disabled", !zoomed);
    tools.fit.setAttribute("aria-disabled", !zoomed);
    if (!zoomed && !dialog) {
      picture.style.height = "";
      svg.setAttribute("viewBox", whole.join(" "));
      return;
    }
    const [across, down] = [-x / k, -y / k].map((at, side) => (at - corner[side]) / unit);
    svg.setAttribute("viewBox", [left + across, top + down, size[0] / unit / k, size[1] / unit / k].join(" "));
  }

  const zoom = d3.zoom()
    .filter((event) => {
      if (event.type === "wheel") return event.ctrlKey || event.metaKey;
      if (event.type === "mousedown") return !event.button && !event.ctrlKey && isZoomed();
      return event.type === "touchstart" && (event.touches.length > 1 || isZoomed());
    })
    // A notch of a wheel is a step; a pinch on a trackpad comes as many small ones.
    .wheelDelta(({ deltaY, deltaMode }) => -Math.sign(deltaY) * Math.min(Math.abs(deltaY) * (deltaMode ? 0.2 : 0.01), 0.4))
    .clickDistance(6)
    .on("start", ({ sourceEvent }) => sourceEvent && picture.classList.add("gp-held"))
    .on("end", () => picture.classList.remove("gp-held"))
    .on("zoom", show);
  const selection = d3.select(picture);

  // Moves to a transform as far as the picture goes, at once or gently; gives the one that it comes to.
  function go(transform, gently = true) {
    const wanted = zoom.constrain()(transform, [[0, 0], size], zoom.translateExtent());
    if (!gently || STILL.matches) {
      selection.interrupt().call(zoom.transform, wanted);
    } else {
      aim = wanted;
      selection.transition().duration(240).call(zoom.transform, wanted)
        .on("end.aim interrupt.aim cancel.aim", () => aim === wanted && (aim = undefined));
    }
    return wanted;
  }

  // Where a gentle move leads that is still under way, else where the picture is: quick keys add up.
  const bound = () => aim || now();

  // The point of the picture in the middle, `k` times as large as where all of it fits.
  function centre([x, y], k, gently) {
    const [least, most] = zoom.scaleExtent();
    const scale = Math.min(Math.max(k, least), most);
    const at = [corner[0] + (x - left) * unit, corner[1] + (y - top) * unit];
    return go(d3.zoomIdentity.translate(size[0] / 2 - at[0] * scale, size[1] / 2 - at[1] * scale).scale(scale), gently);
  }

  // The part of the picture that is seen with a transform.
  function seen({ x, y, k } = now()) {
    const [from, to] = [[0, 0], size].map((point) =>
      [(point[0] - x) / k, (point[1] - y) / k].map((at, side) => whole[side] + (at - corner[side]) / unit));
    return { left: from[0], top: from[1], right: to[0], bottom: to[1], middle: [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] };
  }

  function zoomBy(factor) {
    (isZoomed() || factor > 1 ? makeRoom : measure)();
    centre(seen(bound()).middle, bound().k * factor);
  }

  // Brings elements into view: where they are out of sight, or too small to be read. Gives the transform that shows them.
  function bring(elements) {
    const box = around(elements);
    if (!box) return now();
    measure();
    const view = seen();
    const inside = box.left >= view.left && box.right <= view.right && box.top >= view.top && box.bottom <= view.bottom;
    const scale = unit * now().k;
    if (inside && scale >= READABLE) return now();
    makeRoom();
    const fitting = Math.min(size[0] / (box.width + 2 * ROOM), size[1] / (box.height + 2 * ROOM));
    const wanted = Math.min(fitting, Math.max(scale, 1));
    if (inside && wanted <= scale * 1.05) {
      show();
      measure();
      return now();
    }
    return centre([box.left + box.width / 2, box.top + box.height / 2], wanted / unit);
  }

  // Scrolls the page to the first of the elements, as `transform` will show them, unless one of them is in the window.
  function scrollTo(elements, { k, y }) {
    const from = controls.offsetHeight + Math.max(document.querySelector(".md-header")?.getBoundingClientRect().bottom || 0, 0);
    const place = picture.getBoundingClientRect().top + picture.clientTop;
    const spans = elements.map((each) => around([each])).filter(Boolean)
      .map((box) => [box.top, box.bottom].map((at) => place + y + k * (corner[1] + (at - top) * unit)));
    if (dialog || !spans.length || spans.some((span) => span[0] >= from && span[1] <= innerHeight)) return;
    const by = (spans[0][0] + spans[0][1] - from - innerHeight) / 2;
    scrollBy({ top: by, behavior: STILL.matches ? "auto" : "smooth" });
  }

  // Where the picture got another place, the step that is played stays in view.
  function keepStep() {
    requestAnimationFrame(() => {
      measure();
      show();
      bring([...svg.querySelectorAll(".gp-current:not([data-frame])")]);
    });
  }

  const act = {
    in: () => zoomBy(STEP),
    out: () => zoomBy(1 / STEP),
    fit: () => go(d3.zoomIdentity),
    full: () => (dialog ? dialog.close() : enlarge()),
  };

  // The whole figure moves into the dialog and back: a copy would have its ids twice.
  function enlarge() {
    dialog = element("dialog", { className: "gp-dialog" });
    dialog.setAttribute("aria-label", name);
    figure.before(dialog);
    go(d3.zoomIdentity, false);
    dialog.append(figure);
    dressButton(tools.full, LEAVE);
    dialog.addEventListener("close", () => {
      dialog.replaceWith(figure);
      dialog = undefined;
      dressButton(tools.full, TOOLS.full);
      measure();
      go(d3.zoomIdentity, false);
      show();
      keepStep();
      tools.full.focus({ preventScroll: true });
    });
    // A link leads on, also to a place on the same page.
    dialog.addEventListener("click", ({ target }) => target.closest("a[href]:not([download])") && dialog.close());
    dialog.showModal();
    svg.focus();
    measure();
    show();
    keepStep();
  }

  const tools = Object.fromEntries(Object.entries(TOOLS).map(([action, look]) => {
    const button = element("button", { type: "button", onclick: () => act[action]() });
    dressButton(button, look);
    return [action, button];
  }));
  controls.prepend(...Object.values(tools));
  controls.setAttribute("role", "group");
  controls.setAttribute("aria-label", `Controls of the picture: ${name}`);

  // Scrolling the page over a picture is never taken for zooming it; who tries to zoom is told how, once.
  const hint = element("p", { className: "gp-hint", textContent: `${/Mac|iP/.test(navigator.platform) ? "⌘" : "Ctrl"} and wheel: zoom` });
  hint.setAttribute("aria-hidden", "true");
  let aimed = false;
  picture.addEventListener("pointermove", () => (aimed = true));
  picture.addEventListener("wheel", (event) => {
    if (event.ctrlKey || event.metaKey) return event.preventDefault();
    if (!aimed || hint.isConnected || dialog) return;
    figure.append(hint);
    hint.addEventListener("animationend", () => (hint.hidden = true));
  }, { passive: false });
  for (const kind of ["wheel", "touchstart"]) picture.addEventListener(kind, () => now().k === 1 && measure(), { passive: true });

  figure.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select")) return;
    const arrow = isZoomed() && ARROWS[event.key];
    if (arrow) go(bound().translate(...arrow.map((by) => (by * 80) / bound().k)));
    else if (VIEWER_KEYS[event.key]) act[VIEWER_KEYS[event.key]]();
    else return;
    // The theme has letters of its own: `f` opens its search.
    event.preventDefault();
    event.stopPropagation();
  });
  figure.addEventListener("groundplan:show", ({ detail }) => {
    const shown = bring(detail.elements);
    if (detail.scrolls) scrollTo(detail.elements, shown);
  });
  figure.addEventListener("groundplan:fit", ({ detail }) => (measure(), go(d3.zoomIdentity, detail !== "at once")));
  new ResizeObserver(() => {
    if (!size || (size[0] === picture.clientWidth && size[1] === picture.clientHeight)) return;
    if (!dialog) return isZoomed() ? size[0] !== picture.clientWidth && (go(d3.zoomIdentity, false), measure()) : measure();
    const { middle } = seen();
    measure();
    centre(middle, now().k, false);
    show();
  }).observe(picture);

  measure();
  selection.call(zoom).on("dblclick.zoom", null);
  tools.out.setAttribute("aria-disabled", true);
  tools.fit.setAttribute("aria-disabled", true);
}

onEveryPage(".gp-figure", prepareViewer);

// Once for all pages: an open menu of files closes when one looks elsewhere.
document.addEventListener("click", ({ target }) => {
  for (const menu of document.querySelectorAll(".gp-download[open]")) if (!menu.contains(target) || target.closest("a")) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector(".gp-download[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
  event.preventDefault();
});
// Paper shows whole pictures.
addEventListener("beforeprint", () => {
  for (const picture of document.querySelectorAll(".gp-zoomed")) {
    picture.parentNode.dispatchEvent(new CustomEvent("groundplan:fit", { detail: "at once" }));
  }
});
