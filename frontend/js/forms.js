// Forms: sent once, not left by accident, and the first refused field has the cursor.
let leaving = false;

const typed = (form) => [...form.elements].some((field) =>
  field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked
    : field.type === "file" ? field.value !== ""
    : field.tagName === "SELECT" ? [...field.options].some((option) => option.selected !== option.defaultSelected) && field.dataset.touched === "yes"
    : field.type !== "hidden" && "defaultValue" in field && field.value !== field.defaultValue);

document.addEventListener("change", (event) => {
  if (event.target.tagName === "SELECT") event.target.dataset.touched = "yes";
});

addEventListener("beforeunload", (event) => {
  if (!leaving && [...document.querySelectorAll("form[data-guard]")].some(typed)) event.preventDefault();
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "dialog") return;
  if (form.dataset.sent === "yes") {
    event.preventDefault();
    return;
  }
  if (form.method !== "post" || form.matches("[hx-post], [hx-put], [hx-delete]")) return;
  leaving = true;
  form.dataset.sent = "yes";
  // After this event, since a disabled button would not be sent as the one that was pressed.
  setTimeout(() => form.querySelectorAll("button:not([type=button])").forEach((button) => button.classList.add("busy")));
});

// A page shown again from the browser's memory has not been sent.
addEventListener("pageshow", () => {
  leaving = false;
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelectorAll(".busy").forEach((button) => button.classList.remove("busy"));
  }
});

function showRefusal(root) {
  const refused = root.querySelector('main [aria-invalid="true"], .f [aria-invalid="true"]') ?? root.querySelector(".errors");
  refused?.focus();
}
document.addEventListener("htmx:afterSwap", (event) => showRefusal(event.target));
showRefusal(document);

// A list with boxes: one ticks all of the page, and what is done with them says how many there are.
function ticks(root) {
  for (const all of root.querySelectorAll("[data-all]")) {
    if (!all.hidden) continue;
    const table = all.closest("table");
    const boxes = () => [...table.querySelectorAll("tbody td.c input[type=checkbox]")];
    all.hidden = false;
    const count = () => {
      const ticked = boxes().filter((box) => box.checked).length;
      all.checked = ticked > 0 && ticked === boxes().length;
      all.indeterminate = ticked > 0 && !all.checked;
      table.closest(".card").querySelectorAll("[data-ticked]").forEach((word) => (word.textContent = ticked === 0 ? word.dataset.ticked : `${ticked} selected`));
    };
    table.addEventListener("change", (event) => {
      if (event.target === all) boxes().forEach((box) => (box.checked = all.checked));
      count();
    });
    count();
  }
}
document.addEventListener("htmx:afterSwap", () => ticks(document));
ticks(document);
