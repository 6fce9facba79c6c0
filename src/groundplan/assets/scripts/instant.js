// Where the theme loads pages itself (`navigation.instant`), it takes every link for one of HTML. Links and icons of an SVG
// say their address as an object that cannot be set; those of pictures say it as HTML's links do.
for (const kind of [SVGAElement, SVGImageElement, SVGUseElement]) {
  const { get } = Object.getOwnPropertyDescriptor(kind.prototype, "href");
  const isOurs = (link) => link instanceof SVGAElement && link.hasAttribute("href") && link.closest(".gp-drawing");
  Object.defineProperty(kind.prototype, "href", {
    configurable: true,
    enumerable: true,
    get() {
      return isOurs(this) ? new URL(this.getAttribute("href"), document.baseURI).href : get.call(this);
    },
    set() {},
  });
}
Object.defineProperty(SVGAElement.prototype, "target", { configurable: true, get() { return this.getAttribute("target") || ""; } });
