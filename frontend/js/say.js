// Short messages that the page itself did not bring.

/** Said to screen readers only, when they have time. */
export function say(text) {
  const live = document.getElementById("live");
  if (live) live.textContent = text;
}

/** Shown at the foot of the window until dismissed, and said at once. */
export function complain(text) {
  document.querySelector(".toast")?.remove();
  const toast = Object.assign(document.createElement("div"), { className: "flash b toast", role: "alert" });
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: "×", ariaLabel: "Dismiss" });
  close.addEventListener("click", () => toast.remove());
  toast.append(Object.assign(document.createElement("span"), { textContent: text }), close);
  document.body.append(toast);
}
