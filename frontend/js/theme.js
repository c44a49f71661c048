// The theme switch without a round trip; the cookie makes the server draw the next page in the same theme.
const year = 365 * 24 * 3600;

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-theme-switch]") || !event.submitter) return;
  event.preventDefault();
  const theme = event.submitter.value;
  document.cookie = `chancery-theme=${theme};path=/;max-age=${year};samesite=lax${location.protocol === "https:" ? ";secure" : ""}`;
  if (theme === "auto") delete document.documentElement.dataset.bsTheme;
  else document.documentElement.dataset.bsTheme = theme;
  for (const button of event.target.querySelectorAll("button")) button.ariaPressed = String(button === event.submitter);
});
