// The page for addresses that lead nowhere: a field that finds pages by name, however they are spelt, and at first looks for
// what the address says. Without this there are links to the pages that lead on.

const MOST_PAGES = 8;
const FARTHEST = 0.45; // How unlike a page's name may be what is looked for, from 0 to 1.

// How many letters must be put in, left out or replaced to make one word of the other.
function lettersBetween(one, other) {
  let row = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1])));
    }
    row = next;
  }
  return row[other.length];
}

const partsOf = (text) => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

// From 0, where a page has all the words, to 1.
function unlikeness(words, parts) {
  const each = words.map((word) => Math.min(...parts.map((part) =>
    part === word ? 0 : part.includes(word) ? 0.2 : lettersBetween(word, part) / Math.max(word.length, part.length))));
  return each.reduce((sum, one) => sum + one, 0) / words.length;
}

async function prepareLost(frame) {
  const { root, pages } = JSON.parse(frame.querySelector("script").textContent);
  const base = new URL(`${root.replace(/\/$/, "")}/`, location);
  try {
    const components = await readComponents(new URL("assets/groundplan/components.js", base));
    pages.push(...components.filter(({ isInstance }) => !isInstance).map(({ href, name }) => [href.slice(base.href.length), name]));
  } catch { /* Then the other pages are found. */ }
  const asked = decodeURI(location.pathname).slice(decodeURI(base.pathname).length).split("/").filter(Boolean);
  const folder = asked.length > 1 ? plain(asked[0]) : "";
  const known = pages.map(([address, title]) => {
    const parts = [...partsOf(title), ...partsOf(decodeURI(address).replace(/\.html$/, ""))];
    return { address: new URL(address, base).href, title, parts, path: decodeURI(address) };
  });
  const input = element("input", { type: "search", autocomplete: "off", spellcheck: false, ariaLabel: "Find a page by name" });
  const told = element("p", { ariaLive: "polite" });
  const list = element("ul", {});

  function search() {
    const words = partsOf(input.value);
    const found = known
      .map((page) => ({ ...page, far: words.length ? unlikeness(words, page.parts) - 0.05 * plain(page.path).startsWith(`${folder}/`) : 1 }))
      .filter(({ far }) => far <= FARTHEST)
      .sort((a, b) => a.far - b.far || a.parts.length - b.parts.length || a.path.localeCompare(b.path))
      .slice(0, MOST_PAGES);
    told.textContent = found.length ? "Pages of a like name:" : words.length ? "No page has a like name." : "";
    list.replaceChildren(...found.map(({ address, title, path }) =>
      element("li", {}, element("a", { href: address, textContent: title }), " ", element("small", { textContent: path }))));
  }

  input.addEventListener("input", search);
  input.value = (asked.at(-1) || "").replace(/\.(html?|md)$/, "").replace(/[-_.]+/g, " ");
  search();
  frame.querySelector("p").before(element("div", { className: "gp-tools" }, input), told, list);
}

onEveryPage(".gp-lost", prepareLost);
