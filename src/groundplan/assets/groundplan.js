// Pictures: a button that shows one as large as the window, where it can be made larger still. The page works without it.
(() => {
  "use strict";

  const MARGIN = 32;
  const STEP = 1.4;
  const LARGEST = 8;

  function button(text, label, action) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "gp-enlarge";
    made.textContent = text;
    if (label) made.setAttribute("aria-label", label);
    made.addEventListener("click", action);
    return made;
  }

  // Lets a mouse drag the picture; fingers move and pinch it anyway. A drag is no click on what lies below.
  function draggable(picture, signal) {
    let last = null;
    let moved = 0;
    picture.addEventListener("pointerdown", (event) => {
      moved = 0;
      last = event.pointerType === "mouse" && event.button === 0 ? event : null;
    }, { signal });
    window.addEventListener("pointermove", (event) => {
      if (!last) return;
      moved += Math.abs(event.clientX - last.clientX) + Math.abs(event.clientY - last.clientY);
      picture.scrollBy(last.clientX - event.clientX, last.clientY - event.clientY);
      last = event;
    }, { signal });
    window.addEventListener("pointerup", () => (last = null), { signal });
    picture.addEventListener("dragstart", (event) => event.preventDefault(), { signal });
    picture.addEventListener("click", (event) => moved > 6 && (event.preventDefault(), event.stopPropagation()), { signal, capture: true });
  }

  function open(picture, name) {
    const svg = picture.querySelector("svg");
    const [width, height] = ["width", "height"].map((side) => parseFloat(svg.getAttribute(side)));
    const dialog = document.createElement("dialog");
    dialog.className = "gp-dialog";
    dialog.setAttribute("aria-label", name);
    const stop = new AbortController();
    let zoom = 1;

    // At first the whole picture; what stands in the middle stays there.
    function scale(factor) {
      zoom = Math.min(LARGEST, Math.max(1, zoom * factor));
      const fit = Math.min((picture.clientWidth - MARGIN) / width, (picture.clientHeight - MARGIN) / height, 2);
      const [x, y] = [picture.scrollLeft + picture.clientWidth / 2, picture.scrollTop + picture.clientHeight / 2];
      const grown = (width * fit * zoom) / svg.getBoundingClientRect().width;
      svg.style.width = `${width * fit * zoom}px`;
      picture.scrollTo(x * grown - picture.clientWidth / 2, y * grown - picture.clientHeight / 2);
    }

    const tools = document.createElement("div");
    tools.className = "gp-dialog-tools";
    tools.append(
      button("−", "Smaller", () => scale(1 / STEP)),
      button("+", "Larger", () => scale(STEP)),
      button("Close", "", () => dialog.close()),
    );
    // The picture itself moves into the dialog and back: a copy would have its ids twice.
    const place = document.createComment("picture");
    picture.replaceWith(place);
    dialog.append(picture, tools);
    dialog.addEventListener("close", () => {
      stop.abort();
      svg.style.width = "";
      place.replaceWith(picture);
      dialog.remove();
    });
    dialog.addEventListener("click", (event) => (event.target === dialog || event.target.closest("a")) && dialog.close());
    dialog.addEventListener("keydown", ({ key }) => (key === "+" && scale(STEP)) || (key === "-" && scale(1 / STEP)));
    window.addEventListener("resize", () => scale(1), { signal: stop.signal });
    draggable(picture, stop.signal);
    document.body.append(dialog);
    dialog.showModal();
    scale(1);
  }

  function prepare() {
    // The theme's search is a dialog without a name.
    const search = document.querySelector(".md-search[role=dialog]:not([aria-label])");
    search?.setAttribute("aria-label", search.querySelector("input")?.placeholder || "Search");
    for (const figure of document.querySelectorAll(".gp-figure")) {
      const picture = figure.querySelector(".gp-picture");
      const svg = picture?.querySelector("svg");
      if (!svg || figure.querySelector(".gp-enlarge")) continue;
      const name = svg.getAttribute("aria-label") || svg.querySelector("title")?.textContent || "Picture";
      const [width, height] = ["width", "height"].map((side) => parseFloat(svg.getAttribute(side)));
      figure.classList.toggle("gp-figure--tall", height > width);
      figure.append(button("Enlarge", `Enlarge: ${name}`, () => open(picture, name)));
      // What scrolls must be reached by keys as well.
      if (picture.scrollWidth > picture.clientWidth) picture.tabIndex = 0;
    }
  }

  // The theme replaces the page's content without loading it anew; elsewhere the page is loaded once.
  if (window.document$) window.document$.subscribe(prepare);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", prepare);
  else prepare();
})();
