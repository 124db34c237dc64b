// Makes the desk faster for those who have scripts: keys, and lighting up words and fields together.
// Everything it does can be done without it by links and forms.

const SWITCH = "verbundlotse-kuerzel";
const box = document.getElementById("kuerzel");
const help = document.querySelector("details.keys");

function keysOn() {
  return !box || box.checked;
}

if (help && box) {
  help.hidden = false;
  box.checked = localStorage.getItem(SWITCH) !== "aus";
  box.addEventListener("change", () => localStorage.setItem(SWITCH, box.checked ? "an" : "aus"));
}

function step(by) {
  const links = [...document.querySelectorAll("table[data-keys] tbody th a")];
  if (!links.length) return false;
  const here = links.indexOf(document.activeElement);
  const next = here < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, here + by));
  links[next].focus();
  links[next].closest("tr").scrollIntoView({ block: "nearest" });
  return true;
}

function follow(key) {
  const link = document.querySelector(`a[data-key="${key}"]`);
  if (link) link.click();
  return Boolean(link);
}

const ACTIONS = {
  j: () => step(1) || follow("j"),
  k: () => step(-1) || follow("k"),
  u: () => follow("u"),
  "/": () => {
    const search = document.getElementById("q");
    if (search) search.focus();
    return Boolean(search);
  },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || !keysOn()) return;
  if (event.target.closest("input, select, textarea")) return;
  const action = Object.hasOwn(ACTIONS, event.key) && ACTIONS[event.key];
  if (action && action()) event.preventDefault();
});

// --- A field and its words ---

const lines = [...document.querySelectorAll(".line[data-field]")];
const marks = [...document.querySelectorAll("mark[data-fields]")];

function light(fields) {
  for (const line of lines) line.classList.toggle("lit", fields.includes(line.dataset.field));
  for (const mark of marks) {
    mark.classList.toggle("lit", mark.dataset.fields.split(" ").some((field) => fields.includes(field)));
  }
}

function bring(element) {
  // Only the conversation scrolls, and only where it is a box of its own: the page itself must not jump on hover.
  const frame = document.querySelector(".conversation");
  if (!element || !frame || frame.scrollHeight <= frame.clientHeight) return;
  const gap = element.getBoundingClientRect().top - frame.getBoundingClientRect().top;
  if (gap < 0 || gap > frame.clientHeight - 60) frame.scrollTop += gap - frame.clientHeight / 3;
}

for (const line of lines) {
  const show = () => {
    light([line.dataset.field]);
    bring(marks.find((mark) => mark.classList.contains("lit")));
  };
  line.addEventListener("mouseenter", show);
  line.addEventListener("focusin", show);
}

for (const mark of marks) {
  const show = () => light(mark.dataset.fields.split(" "));
  mark.addEventListener("mouseenter", show);
  mark.addEventListener("focusin", show);
}
