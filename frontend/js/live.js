// Parts of a page that stay as they are now: <div data-live="/jobs/1/live"> shows the HTML that the server sends whenever it has changed. A page that nobody
// looks at lets go of its connection, since a browser has few; when the server ends it, it is asked for again as soon as somebody is at the page.
const pause = 2000; // milliseconds before it is asked for again
const streams = new Map();

function close(element) {
  streams.get(element)?.close();
  streams.delete(element);
}

function open(element) {
  if (streams.has(element)) return;
  const stream = new EventSource(element.dataset.live);
  streams.set(element, stream);
  stream.addEventListener("message", ({ data }) => {
    if (element.innerHTML !== data && !element.contains(document.activeElement)) element.innerHTML = data;
  });
  stream.addEventListener("over", () => {
    close(element);
    streams.set(element, { close() {} });
    location.reload();
  });
  stream.addEventListener("error", () => {
    stream.close();
    setTimeout(() => streams.get(element) === stream && streams.delete(element), pause);
  });
}

const parts = () => document.querySelectorAll("[data-live]");
const openAll = () => document.visibilityState === "visible" && parts().forEach(open);

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") openAll();
  else [...streams.keys()].forEach(close);
});
addEventListener("pagehide", () => [...streams.keys()].forEach(close));
for (const sign of ["pointermove", "pointerdown", "keydown", "focus"]) addEventListener(sign, openAll, { passive: true });
openAll();
