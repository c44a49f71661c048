// Menus and confirmations are <details>: they open without script; this closes them where one expects it and adds the arrow keys.
const kinds = "details.menu, details.confirm";

function close(details, refocus) {
  if (!details.open) return;
  details.open = false;
  if (refocus) details.querySelector("summary").focus();
}

document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll(`:is(${kinds})[open]`)) {
    if (!open.contains(event.target) || event.target.closest("[data-close]")) close(open, event.target.closest("[data-close]"));
  }
  event.target.closest("[data-dismiss]")?.closest(".flash")?.remove();
});

document.addEventListener("keydown", (event) => {
  const open = event.target.closest?.(`:is(${kinds})[open]`) ?? document.querySelector(`:is(${kinds})[open]`);
  if (!open || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    event.preventDefault();
    close(open, true);
  } else if (open.matches(".menu") && !event.target.closest("input, select, textarea")) {
    walk(open, event);
  }
});

function walk(menu, event) {
  const items = [...menu.querySelectorAll(":scope > :not(summary) :is(a, button)")].filter((item) => item.offsetParent);
  const at = items.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    items[(at + step + items.length) % items.length]?.focus();
    return;
  }
  const keyed = items.find((item) => item.dataset.key === event.key);
  if (keyed) {
    event.preventDefault();
    event.stopImmediatePropagation();
    keyed.click();
  }
}

document.addEventListener("toggle", (event) => {
  const details = event.target;
  if (!details.matches?.(kinds) || !details.open) return;
  for (const other of document.querySelectorAll(`:is(${kinds})[open]`)) {
    if (other !== details && !other.contains(details)) close(other, false);
  }
  details.querySelectorAll("[data-close]").forEach((button) => (button.hidden = false));
  if (details.matches(".confirm")) details.querySelector(".in:not([type=hidden])")?.focus();
}, true);

document.querySelectorAll("details.confirm[open] [data-close], [data-dismiss]").forEach((button) => (button.hidden = false));
