// A button beside something that is shown once: copies what stands in the field that it names.
document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-copy]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(field.value);
    button.textContent = "Copied";
  } catch {
    field.focus();
    field.select();
  }
});
document.addEventListener("focusin", ({ target }) => target.matches?.("[data-select]") && target.select());
document.querySelectorAll("[data-copy]").forEach((button) => (button.hidden = false));
