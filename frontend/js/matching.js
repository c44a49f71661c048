// Matching by hand: both sides are added up while ticking, the arrows go from row to row, Enter matches what is equal. The server decides all the same.
const boxes = (form) => [...form.querySelectorAll("tbody input[data-minor]")];
const ticked = (form, side) => boxes(form).filter((box) => box.checked && (!side || box.name === side));
const sum = (form, side) => ticked(form, side).reduce((total, box) => total + BigInt(box.dataset.minor), 0n);

/** Minor units as the page writes amounts: 1,234.50, below zero in parentheses. */
function words(minor, digits) {
  const plain = String(minor < 0n ? -minor : minor).padStart(digits + 1, "0");
  const whole = plain.slice(0, plain.length - digits).replace(/\B(?=(\d{3})+$)/g, ",");
  const amount = digits ? `${whole}.${plain.slice(-digits)}` : whole;
  return minor < 0n ? `(${amount})` : amount;
}

function compare(form) {
  const bank = sum(form, "lineIds");
  const book = sum(form, "entryIds");
  return { bank, book, apart: bank < book ? book - bank : bank - book };
}

function show(form) {
  const foot = form.querySelector("[data-sums]");
  const digits = Number(form.dataset.digits);
  const { bank, book, apart } = compare(form);
  form.querySelectorAll("[data-keys]").forEach((keys) => (keys.hidden = false));
  foot.hidden = ticked(form).length === 0;
  foot.querySelector('[data-sum="lineIds"]').textContent = words(bank, digits);
  foot.querySelector('[data-sum="entryIds"]').textContent = words(book, digits);
  const says = foot.querySelector("[data-apart]");
  says.textContent = apart === 0n ? "Equal" : `${words(apart, digits)} apart`;
  says.className = `tag ${apart === 0n ? "g" : "w"}`;
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-match]");
  if (form && event.target.dataset.minor) show(form);
});

document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("form[data-match]");
  if (!form || !event.target.dataset.minor || event.ctrlKey || event.metaKey || event.altKey) return;
  const all = boxes(form);
  const here = all.indexOf(event.target);
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    all[Math.min(Math.max(to, 0), all.length - 1)].focus();
  } else if (event.key === "Enter") {
    event.preventDefault();
    const byPaper = form.elements.clearedOn?.value && ticked(form, "lineIds").length === 0;
    if (ticked(form).length > 0 && (byPaper || compare(form).apart === 0n)) form.requestSubmit();
  }
});

addEventListener("pageshow", () => document.querySelectorAll("form[data-match]").forEach(show));
