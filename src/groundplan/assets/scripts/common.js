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

// Data of the whole model lies in scripts beside the pages: those can be read from a file share, too. Each is read once.
const dataRead = new Map();

function readData(name, address) {
  const url = new URL(address, location).href;
  if (!dataRead.has(url)) {
    dataRead.set(url, new Promise((resolve, reject) => {
      const done = () => resolve(window.groundplanData[name]);
      document.head.append(element("script", { src: url, onload: done, onerror: () => reject(new Error(`${url} is not there`)) }));
    }));
  }
  return dataRead.get(url);
}

// The components of the model: names instead of numbers, the page of each, the groups around it.
async function readComponents(address) {
  const data = await readData("components", address);
  const root = new URL("../../", new URL(address, location));
  const made = data.rows.map(([id, name, type, , layer, owner, tags, status, base]) => {
    const page = data.rows[base ?? -1]?.[0];
    const path = page ? `${page}${data.ending}#instance-${id}` : `${id}${data.ending}`;
    const [kind, icon] = data.types[type];
    return {
      id, name, type: kind, href: new URL(`components/${path}`, root).href, isInstance: Boolean(page), children: [],
      icon: icon && new URL(`assets/groundplan/icons/${icon}`, root).href,
      layer: data.layers[layer] ?? "", owner: data.owners[owner] ?? "",
      tags: (tags || []).map((tag) => data.tags[tag]), status: data.statuses[status ?? data.live],
    };
  });
  made.forEach((component, at) => {
    component.parent = made[data.rows[at][3] ?? -1];
    component.parent?.children.push(component);
  });
  return made;
}

function groupsAround(component) {
  const found = [];
  for (let group = component.parent; group; group = group.parent) found.unshift(group);
  return found;
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
