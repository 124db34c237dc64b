// The board with a mouse: a need that is dropped on the other side is moved by the button it carries. Everything works
// without this file by those buttons.

for (const card of document.querySelectorAll("li.need[draggable]")) {
  card.addEventListener("dragstart", (event) => {
    event.dataTransfer.setData("text/plain", card.id);
    event.dataTransfer.effectAllowed = "move";
    card.classList.add("dragged");
  });
  card.addEventListener("dragend", () => card.classList.remove("dragged"));
}

for (const zone of document.querySelectorAll("[data-zone]")) {
  const moving = () => {
    const card = document.querySelector("li.need.dragged");
    return card && card.dataset.from !== zone.dataset.zone ? card : null;
  };
  zone.addEventListener("dragover", (event) => {
    if (!moving()) return;
    event.preventDefault();
    zone.classList.add("over");
  });
  zone.addEventListener("dragleave", (event) => {
    if (!zone.contains(event.relatedTarget)) zone.classList.remove("over");
  });
  zone.addEventListener("drop", (event) => {
    const card = moving();
    zone.classList.remove("over");
    if (!card) return;
    event.preventDefault();
    card.querySelector("form[data-move]").requestSubmit();
  });
}

// After a move one goes on where one was.
const moved = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
if (moved && moved.tabIndex === -1) addEventListener("load", () => setTimeout(() => moved.focus()));

const said = document.getElementById("kopiert");

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(text.value);
      said.textContent = "Der Text ist kopiert.";
    } catch {
      text.focus();
      text.select();
      said.textContent = "Der Text ist markiert. Kopieren Sie ihn mit Strg und C.";
    }
  });
}
