// What the scripts share. They are joined into one file and run in one scope, in which each name stands once.

const STILL = matchMedia("(prefers-reduced-motion: reduce)");

// Words as they are compared: without case and accents.
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text) => plain(text).split(/\s+/).filter(Boolean);

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

const hasModifier = ({ ctrlKey, metaKey, altKey, shiftKey }) => ctrlKey || metaKey || altKey || shiftKey;

// Gives a button its icon, its name and the key that does the same.
function dressButton(button, [name, path, key]) {
  button.title = key ? `${name} (${key})` : name;
  button.ariaLabel = name;
  if (key) button.setAttribute("aria-keyshortcuts", key);
  button.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`;
}

// Keeps what fields say in the address, so that it can be linked.
function keepInAddress(values) {
  const address = new URL(location.href);
  for (const [key, value] of values) {
    if (value) address.searchParams.set(key, value);
    else address.searchParams.delete(key);
  }
  history.replaceState(history.state, "", address);
}

// Calls `prepare` for each element that the selector finds, once, on this page and on those that the theme loads by itself.
function onEveryPage(selector, prepare) {
  const prepareAll = () => {
    for (const each of document.querySelectorAll(selector)) {
      const done = (each.groundplan ??= new Set());
      if (!done.has(prepare)) done.add(prepare) && prepare(each);
    }
  };
  if (window.document$) window.document$.subscribe(prepareAll);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", prepareAll);
  else prepareAll();
}
