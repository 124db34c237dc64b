// What the page /chat and the widget do in the same way.

export const PAUSES = [2, 4, 8, 15, 30]; // seconds between automatic attempts, all with the same message_id

export const $ = (selector, root = document) => root.querySelector(selector);

// Ends after so many seconds, or as soon as the network is back.
export function waitOrOnline(seconds) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, seconds * 1000);
    addEventListener("online", done);
  });
}

// The last of them where all fit, else the first: people read from the top. One movement only: where movements are
// smooth, a second one would end the first before it began.
export function show(elements) {
  if (!elements.length) return;
  const [first, last] = [elements[0], elements.at(-1)];
  const log = first.closest(".verlauf");
  const room = log && getComputedStyle(log).overflowY !== "visible" ? log.clientHeight : innerHeight;
  const height = last.getBoundingClientRect().bottom - first.getBoundingClientRect().top + 2 * parseFloat(getComputedStyle(first).scrollMarginTop);
  if (height <= room) last.scrollIntoView({ block: "nearest" });
  else first.scrollIntoView({ block: "start" });
}
