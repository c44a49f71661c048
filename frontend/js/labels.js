// On a phone the rows of a folding table become blocks: each value then says what it is, in the words of its column's head.
function label(table) {
  const heads = [...(table.tHead?.rows[table.tHead.rows.length - 1]?.cells ?? [])].map((head) => head.textContent.trim());
  for (const row of [...table.tBodies].flatMap((body) => [...body.rows])) {
    let at = 0;
    for (const cell of row.cells) {
      const head = heads[at];
      at += cell.colSpan;
      if (cell.tagName === "TD" && cell.childElementCount === 0 && cell.textContent.trim() === "") cell.classList.add("blank");
      if (cell.tagName === "TD" && cell.colSpan === 1 && head && !cell.dataset.label && !cell.matches(".c, .name")) {
        if (at === 1) cell.classList.add("name");
        else cell.dataset.label = head;
      }
    }
  }
}

const labelAll = (root) => root.querySelectorAll("table.fold").forEach(label);
document.addEventListener("htmx:afterSwap", (event) => labelAll(event.target.parentElement ?? document));
labelAll(document);
