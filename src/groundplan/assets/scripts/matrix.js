// The matrix: who talks to whom, as a table with a row and a column for each, made of the data of the model. Groups open and
// close, and one can look into a single group, so that it stays readable however large the model is. The filter and the group
// stand in the address (`?filter=queue`, `?in=shop`). Without this there is a list of the systems.

const MOST_SHOWN = 60;
const MOST_DRAWN = 250; // More rows or columns than these nobody reads, and few browsers draw.

async function readConnections({ components, connections }) {
  const nodes = await readComponents(components);
  const { labels, rows } = await readData("connections", connections);
  for (const node of nodes) node.depth = groupsAround(node).length;
  const read = rows.map(([from, to, label, id]) => {
    const own = id ?? `${nodes[from].id}--${nodes[to].id}`;
    return { from: nodes[from], to: nodes[to], href: `${nodes[from].href}#connection-${own}`, what: labels[label ?? -1] ?? "" };
  });
  return { nodes: nodes.filter(({ isInstance }) => !isInstance), connections: read };
}

const wayTo = (node) => (node.parent ? `${wayTo(node.parent)} › ${node.name}` : node.name);
const rootOf = (node) => (node.parent ? rootOf(node.parent) : node);

// The node that stands for another: itself, or the outermost closed group that contains it.
function standingFor(node, open) {
  let found = node;
  for (let group = node.parent; group; group = group.parent) if (!open.has(group)) found = group;
  return found;
}

// Opens groups level by level, as long as not too much is shown; of a model that can never be open all at once one sees the
// systems first.
function openedAtFirst(nodes) {
  let open = new Set();
  if (nodes.length > MOST_DRAWN) return open;
  for (let depth = 0; ; depth++) {
    const groups = new Set(nodes.filter((node) => node.children.length && node.depth <= depth));
    const shown = nodes.filter((node) => !node.parent || groups.has(node.parent)).length;
    if (shown > MOST_SHOWN || groups.size === open.size) return open;
    open = groups;
  }
}

function cellContent(found, row, column, toggle) {
  const words = found.slice(0, 13).map(({ from, to, what }) => `${from.name} → ${to.name}${what ? `: ${what}` : ""}`);
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

function drawMatrix(frame, nodes, wanted, open, toggle) {
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
    if (!row.has(to)) row.set(to, []);
    row.get(to).push(connection);
  }
  const across = nodes.filter((node) => columns.has(node)).slice(0, MOST_DRAWN);
  // A line sets systems apart, where more is shown of one than itself.
  const isPart = (node) => node.depth > 0 || open.has(node);
  const edge = (node, before) => before && rootOf(node) !== rootOf(before) && (isPart(node) || isPart(before));
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
  const down = nodes.filter((node) => rows.has(node)).slice(0, MOST_DRAWN);
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
  return rows.size > down.length || columns.size > across.length;
}

const isIn = (node, group) => node === group || Boolean(node.parent && isIn(node.parent, group));

// The field that narrows the matrix to one group of the upper two levels, or to the one that the address asks for.
function groupField(nodes, asked) {
  const groups = nodes.filter((node) => node.children.length && !node.isInstance && (node.depth < 2 || node.id === asked));
  const field = element("select", { ariaLabel: "Group" }, element("option", { value: "" }, "Group: all"));
  field.append(...groups.map(({ id, name, depth }) => element("option", { value: id }, `${"\u00a0\u00a0".repeat(depth)}${name}`)));
  if (asked && !groups.some(({ id }) => id === asked) && nodes.some(({ id }) => id === asked)) {
    const { id, name } = nodes.find(({ id }) => id === asked);
    field.append(element("option", { value: id }, name));
  }
  field.value = asked;
  if (field.selectedIndex === -1) field.selectedIndex = 0;
  return field;
}

async function prepareMatrix(source) {
  const { nodes, connections } = await readConnections(source.dataset);
  if (!connections.length) return;
  const said = new URLSearchParams(location.search);
  let open = openedAtFirst(nodes);
  const frame = element("div", { className: "gp-grid-frame", tabIndex: 0, role: "region", ariaLabel: "Connection matrix" });
  const input = element("input", { type: "search", placeholder: "Filter by name", autocomplete: "off", value: said.get("filter") || "" });
  input.setAttribute("aria-label", "Filter the matrix by name");
  const field = groupField(nodes, said.get("in") || "");
  const count = element("output", {});
  const groups = nodes.filter((node) => node.children.length);
  const all = element("button", { type: "button", textContent: "Open all", hidden: nodes.length > MOST_DRAWN });
  const none = element("button", { type: "button", textContent: "Close all" });
  all.addEventListener("click", () => update(new Set(groups)));
  none.addEventListener("click", () => update(new Set()));

  function wanted() {
    const words = input.value.trim().toLowerCase();
    const group = nodes.find(({ id }) => id === field.value);
    const fits = (node) => `${node.name} ${node.id}`.toLowerCase().includes(words);
    return connections.filter(({ from, to }) => (!words || fits(from) || fits(to)) && (!group || isIn(from, group) || isIn(to, group)));
  }

  // What is looked for is opened as far as there is little of it; the group that is looked into is opened, and nothing else.
  function openWanted() {
    const found = wanted();
    const group = nodes.find(({ id }) => id === field.value);
    if (input.value.trim() && found.length <= MOST_SHOWN) open = new Set(found.flatMap(({ from, to }) => [...groupsAround(from), ...groupsAround(to)]));
    else if (group) open = new Set([...groupsAround(group), group]);
    else open = openedAtFirst(nodes);
  }

  function toggle(toggled) {
    const next = new Set(open);
    for (const group of toggled) if (!next.delete(group)) next.add(group);
    update(next);
  }

  function update(next = open) {
    open = next;
    const found = wanted();
    const cut = drawMatrix(frame, nodes, found, open, toggle);
    const [few, many] = [found.length, connections.length].map((number) => number.toLocaleString("en"));
    count.textContent = (few === many ? `${many} connections` : `${few} of ${many} connections`) + (cut ? "; close groups to see the rest" : "");
    field.classList.toggle("gp-chosen", Boolean(field.value));
  }

  function changed() {
    openWanted();
    update();
    keepInAddress([["filter", input.value], ["in", field.value]]);
  }
  input.addEventListener("input", changed);
  field.addEventListener("change", changed);
  const tools = element("div", { className: "gp-tools" }, input, ...(groups.length > 1 ? [field] : []), all, none, count);
  source.before(tools, frame);
  source.hidden = true;
  if (input.value || field.value) openWanted();
  update();
}

onEveryPage(".gp-matrix", prepareMatrix);
