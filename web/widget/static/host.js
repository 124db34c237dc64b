// Talks with the loader on the host page. Only with the window that frames us, only in our own words, and nothing a
// person said ever crosses.

const VERSION = 1;

// opened(): the person opened the window. Returns `say(type)`, which does nothing where nobody frames us.
export function host(opened) {
  if (window.parent === window) return () => {};
  let origin = null; // of the first who greets us; who may frame us at all was decided by frame-ancestors
  addEventListener("message", (event) => {
    const said = event.data;
    if (event.source !== window.parent || said?.verbundlotse !== VERSION) return;
    origin ??= event.origin;
    if (event.origin !== origin) return;
    if (said.type === "hello") say("ready");
    if (said.type === "open") opened();
  });
  const say = (type) => origin && window.parent.postMessage({ verbundlotse: VERSION, type }, origin === "null" ? "*" : origin);
  return say;
}
