// Makes a table one to filter by name and to sort by any of its columns. Loaded when its button is pressed.

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase().trim();

/** What a row is sorted by: a number where the cell begins with one, its words else; what data-sort says instead, where it is there;
    nothing known stands last. */
function key(row, at) {
  const cell = row.cells[at];
  if (cell.dataset.sort !== undefined) return { known: cell.dataset.sort !== "", text: cell.dataset.sort };
  const text = (cell.querySelector("a, b") ?? cell).textContent.trim();
  const number = parseFloat(text.replace(",", "."));
  return Number.isNaN(number) ? { known: cell.classList.contains("unit-cell"), text } : { known: true, number, text };
}

function compare(one, other) {
  if (one.number !== undefined && other.number !== undefined) return one.number - other.number;
  return one.text.localeCompare(other.text, document.documentElement.lang);
}

function sort(table, at) {
  const head = table.tHead.rows[0].cells[at];
  const down = head.getAttribute("aria-sort") === "ascending";
  for (const one of table.tHead.rows[0].cells) one.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const rows = [...table.tBodies[0].rows].map((row) => ({ row, by: key(row, at) }));
  rows.sort((a, b) => b.by.known - a.by.known || (down ? -1 : 1) * compare(a.by, b.by));
  table.tBodies[0].append(...rows.map(({ row }) => row));
}

/** Called once: the button gives way to the field. */
export default function open(button) {
  const table = document.getElementById(button.dataset.table);
  const { filter, found } = button.dataset;
  const field = Object.assign(document.createElement("input"), { type: "search", autocomplete: "off" });
  const label = document.createElement("label");
  const count = document.createElement("span");
  count.setAttribute("role", "status");
  label.append(`${filter} `, field);
  button.replaceWith(label, count);
  field.addEventListener("input", () => {
    const asked = folded(field.value);
    const rows = [...table.tBodies[0].rows];
    const names = (row) => `${row.querySelector(".unit-cell").textContent} ${row.dataset.also ?? ""}`;
    for (const row of rows) row.hidden = !folded(names(row)).includes(asked);
    count.textContent = `${found}: ${rows.filter((row) => !row.hidden).length}/${rows.length}`;
  });
  [...table.tHead.rows[0].cells].forEach((head, at) => {
    const sorter = Object.assign(document.createElement("button"), { type: "button", className: "sorter" });
    sorter.append(...head.childNodes);
    head.append(sorter);
    sorter.addEventListener("click", () => sort(table, at));
  });
  field.focus();
}
