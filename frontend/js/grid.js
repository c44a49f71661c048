// A table that works like a spreadsheet.
//
//   <table class="grid" data-grid="/time/week/cells">        where each changed cell is posted
//     <tr data-row="(what the row stands for)">
//       <td><input data-cell data-column="2026-11-19" data-minutes="192" value="3.2" …></td>      see cell.jte
//       <td class="locked" data-column="2026-11-20" data-minutes="30">0.5</td>                    counted, not editable
//       <td data-row-total>3.7</td>
//   <tfoot> <td data-column-total="2026-11-19">3.2</td> … <td data-grid-total>3.7</td>
//   anywhere on the page: <b data-grid-sum>31.4</b>                                               the same as data-grid-total
//
// Posted: row, column, minutes, and was (the minutes before). A 2xx answer may say {"row", "minutes", "note"}: a new row's name, what was
// in fact kept, a remark to show. Anything else is a failure; its problem's detail is shown, and the cell keeps what was typed.
// Keys: arrows move; typing replaces; F2 or a double click edits; Enter keeps and goes down, Tab right; Esc takes back; Delete empties.
import { post } from "./requests.js";
import { say } from "./say.js";

const day = 24 * 60;
const queues = new WeakMap(); // a grid's cells are saved one after the other, in the order they were changed

/** Minutes of what a person may type for time; NaN if it is none. */
export function parseTime(text) {
  const typed = text.trim().toLowerCase().replace(",", ".").replace(/[—–-]$/, "");
  if (typed === "") return 0;
  let found;
  if ((found = typed.match(/^(\d{1,2}):([0-5]?\d)$/))) return Number(found[1]) * 60 + Number(found[2]);
  if ((found = typed.match(/^(\d{1,4})\s*m(?:in(?:s|utes)?)?$/))) return Number(found[1]);
  if ((found = typed.match(/^(\d{0,2}(?:\.\d*)?)\s*(?:h(?:(?:ou)?rs?)?)?$/)) && /\d/.test(found[1])) return Math.round(Number(found[1]) * 60);
  if ((found = typed.match(/^(\d{1,2})\s*h\s*(\d{1,2})\s*(?:m(?:in)?)?$/))) return Number(found[1]) * 60 + Number(found[2]);
  return NaN;
}

/** Minutes as decimal hours, with one digit, or two if it takes them; nothing for none. */
export const hours = (minutes) => (minutes === 0 ? "" : (minutes / 60).toLocaleString(document.documentElement.dataset.locale ?? "en-US", { minimumFractionDigits: 1, maximumFractionDigits: 2 }));

const cellOf = (target) => (target.matches?.("[data-grid] input[data-cell]") ? target : null);
const gridOf = (cell) => cell.closest("[data-grid]");
const minutesOf = (cell) => Number(cell.dataset.minutes ?? 0);
const editing = (cell) => cell.dataset.editing === "yes";

function rest(cell) {
  delete cell.dataset.editing;
  cell.select();
}

function edit(cell) {
  cell.dataset.editing = "yes";
  cell.setSelectionRange(cell.value.length, cell.value.length);
}

function neighbour(cell, right, down) {
  const rows = [...gridOf(cell).querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("input[data-cell]")]).filter((row) => row.length);
  const row = rows.findIndex((cells) => cells.includes(cell));
  if (down) {
    const next = rows[row + down];
    return next?.find((other) => other.dataset.column === cell.dataset.column) ?? next?.[0];
  }
  return rows[row][rows[row].indexOf(cell) + right];
}

function total(grid) {
  const sum = (cells) => [...cells].reduce((minutes, cell) => minutes + minutesOf(cell), 0);
  const counted = "tbody [data-minutes]";
  for (const row of grid.querySelectorAll("tbody tr")) {
    const shown = row.querySelector("[data-row-total]");
    if (shown) shown.textContent = hours(sum(row.querySelectorAll("[data-minutes]"))) || "—";
  }
  for (const shown of grid.querySelectorAll("[data-column-total]")) {
    shown.textContent = hours(sum(grid.querySelectorAll(`${counted}[data-column="${CSS.escape(shown.dataset.columnTotal)}"]`))) || "—";
  }
  const whole = hours(sum(grid.querySelectorAll(counted))) || "—";
  for (const shown of [...grid.querySelectorAll("[data-grid-total]"), ...document.querySelectorAll("[data-grid-sum]")]) shown.textContent = whole;
}

function state(cell, name, message = "") {
  const place = cell.closest("td");
  place.classList.remove("saving", "saved", "failed");
  if (name) place.classList.add(name);
  cell.ariaInvalid = name === "failed" ? "true" : null;
  cell.title = message;
  cell.dataset.fault = name === "failed" ? message : "";
  cell.dataset.note = name === "saved" ? message : name === "saving" ? (cell.dataset.note ?? "") : "";
  explain(gridOf(cell));
}

function explain(grid) {
  tell(grid, "fault", "grid-error", "alert");
  tell(grid, "note", "grid-note", "status");
}

/** What the cells have to say, once each, in a line below the grid. */
function tell(grid, what, className, role) {
  const card = grid.closest(".card") ?? grid.parentElement;
  let line = card.querySelector(`.${className}`);
  const said = new Set([...grid.querySelectorAll("input[data-cell]")].map((cell) => cell.dataset[what]).filter(Boolean));
  if (!said.size) return line?.remove();
  if (!line) {
    line = Object.assign(document.createElement("p"), { className, role });
    card.append(line);
  }
  const text = [...said].join(" ");
  if (line.textContent !== text) line.textContent = text;
}

function keep(cell) {
  delete cell.dataset.editing;
  const settled = cell.dataset.shown ?? cell.defaultValue;
  const minutes = cell.value === settled ? minutesOf(cell) : parseTime(cell.value);
  if (Number.isNaN(minutes) || minutes > day) {
    state(cell, "failed", minutes > day ? "A day has 24 hours." : `“${cell.value}” is no time: type hours as 1.5 or 1:30, or minutes as 90m.`);
    return;
  }
  if (minutes === minutesOf(cell) && !cell.dataset.fault) {
    cell.value = settled;
    return;
  }
  save(cell, minutes);
}

function save(cell, minutes) {
  const grid = gridOf(cell);
  const was = minutesOf(cell);
  cell.dataset.kept ??= was;
  settle(cell, minutes);
  state(cell, "saving");
  total(grid);
  const turn = (queues.get(grid) ?? Promise.resolve()).then(() => send(cell, minutes));
  queues.set(grid, turn);
}

function settle(cell, minutes) {
  cell.dataset.minutes = minutes;
  cell.dataset.shown = hours(minutes);
  if (document.activeElement !== cell || !editing(cell)) cell.value = hours(minutes);
  if (document.activeElement === cell) cell.select();
}

async function send(cell, minutes) {
  if (minutesOf(cell) !== minutes) return; // changed again meanwhile: the later turn sends it
  const row = cell.closest("tr");
  let answer;
  try {
    answer = await post(gridOf(cell).dataset.grid, { row: row.dataset.row ?? "", column: cell.dataset.column, minutes, was: cell.dataset.kept ?? 0 });
  } catch {
    return state(cell, "failed", "Not saved: the server cannot be reached. Enter in the cell tries again.");
  }
  if (answer.redirected || answer.status === 401 || answer.status === 403) {
    return state(cell, "failed", "Not saved: your session has ended. Sign in again in another tab, then press Enter in the cell.");
  }
  const said = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
  if (!answer.ok) return state(cell, "failed", said.detail ?? said.errors?.[0]?.detail ?? "Not saved: the server refused it.");
  delete cell.dataset.kept;
  if (said.row) row.dataset.row = said.row;
  if (minutesOf(cell) !== minutes) return;
  if (Number.isInteger(said.minutes) && said.minutes !== minutes) settle(cell, said.minutes);
  state(cell, "saved", said.note ?? "");
  total(gridOf(cell));
  say(`Saved ${hours(minutesOf(cell)) || "0"} hours`);
}

document.addEventListener("focusin", ({ target }) => {
  const cell = cellOf(target);
  if (cell) rest(cell);
});

document.addEventListener("mouseup", (event) => {
  // A click rests on the cell, as the focus did, instead of placing the caret; a second click edits.
  const cell = cellOf(event.target);
  if (cell && !editing(cell) && cell.selectionStart === cell.selectionEnd) rest(cell);
});
document.addEventListener("dblclick", ({ target }) => cellOf(target) && edit(cellOf(target)));
document.addEventListener("change", ({ target }) => cellOf(target) && keep(target));
document.addEventListener("input", ({ target }) => {
  if (cellOf(target)) target.dataset.editing = "yes";
});

document.addEventListener("keydown", (event) => {
  const cell = cellOf(event.target);
  if (!cell || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1], Enter: [0, event.shiftKey ? -1 : 1] }[event.key];
  if (event.key === "F2") {
    event.preventDefault();
    edit(cell);
  } else if (event.key === "Escape") {
    event.preventDefault();
    cell.value = cell.dataset.shown ?? cell.defaultValue;
    state(cell, "");
    rest(cell);
  } else if (event.key === "Delete" && !editing(cell)) {
    event.preventDefault();
    cell.value = "";
    keep(cell);
  } else if (step && (!editing(cell) || !event.key.match(/Left|Right/))) {
    event.preventDefault();
    keep(cell);
    neighbour(cell, ...step)?.focus();
  }
});

document.addEventListener("paste", (event) => {
  const cell = cellOf(event.target);
  const text = event.clipboardData?.getData("text") ?? "";
  if (!cell || !/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  let start = cell;
  for (const line of text.trim().split(/\r?\n/)) {
    let at = start;
    for (const value of line.split("\t")) {
      if (!at) break;
      at.value = value.trim();
      keep(at);
      at = neighbour(at, 1, 0);
    }
    start = start && neighbour(start, 0, 1);
  }
});

addEventListener("beforeunload", (event) => {
  if (document.querySelector("[data-grid] td:is(.saving, .failed)")) event.preventDefault();
});
