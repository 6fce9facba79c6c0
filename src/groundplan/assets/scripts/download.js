// The menu of files: where a picture has no PNG file, the browser makes one of the SVG file when somebody asks for it.

const PNG_SCALE = 2; // Pixels for each of the page, as in the files that are made with the site.
const PNG_PIXELS = 8_000_000; // What it has at most; telephones paint twice as many, and no more.
const PNG_SIDE = 16_000; // Pixels that its longer side has at most.

// The SVG file at the address as an image: light on every system, and as large as it is painted.
async function imageOf(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  const text = (await answer.text()).replaceAll("(prefers-color-scheme: dark)", "not all");
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  const [width, height] = ["width", "height"].map((side) => Number(svg.getAttribute(side)));
  const scale = Math.min(PNG_SCALE, Math.sqrt(PNG_PIXELS / (width * height)), PNG_SIDE / Math.max(width, height));
  const size = [width * scale, height * scale];
  svg.setAttribute("width", size[0]);
  svg.setAttribute("height", size[1]);
  const source = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" }));
  try {
    const image = element("img", { src: source });
    await image.decode();
    return { image, size };
  } finally {
    URL.revokeObjectURL(source);
  }
}

async function pngOf(address) {
  const { image, size } = await imageOf(address);
  const [width, height] = size.map((side) => Math.max(1, Math.floor(side + 1e-6)));
  const canvas = element("canvas", { width, height });
  canvas.getContext("2d").drawImage(image, 0, 0, ...size);
  const png = await new Promise((done) => canvas.toBlob(done, "image/png"));
  if (!png) throw new Error("this browser paints no canvas of that size");
  return png;
}

function save(content, name) {
  const link = element("a", { href: URL.createObjectURL(content), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function offerPng(menu) {
  const svg = menu.querySelector("a[download][href$='.svg']");
  if (!svg || menu.querySelector("a[href$='.png'], button")) return;
  const button = element("button", { type: "button", textContent: "PNG" });
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      save(await pngOf(svg.href), decodeURIComponent(svg.pathname.split("/").pop()).replace(/svg$/, "png"));
      menu.open = false;
      menu.querySelector("summary").focus();
    } catch (error) {
      button.textContent = "PNG failed";
      button.title = error.message;
    } finally {
      button.disabled = false;
    }
  });
  svg.after(button);
}

// When a menu opens; from a folder on the disk nothing can be fetched. The event of an element, which does not bubble.
addEventListener("toggle", ({ target }) => {
  if (target.open && target.matches?.(".gp-download") && location.protocol !== "file:") offerPng(target);
}, true);
