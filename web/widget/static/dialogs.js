// Dialogs of the frame: each is the browser's own, so Escape closes it and the focus goes back to where it was.

import { $ } from "./common.js";

export const dialog = (name) => $(`[data-dialog="${name}"]`);

export function open(name) {
  const element = dialog(name);
  if (element.open) return;
  for (const other of document.querySelectorAll("dialog[open]")) other.close();
  problem(element, "");
  element.showModal();
  ($("input", element) ?? $("h2", element)).focus();
}

// Shows a sentence in the place for it, or hides that place.
export function problem(root, sentence) {
  const place = $("[data-problem]", root);
  if (!place) return;
  place.hidden = !sentence;
  place.textContent = sentence;
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) open(opener.dataset.open);
  event.target.closest("[data-dismiss]")?.closest("dialog").close();
});
