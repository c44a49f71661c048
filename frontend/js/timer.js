// Running time: <b data-started-at="2026-11-23T10:00:00Z" data-now="(the server's instant)" data-before-minutes="12">0:42</b> ticks.
// data-now makes up for a wrong clock on this machine; data-before-minutes is what ran before the last pause.
const minute = 60_000;
const skew = new WeakMap();

function clock(element) {
  if (!skew.has(element)) skew.set(element, element.dataset.now ? Date.now() - Date.parse(element.dataset.now) : 0);
  const ran = Date.now() - skew.get(element) - Date.parse(element.dataset.startedAt);
  const minutes = Math.max(0, Math.floor(ran / minute)) + Number(element.dataset.beforeMinutes ?? 0);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

function tick() {
  for (const element of document.querySelectorAll("[data-started-at]")) {
    const now = clock(element);
    if (element.textContent !== now) element.textContent = now;
  }
}

tick();
setInterval(tick, 1000);
