// Keys that act when nothing is being typed. Any element says its own: data-shortcut="t", or two keys as in data-shortcut="g m".
// What the page itself offers comes before what the frame offers under the same key. "?" shows them all.
import { openPalette } from "./palette.js";

const patience = 1200; // milliseconds between the two keys of a chord
let begun = "";
let beganAt = 0;

const typing = (target) => target.closest?.('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]');
const offered = () => [...document.querySelectorAll("main [data-shortcut]"), ...document.querySelectorAll("[data-shortcut]")];
const shown = (element) => element.checkVisibility?.({ visibilityProperty: true }) ?? true;

function act(element) {
  if (element.matches('form[data-palette] input, [type="search"][data-shortcut="/"]') && element.closest("[data-palette]")) openPalette();
  else if (element.matches("input, select, textarea")) element.focus();
  else element.click();
  const menu = element.matches("summary") && element.closest("details.menu");
  if (menu) setTimeout(() => menu.querySelector(":scope > :not(summary) a")?.focus());
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (typing(event.target) || document.querySelector("dialog[open]") || event.key.length !== 1) return;
  if (event.key === "?") return help();
  const keys = begun && event.timeStamp - beganAt < patience ? `${begun} ${event.key}` : event.key;
  const all = offered();
  const found = all.find((element) => element.dataset.shortcut === keys && (shown(element) || element.closest(".rail")));
  begun = "";
  if (found) {
    event.preventDefault();
    act(found);
  } else if (all.some((element) => element.dataset.shortcut.startsWith(`${event.key} `))) {
    begun = event.key;
    beganAt = event.timeStamp;
  }
});

const keysOf = (shortcut) => shortcut.split(" ").map((key) => `<kbd>${key === "<" ? "&lt;" : key}</kbd>`).join(" ");
const nameOf = (element) => element.dataset.shortcutName ?? element.title?.trim() ?? "";

function label(element) {
  const named = nameOf(element) || element.ariaLabel;
  if (named) return named;
  const copy = element.cloneNode(true);
  copy.querySelectorAll("kbd, .n, .vh").forEach((part) => part.remove());
  return copy.textContent.trim();
}

/** Shows what every key does on this page. */
export function help() {
  const dialog = document.getElementById("shortcuts");
  if (!dialog) return;
  const lines = new Map([["Ctrl K", "Search and go to"]]);
  for (const element of offered()) if (!lines.has(element.dataset.shortcut)) lines.set(element.dataset.shortcut, label(element));
  lines.set("?", "Show these keys");
  dialog.innerHTML = '<h2 id="shortcuts-title">Keys</h2><dl></dl><form method="dialog"><button class="btn">Close</button></form>';
  for (const [keys, does] of lines) {
    const line = document.createElement("div");
    const name = Object.assign(document.createElement("dt"), { textContent: does });
    const key = document.createElement("dd");
    key.innerHTML = keysOf(keys);
    line.append(name, key);
    dialog.querySelector("dl").append(line);
  }
  dialog.showModal();
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-help]")) help();
  if (event.target.id === "shortcuts") event.target.close();
});
document.querySelectorAll("[data-help]").forEach((button) => (button.hidden = false));
