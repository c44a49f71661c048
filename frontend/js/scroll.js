// A wide table that scrolls sideways can be reached by keyboard: without anything to focus inside, the scroller itself takes the focus.
const reachable = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";

function check() {
  for (const box of document.querySelectorAll(".card, .scroll, .tabs")) {
    const scrolls = box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== "visible";
    if (scrolls && !box.querySelector(reachable)) {
      box.tabIndex = 0;
      box.role = "region";
      box.ariaLabel ??= box.querySelector("h2")?.textContent ?? "Table";
    }
  }
}

check();
addEventListener("resize", check);
document.addEventListener("htmx:afterSettle", check);
