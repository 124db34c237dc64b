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

// Down to the last, and back up if the first of them does not fit: people read from the top.
export function show(elements) {
  elements.at(-1)?.scrollIntoView({ block: "nearest" });
  elements[0]?.scrollIntoView({ block: "nearest" });
}
