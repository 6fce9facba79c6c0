// The catalogue: its table sorts by any column and is filtered by words and by values. The filter stands in the address
// (`?filter=queue&layer=Messaging`), so that what one sees can be linked. Without this it is a plain table.

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
function sortable(table, rows) {
  const body = table.tBodies[0];
  for (const header of table.tHead.rows[0].cells) {
    const button = element("button", { type: "button", className: "gp-sort" }, ...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const down = header.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      header.setAttribute("aria-sort", down ? "descending" : "ascending");
      const column = header.cellIndex;
      // Rows without a value come last, whichever way the others are sorted.
      rows.sort((a, b) => {
        const [x, y] = [a.cells[column], b.cells[column]];
        if (!x || !y) return !x - !y;
        return collator.compare(x, y) * (down ? -1 : 1);
      });
      body.append(...rows.map((row) => row.element));
    });
  }
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

function prepareCatalogue(frame) {
  const table = frame.querySelector("table");
  const rows = [...table.tBodies[0].rows].map((element) => {
    const cells = [...element.cells].map((cell) => cell.textContent.trim());
    const values = (column) => cells[column].split(", ").filter(Boolean);
    return { element, cells, values, text: plain(cells.join(" ")) };
  });
  const headers = [...table.tHead.rows[0].cells];
  const facets = headers.filter((header) => "facet" in header.dataset).map((each) => facet(each, rows)).filter(Boolean);
  const input = element("input", { type: "search", placeholder: "Filter", autocomplete: "off" });
  input.setAttribute("aria-label", "Filter the table");
  const count = element("output", {});
  const clear = element("button", { type: "button", textContent: "Clear" });

  const fields = [["filter", input], ...facets.map(({ key, select }) => [key, select])];

  function update() {
    const words = wordsOf(input.value);
    let shown = 0;
    for (const row of rows) {
      const fits =
        words.every((word) => row.text.includes(word)) &&
        facets.every(({ column, select }) => !select.value || row.values(column).includes(select.value));
      row.element.hidden = !fits;
      shown += fits;
    }
    for (const { select } of facets) select.classList.toggle("gp-chosen", Boolean(select.value));
    count.textContent = shown === rows.length ? `${rows.length} in all` : `${shown} of ${rows.length}`;
    clear.hidden = shown === rows.length;
  }

  const remember = () => keepInAddress(fields.map(([key, { value }]) => [key, value]));

  function recall() {
    const said = new URLSearchParams(location.search);
    for (const [key, field] of fields) {
      field.value = said.get(key) || "";
      if (field.selectedIndex === -1) field.selectedIndex = 0;
    }
  }

  clear.addEventListener("click", () => {
    for (const [, field] of fields) field.value = "";
    update();
    remember();
    input.focus();
  });
  const tools = element("div", { className: "gp-tools" }, input, ...facets.map((each) => each.select), clear, count);
  tools.addEventListener("input", () => {
    update();
    remember();
  });
  sortable(table, rows);
  frame.before(tools);
  recall();
  update();
}

onEveryPage(".gp-catalogue", prepareCatalogue);
