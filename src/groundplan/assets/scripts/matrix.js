// The matrix: who talks to whom, as a table with a row and a column for each, made of the list that the page holds.
// Groups open and close, so that it stays readable however large the model is. The filter stands in the address
// (`?filter=queue`). Without this the list is there.

const MOST_SHOWN = 60;

// The list as a tree of nodes, and the connections between them.
function readConnections(list) {
  const nodes = new Map();
  const connections = [];
  (function walk(items, parent, depth) {
    for (const item of items.children) {
      const link = item.querySelector(":scope > a");
      const below = item.querySelector(":scope > ul");
      const node = { id: item.dataset.id, name: link.textContent, href: link.href, parent, depth, children: [] };
      nodes.set(node.id, node);
      parent?.children.push(node);
      for (const to of item.querySelectorAll(":scope > span > a")) {
        const target = to.pathname.replace(/(\/|\.html)$/, "").split("/").pop();
        const id = to.dataset.id || `${node.id}--${target}`;
        connections.push({ from: node.id, to: target, href: `${link.href}#connection-${id}`, what: to.title });
      }
      if (below) walk(below, node, depth + 1);
    }
  })(list, null, 0);
  for (const connection of connections) {
    connection.from = nodes.get(connection.from);
    connection.to = nodes.get(connection.to);
  }
  return { nodes: [...nodes.values()], connections: connections.filter(({ to }) => to) };
}

const wayTo = (node) => (node.parent ? `${wayTo(node.parent)} › ${node.name}` : node.name);
const rootOf = (node) => (node.parent ? rootOf(node.parent) : node);

// The node that stands for another: itself, or the outermost closed group that contains it.
function standingFor(node, open) {
  let found = node;
  for (let group = node.parent; group; group = group.parent) if (!open.has(group)) found = group;
  return found;
}

// Opens groups level by level, as long as not too much is shown.
function openedAtFirst(nodes) {
  let open = new Set();
  for (let depth = 0; ; depth++) {
    const groups = nodes.filter((node) => node.children.length && node.depth <= depth);
    const shown = nodes.filter((node) => !node.parent || groups.includes(node.parent)).length;
    if (shown > MOST_SHOWN || groups.length === open.size) return open;
    open = new Set(groups);
  }
}

function cellContent(found, row, column, toggle) {
  const words = found.map(({ from, to, what }) => `${from.name} → ${to.name}${what ? `: ${what}` : ""}`);
  const closed = [...new Set([row, column])].filter((node) => found.some(({ from, to }) => from !== row || to !== column) && node.children.length);
  const properties = { title: words.slice(0, 12).join("\n") + (words.length > 12 ? "\n…" : "") };
  const made = closed.length
    ? element("button", { ...properties, type: "button", textContent: found.length })
    : element("a", { ...properties, href: found[0].href, textContent: found.length > 1 ? found.length : "●" });
  if (closed.length) made.addEventListener("click", () => toggle(closed));
  const said = words.slice(0, 3).join("; ");
  made.setAttribute("aria-label", made.textContent === "●" ? said : `${made.textContent}: ${said}`);
  return made;
}

function drawMatrix(frame, { nodes, connections }, open, words, toggle) {
  const fits = (node) => `${node.name} ${node.id}`.toLowerCase().includes(words);
  const wanted = words ? connections.filter(({ from, to }) => fits(from) || fits(to)) : connections;
  const cells = new Map();
  const rows = new Set();
  const columns = new Set();
  for (const connection of wanted) {
    const from = standingFor(connection.from, open);
    const to = standingFor(connection.to, open);
    for (let group = from; group; group = group.parent) rows.add(group);
    columns.add(to);
    if (!cells.has(from)) cells.set(from, new Map());
    const row = cells.get(from);
    row.set(to, [...(row.get(to) || []), connection]);
  }
  const across = nodes.filter((node) => columns.has(node));
  const edge = (node, before) => before && rootOf(node) !== rootOf(before);
  const head = element("tr", {}, element("th", { className: "gp-corner", textContent: "from ↓ to →" }));
  const table = element("table", { className: "gp-grid" }, element("colgroup", {}, element("col")));
  across.forEach((node, index) => {
    const name = element("a", { href: node.href, title: wayTo(node), textContent: node.name });
    const th = element("th", { scope: "col" }, name);
    th.classList.toggle("gp-edge", Boolean(edge(node, across[index - 1])));
    th.classList.toggle("gp-group", node.children.length > 0);
    head.append(th);
    table.firstChild.append(element("col"));
  });
  const body = element("tbody");
  const down = nodes.filter((node) => rows.has(node));
  down.forEach((node, index) => {
    const tr = element("tr", { className: edge(node, down[index - 1]) ? "gp-edge" : "" });
    const th = element("th", { scope: "row", title: node.name });
    th.style.setProperty("--gp-depth", node.depth);
    if (node.children.length) {
      th.classList.add("gp-group");
      const button = element("button", { type: "button", textContent: node.name });
      button.setAttribute("aria-expanded", open.has(node));
      button.addEventListener("click", () => toggle([node]));
      th.append(button);
    } else th.append(element("a", { href: node.href, textContent: node.name }));
    tr.append(th);
    across.forEach((column, at) => {
      const found = cells.get(node)?.get(column);
      const td = element("td", { className: edge(column, across[at - 1]) ? "gp-edge" : "" });
      if (found) td.append(cellContent(found, node, column, toggle));
      tr.append(td);
    });
    body.append(tr);
  });
  table.append(element("thead", {}, head), body);
  const mark = (index, on) => {
    for (const each of [table.querySelectorAll("col")[index], head.cells[index]]) each?.classList.toggle("gp-here", on);
  };
  table.addEventListener("mouseover", ({ target }) => mark(target.closest("td")?.cellIndex, true));
  table.addEventListener("mouseout", ({ target }) => mark(target.closest("td")?.cellIndex, false));
  frame.replaceChildren(table);
  return wanted.length;
}

function prepareMatrix(source) {
  const list = source.querySelector(":scope > ul");
  const model = readConnections(list);
  if (!model.connections.length) return;
  let open = openedAtFirst(model.nodes);
  const frame = element("div", { className: "gp-grid-frame", tabIndex: 0 });
  const input = element("input", { type: "search", placeholder: "Filter by name", autocomplete: "off" });
  input.setAttribute("aria-label", "Filter the matrix by name");
  const count = element("output", {});
  const buttons = [
    ["Open all", () => new Set(model.nodes.filter((node) => node.children.length))],
    ["Close all", () => new Set()],
  ].map(([textContent, groups]) => {
    const button = element("button", { type: "button", textContent });
    button.addEventListener("click", () => update(groups()));
    return button;
  });

  function toggle(groups) {
    const next = new Set(open);
    for (const group of groups) if (!next.delete(group)) next.add(group);
    update(next);
  }

  function update(next = open) {
    open = next;
    const shown = drawMatrix(frame, model, open, input.value.trim().toLowerCase(), toggle);
    const all = model.connections.length;
    count.textContent = shown === all ? `${all} connections` : `${shown} of ${all} connections`;
  }

  input.addEventListener("input", () => {
    update();
    keepInAddress([["filter", input.value]]);
  });
  input.value = new URLSearchParams(location.search).get("filter") || "";
  source.before(element("div", { className: "gp-tools" }, input, ...buttons, count), frame);
  source.hidden = true;
  update();
}

onEveryPage(".gp-matrix", prepareMatrix);
