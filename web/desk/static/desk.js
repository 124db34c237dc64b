// Makes the desk faster for those who have scripts: keys, and lighting up words and fields together.
// Everything it does can be done without it by links and forms.

const SWITCH = "verbundlotse-kuerzel";
const box = document.getElementById("kuerzel");
const help = document.getElementById("hilfe");
const opener = document.getElementById("hilfe-auf");

function keysOn() {
  return !box || box.checked;
}

if (help && box && opener) {
  opener.hidden = false;
  opener.addEventListener("click", () => help.showModal());
  box.checked = localStorage.getItem(SWITCH) !== "aus";
  box.addEventListener("change", () => localStorage.setItem(SWITCH, box.checked ? "an" : "aus"));
}

// The browser takes the focus away when it jumps to the target of an address, which it does until the page is loaded.
function afterJump(work) {
  if (document.readyState === "complete") work();
  else addEventListener("load", () => setTimeout(work));
}

// --- The list ---

const links = [...document.querySelectorAll("table[data-keys] tbody th a")];
const picked = document.getElementById("auswahl");

function row() {
  return document.activeElement.closest("table[data-keys] tbody tr");
}

function go(link) {
  link.focus();
  link.closest("tr").scrollIntoView({ block: "nearest" });
}

function step(by) {
  if (!links.length) return false;
  const here = links.findIndex((link) => link.closest("tr") === row());
  go(links[here < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, here + by))]);
  return true;
}

function tick(only) {
  const here = row();
  if (!here) return false;
  if (only) for (const other of document.querySelectorAll('input[name="wahl"]')) other.checked = false;
  const mine = here.querySelector('input[name="wahl"]');
  mine.checked = only || !mine.checked;
  return true;
}

function assign() {
  if (!picked || !tick(true)) return false;
  picked.requestSubmit(picked.querySelector('button[value="mir"]'));
  return true;
}

// Back from a change of one need: go on where one was.
const returned = links.find((link) => `#${link.closest("tr").id}` === location.hash);
if (returned) afterJump(() => go(returned));

// --- One need ---

function press(key) {
  const control = document.querySelector(`[data-key="${key}"]`);
  if (control) control.click();
  return Boolean(control);
}

function focus(...ids) {
  const control = ids.map((id) => document.getElementById(id)).find(Boolean);
  if (control) control.focus();
  return Boolean(control);
}

function edit() {
  const change = [...document.querySelectorAll(".line .change")];
  const here = change.find((link) => link.closest(".line").contains(document.activeElement));
  const target = here || change[0];
  if (!target) return false;
  if (here) target.click();
  else target.focus();
  return true;
}

const ACTIONS = {
  j: () => step(1) || press("j"),
  k: () => step(-1) || press("k"),
  o: () => {
    const here = row();
    if (here) here.querySelector("th a").click();
    return Boolean(here);
  },
  x: () => tick(false),
  a: () => assign() || press("a"),
  s: () => focus("status") || (tick(true) && focus("stand")),
  b: () => press("b"),
  r: () => press("r"),
  u: () => press("u"),
  l: () => press("l"),
  n: () => focus("notiz"),
  e: edit,
  "/": () => focus("q"),
  "?": () => {
    if (help) help.showModal();
    return Boolean(help);
  },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || !keysOn()) return;
  if (event.target.closest("input:not([type=checkbox]), select, textarea, dialog")) return;
  const action = Object.hasOwn(ACTIONS, event.key) && ACTIONS[event.key];
  if (action && action()) event.preventDefault();
});

// After "ändern" the control is ready to be used.
const editor = document.querySelector(".edit select, .edit input:not([type=hidden])");
if (editor) afterJump(() => editor.focus());

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
  for (const moment of ["mouseenter", "focusin", "click"]) line.addEventListener(moment, show);
}

for (const mark of marks) {
  const show = () => light(mark.dataset.fields.split(" "));
  for (const moment of ["mouseenter", "focusin", "click"]) mark.addEventListener(moment, show);
}
