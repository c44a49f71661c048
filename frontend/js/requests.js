// What htmx and our own requests share: the CSRF header, refusals shown as the page they are, and a word when the server cannot be reached.
import htmx from "htmx.org";
import { complain } from "./say.js";

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";

/** Posts fields as a form would, and gives the answer; rejects only when the server cannot be reached. */
export function post(address, fields) {
  return fetch(address, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { Accept: "application/json, application/problem+json", [meta("csrf-header")]: meta("csrf-token"), "X-Requested-With": "fetch" },
  });
}

document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.verb !== "get") detail.headers[meta("csrf-header")] = meta("csrf-token");
});
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  // A page of its own instead of a fragment means that the session has ended: show it whole.
  if (detail.xhr.responseURL.includes("/sign-in")) {
    detail.shouldSwap = false;
    location.reload();
  }
});
document.addEventListener("htmx:responseError", ({ detail }) => {
  if ([401, 403].includes(detail.xhr.status)) complain("You may not do that, or your session has ended. Reload the page to sign in again.");
  else complain("That did not work, and nothing was changed. Please try again.");
});
document.addEventListener("htmx:sendError", () => complain("The server cannot be reached. What you typed is still here."));

htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "422", swap: true },
  { code: "...", swap: false, error: true },
];
