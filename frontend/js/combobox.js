// A field that searches the server as one types: <span class="combo" data-combobox="/matters/choices">, see field/combobox.jte.
// The server is asked with ?q= and answers with <li role="option" data-value data-label>. What is chosen stands in the hidden field.
const parts = (combo) => ({
  combo, value: combo.querySelector('input[type="hidden"]'), text: combo.querySelector('[role="combobox"]'), list: combo.querySelector('[role="listbox"]'),
});
const waiting = new WeakMap();

const of = (target) => (target.matches?.('.combo [role="combobox"]') ? parts(target.closest(".combo")) : null);

function open({ text, list }, shown) {
  list.hidden = !shown;
  text.ariaExpanded = String(shown);
  if (!shown) text.removeAttribute("aria-activedescendant");
}

function mark({ text, list }, option) {
  for (const other of list.querySelectorAll('[aria-selected="true"]')) other.ariaSelected = "false";
  if (!option) return;
  option.id ||= `${list.id}-${[...list.children].indexOf(option)}`;
  option.ariaSelected = "true";
  option.scrollIntoView({ block: "nearest" });
  text.setAttribute("aria-activedescendant", option.id);
}

function choose(field, option) {
  field.value.value = option.dataset.value;
  field.text.value = option.dataset.label;
  field.text.dataset.chosen = option.dataset.label;
  open(field, false);
  field.value.dispatchEvent(new Event("change", { bubbles: true }));
}

async function ask(field) {
  const asked = field.text.value.trim();
  const separator = field.combo.dataset.combobox.includes("?") ? "&" : "?";
  const answer = await fetch(`${field.combo.dataset.combobox}${separator}q=${encodeURIComponent(asked)}`, { headers: { "HX-Request": "true" } });
  if (!answer.ok || answer.redirected || asked !== field.text.value.trim()) return;
  field.list.innerHTML = await answer.text();
  open(field, document.activeElement === field.text);
  mark(field, asked ? field.list.querySelector('[role="option"]') : null);
}

function askSoon(field, delay) {
  clearTimeout(waiting.get(field.text));
  waiting.set(field.text, setTimeout(() => ask(field).catch(() => open(field, false)), delay));
}

document.addEventListener("input", ({ target }) => {
  const field = of(target);
  if (!field) return;
  field.value.value = "";
  askSoon(field, 120);
});

document.addEventListener("keydown", (event) => {
  const field = of(event.target);
  if (!field) return;
  const options = [...field.list.querySelectorAll('[role="option"]')];
  const at = options.findIndex((option) => option.ariaSelected === "true");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (field.list.hidden) askSoon(field, 0);
    else mark(field, options[(at + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length]);
  } else if (event.key === "Enter" && !field.list.hidden && at >= 0) {
    event.preventDefault();
    choose(field, options[at]);
  } else if (event.key === "Tab" && !field.list.hidden && at >= 0) {
    choose(field, options[at]);
  } else if (event.key === "Escape" && !field.list.hidden) {
    event.preventDefault();
    event.stopPropagation();
    open(field, false);
  }
}, true);

document.addEventListener("mousedown", (event) => {
  const option = event.target.closest?.('.combo [role="option"]');
  if (!option) return;
  event.preventDefault();
  choose(parts(option.closest(".combo")), option);
});

document.addEventListener("click", ({ target }) => {
  const field = of(target);
  if (field && field.list.hidden && !field.value.value) askSoon(field, 0);
});

document.addEventListener("focusout", ({ target }) => {
  const field = of(target);
  if (field) open(field, false);
});
