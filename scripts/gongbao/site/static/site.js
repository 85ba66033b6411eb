// What every page may use: tables that sort. All pages work without it.
"use strict";
document.documentElement.classList.add("js");

function cellValue(row, column) {
  const cell = row.cells[column];
  return cell.dataset.value ?? cell.textContent.trim();
}

function compare(first, second) {
  if (first === "" || second === "") return first === second ? 0 : first === "" ? 1 : -1;
  const [a, b] = [Number(first), Number(second)];
  return Number.isNaN(a) || Number.isNaN(b) ? first.localeCompare(second, document.documentElement.lang) : a - b;
}

function sortTable(table, column, header) {
  const descending = header.getAttribute("aria-sort") === "ascending";
  const rows = [...table.tBodies[0].rows];
  rows.sort((a, b) => {
    const [first, second] = [cellValue(a, column), cellValue(b, column)];
    const order = compare(first, second);
    return descending && first !== "" && second !== "" ? -order : order;
  });
  table.tBodies[0].append(...rows);
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  header.setAttribute("aria-sort", descending ? "descending" : "ascending");
}

for (const table of document.querySelectorAll("table[data-sortable]")) {
  [...table.tHead.rows[0].cells].forEach((header, column) => {
    if (header.querySelector(".hidden")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => sortTable(table, column, header));
  });
}
