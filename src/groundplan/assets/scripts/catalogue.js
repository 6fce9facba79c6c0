// The catalogue: its table sorts by any column, is filtered by words and by values, and is shown page by page. Its rows are
// those of the table or, where there are too many for a page, those of the data that the table names. The filter stands in
// the address (`?filter=queue&layer=Messaging`, `?in=shop` for a group), so that what one sees can be linked. Without this it
// is a plain table of the first rows.

const ROWS_ON_A_PAGE = 50;
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

// A row knows its `cells` as texts, the `values` of a column, the `groups` around it, and how to `make` its element.
function rowsOfTable(table) {
  return [...table.tBodies[0].rows].map((made) => {
    const cells = [...made.cells].map((cell) => cell.textContent.trim());
    return { cells, values: (column) => cells[column].split(", ").filter(Boolean), groups: [], make: () => made };
  });
}

async function rowsOfModel(address) {
  return (await readComponents(address)).map((each) => {
    const groups = groupsAround(each);
    const system = groups[0] ?? (each.children.length ? each : null);
    const cells = [each.name, each.id, system?.name ?? "", each.type, each.layer, each.owner, each.tags.join(", "), each.status];
    const values = (column) => (column === 6 ? each.tags : [cells[column]].filter(Boolean));
    function make() {
      const [first, ...others] = cells.map((textContent) => element("td", { textContent }));
      first.replaceChildren(element("a", { href: each.href, textContent: each.name }));
      if (each.icon) first.style.setProperty("--gp-icon", `url("${each.icon}")`);
      return element("tr", {}, first, ...others);
    }
    return { cells, values, groups, make };
  });
}

function facet(header, rows) {
  const column = header.cellIndex;
  const counts = new Map();
  for (const row of rows) for (const value of row.values(column)) counts.set(value, (counts.get(value) || 0) + 1);
  if (counts.size < 2) return null;
  const name = header.textContent.trim();
  const select = element("select", {}, element("option", { value: "" }, `${name}: all`));
  select.setAttribute("aria-label", name);
  for (const [value, count] of [...counts].sort(([a], [b]) => collator.compare(a, b))) {
    select.append(element("option", { value }, `${value} (${count})`));
  }
  return { key: name.toLowerCase(), column, select };
}

// The filter for what stands in one group: it comes with the address, and goes by a click.
function groupFilter(rows) {
  const wanted = new URLSearchParams(location.search).get("in");
  const group = wanted && rows.flatMap((row) => row.groups).find(({ id }) => id === wanted);
  return group && { key: "in", group, field: element("button", { type: "button", className: "gp-chosen", value: wanted, textContent: `In ${group.name} ×` }) };
}

// The buttons below the table that lead from page to page.
function pager(turn) {
  const button = (textContent, by) => {
    const made = element("button", { type: "button", textContent });
    made.addEventListener("click", () => turn(by));
    return made;
  };
  const [before, after, where] = [button("Previous", -1), button("Next", 1), element("span", {})];
  const bar = element("nav", { className: "gp-tools gp-pager", ariaLabel: "Pages of the table" }, before, where, after);
  function show(page, pages) {
    bar.hidden = pages < 2;
    where.textContent = `Page ${page + 1} of ${pages}`;
    before.disabled = page === 0;
    after.disabled = page === pages - 1;
  }
  return { bar, show };
}

async function prepareCatalogue(frame) {
  const table = frame.querySelector("table");
  const rows = frame.dataset.rows ? await rowsOfModel(frame.dataset.rows) : rowsOfTable(table);
  for (const row of rows) row.text = plain(row.cells.join(" "));
  const headers = [...table.tHead.rows[0].cells];
  const facets = headers.filter((header) => "facet" in header.dataset).map((each) => facet(each, rows)).filter(Boolean);
  const input = element("input", { type: "search", placeholder: "Filter", autocomplete: "off" });
  input.setAttribute("aria-label", "Filter the table");
  const count = element("output", {});
  const clear = element("button", { type: "button", textContent: "Clear" });
  let inside = groupFilter(rows);
  let page = 0;

  const fields = [["filter", input], ...facets.map(({ key, select }) => [key, select])];

  function update() {
    const words = wordsOf(input.value);
    const fitting = rows.filter((row) =>
      words.every((word) => row.text.includes(word)) &&
      facets.every(({ column, select }) => !select.value || row.values(column).includes(select.value)) &&
      (!inside || row.groups.includes(inside.group)));
    const pages = Math.max(1, Math.ceil(fitting.length / ROWS_ON_A_PAGE));
    page = Math.min(page, pages - 1);
    const shown = fitting.slice(page * ROWS_ON_A_PAGE, (page + 1) * ROWS_ON_A_PAGE);
    table.tBodies[0].replaceChildren(...shown.map((row) => (row.element ??= row.make())));
    for (const { select } of facets) select.classList.toggle("gp-chosen", Boolean(select.value));
    const [few, all] = [fitting.length, rows.length].map((number) => number.toLocaleString("en"));
    count.textContent = few === all ? `${all} in all` : `${few} of ${all}`;
    clear.hidden = few === all;
    pages_.show(page, pages);
  }

  function turn(by) {
    page += by;
    update();
    tools.scrollIntoView({ block: "nearest", behavior: STILL.matches ? "auto" : "smooth" });
  }
  const pages_ = pager(turn);

  function changed() {
    page = 0;
    update();
    keepInAddress([["in", inside ? inside.field.value : ""], ...fields.map(([key, { value }]) => [key, value])]);
  }

  function leaveGroup() {
    inside?.field.remove();
    inside = null;
  }

  for (const header of headers) {
    const button = element("button", { type: "button", className: "gp-sort" }, ...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const down = header.getAttribute("aria-sort") === "ascending";
      for (const other of headers) other.removeAttribute("aria-sort");
      header.setAttribute("aria-sort", down ? "descending" : "ascending");
      const column = header.cellIndex;
      // Rows without a value come last, whichever way the others are sorted.
      rows.sort((a, b) => {
        const [x, y] = [a.cells[column], b.cells[column]];
        if (!x || !y) return !x - !y;
        return collator.compare(x, y) * (down ? -1 : 1);
      });
      page = 0;
      update();
    });
  }
  const said = new URLSearchParams(location.search);
  for (const [key, field] of fields) {
    field.value = said.get(key) || "";
    if (field.selectedIndex === -1) field.selectedIndex = 0;
  }
  clear.addEventListener("click", () => {
    for (const [, field] of fields) field.value = "";
    leaveGroup();
    changed();
    input.focus();
  });
  inside?.field.addEventListener("click", () => {
    leaveGroup();
    changed();
    input.focus();
  });
  const tools = element("div", { className: "gp-tools" }, input, ...facets.map((each) => each.select), ...(inside ? [inside.field] : []), clear, count);
  tools.addEventListener("input", changed);
  frame.before(tools);
  frame.after(pages_.bar);
  frame.querySelector(".gp-more")?.remove();
  update();
}

onEveryPage(".gp-catalogue", prepareCatalogue);
