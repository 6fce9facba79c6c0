// Pictures: a button that shows one as large as the window. The page works without it.
(() => {
  "use strict";

  function open(picture) {
    const dialog = document.createElement("dialog");
    dialog.className = "gp-dialog";
    const close = document.createElement("button");
    close.type = "button";
    close.className = "gp-enlarge";
    close.textContent = "Close";
    close.addEventListener("click", () => dialog.close());
    // The picture itself moves into the dialog and back: a copy would have its ids twice.
    const place = document.createComment("picture");
    picture.replaceWith(place);
    dialog.append(close, picture);
    dialog.addEventListener("close", () => {
      place.replaceWith(picture);
      dialog.remove();
    });
    picture.addEventListener("click", (event) => event.target.closest("a") && dialog.close(), { once: true });
    document.body.append(dialog);
    dialog.showModal();
  }

  function prepare() {
    for (const figure of document.querySelectorAll(".gp-figure")) {
      const picture = figure.querySelector(".gp-picture");
      if (!picture || !picture.querySelector("svg") || figure.querySelector(".gp-enlarge")) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "gp-enlarge";
      button.textContent = "Enlarge";
      button.addEventListener("click", () => open(picture));
      figure.append(button);
    }
  }

  // The theme replaces the page's content without loading it anew; elsewhere the page is loaded once.
  if (window.document$) window.document$.subscribe(prepare);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", prepare);
  else prepare();
})();
