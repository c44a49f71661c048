// The palette: one box that finds people, matters, bills, documents and places. Ctrl-K, "/" or a click into the search box opens it.
const dialog = document.getElementById("palette");
const box = dialog?.querySelector("input");
const hits = dialog?.querySelector(".hits");
let shownFor = null; // the words whose hits are shown
let opening = false; // Enter was pressed before they came

/** Opens the palette with these words in its box. */
export function openPalette(words = "") {
  if (!dialog || dialog.open) return;
  dialog.showModal();
  box.value = words;
  if (!words) box.select();
  box.dispatchEvent(new CustomEvent("open", { bubbles: true }));
}

const links = () => [...hits.querySelectorAll("a")];
const marked = () => hits.querySelector('a[aria-selected="true"]');

function mark(link) {
  for (const other of links()) other.ariaSelected = "false";
  if (!link) return box.removeAttribute("aria-activedescendant");
  link.id ||= `hit-${links().indexOf(link)}`;
  link.ariaSelected = "true";
  link.scrollIntoView({ block: "nearest" });
  box.setAttribute("aria-activedescendant", link.id);
}

/** The same list is a page of its own, where these are plain links under headings; here they are the choices of the box. */
function announce() {
  for (const group of hits.querySelectorAll("section")) group.role = "group";
  for (const heading of hits.querySelectorAll("h3")) heading.role = "presentation";
  for (const link of links()) link.role = "option";
}

function go(link, elsewhere) {
  if (elsewhere) open(link.href);
  else link.click();
}

if (dialog) {
  dialog.addEventListener("keydown", (event) => {
    const all = links();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && all.length) {
      event.preventDefault();
      mark(all[(all.indexOf(marked()) + step + all.length) % all.length]);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (shownFor === box.value.trim()) marked() && go(marked(), event.ctrlKey || event.metaKey);
      else opening = true;
    }
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  hits.addEventListener("htmx:afterSwap", ({ detail }) => {
    shownFor = new URL(detail.xhr.responseURL).searchParams.get("q")?.trim() ?? "";
    announce();
    mark(links()[0]);
    if (shownFor !== box.value.trim()) return; // those of fewer letters; the rest are on their way
    if (opening && marked()) go(marked(), false);
    opening = false;
  });

  // The search box of the top bar gives way to the palette, once one does something with it.
  const search = document.querySelector("form[data-palette]");
  const field = search?.querySelector("input");
  search?.addEventListener("click", () => openPalette(field.value));
  field?.addEventListener("input", () => {
    openPalette(field.value);
    field.value = "";
  });
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
    event.preventDefault();
    if (dialog?.open) dialog.close();
    else openPalette();
  }
});
