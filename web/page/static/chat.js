// Sends the page's own forms without a reload. The server renders every bubble; this only moves them into the page,
// so with and without JavaScript people see the same. Nothing is kept in the browser.

import { $, PAUSES, show, waitOrOnline } from "./common.js";

const texts = JSON.parse($("script[data-texte]").dataset.texte);
let busy = false;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-turn]")) return;
  event.preventDefault();
  const button = event.submitter;
  if (busy || button?.getAttribute("aria-disabled") === "true") return;
  send(form, button);
});

document.addEventListener("keydown", (event) => {
  if (!event.target.matches("[data-write] textarea")) return;
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-erase]")) return;
  const dialog = $("[data-erase-dialog]");
  if (!dialog?.showModal) return;
  event.preventDefault();
  dialog.showModal();
});

async function send(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  const writing = form.matches("[data-write]");
  const field = $("#text");
  const typed = writing ? field.value : "";
  if (writing && !typed.trim()) {
    field.focus();
    return;
  }
  busy = true;
  if (writing) field.value = "";
  const pending = showPending(writing ? typed : button?.textContent.trim(), form);
  const answer = await attempts(form.action, body);
  busy = false;
  pending.forEach((element) => element.remove());
  if (!answer) {
    if (writing) giveBack(field, typed);
    say(texts.nochmal);
    return;
  }
  apply(answer, { form, button, field, typed, writing });
}

// Returns the page that came back, or null when nobody answered.
async function attempts(url, body) {
  let last = null;
  for (const pause of [...PAUSES, null]) {
    try {
      const response = await fetch(url, { method: "POST", body, headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      if (response.status !== 503) return page;
      last = page;
      say(texts.langsam);
    } catch {
      say(texts.offline);
    }
    if (pause !== null) await waitOrOnline(pause);
  }
  return last;
}

function apply(answer, sent) {
  const now = $("main");
  const next = $("main", answer);
  if (!next || next.dataset.view !== now.dataset.view) return replaceAll(answer);
  const error = $(".fehler", next);
  $(".fehler", now)?.remove();
  if (error) {
    $("[data-write]", now)?.prepend(error);
    copyId(now, next);
    if (sent.writing) giveBack(sent.field, sent.typed);
    say("");
    return;
  }
  closeChoices(sent.button);
  const list = $("[data-log] ol");
  const shown = Number(list.lastElementChild?.dataset.number ?? 0);
  const fresh = [...next.querySelectorAll("[data-log] li[data-number]")].filter((li) => Number(li.dataset.number) > shown);
  list.querySelector("#neu")?.removeAttribute("id");
  list.append(...fresh);
  copyFoot(now, next, sent.field);
  say(texts.antwort_da);
  show(fresh.filter((li) => li.matches(".bot")));
}

function copyId(now, next) {
  const id = $('.fuss [name="message_id"]', next).value;
  for (const field of now.querySelectorAll('.fuss [name="message_id"]')) field.value = id;
}

// The text field stays the same element: what is being typed and the focus stay with it.
function copyFoot(now, next, field) {
  const writing = $("[data-write]", next);
  if (!writing) {
    const hadFocus = now.contains(document.activeElement);
    $(".fuss", now).replaceWith($(".fuss", next));
    if (hadFocus) $(".ende button")?.focus({ preventScroll: true });
    return;
  }
  copyId(now, next);
  for (const name of ["inputmode", "autocapitalize", "data-asks"]) {
    field.setAttribute(name, $("#text", writing).getAttribute(name));
  }
  field.removeAttribute("aria-invalid");
  field.removeAttribute("aria-describedby");
  const remaining = $("[data-remaining]", next);
  $("[data-remaining]", now)?.remove();
  if (remaining) $(".stand", now).prepend(remaining);
}

// Buttons of earlier turns stay readable and keep the focus they may have, but do nothing any more.
function closeChoices(chosen) {
  for (const button of document.querySelectorAll(".auswahl .knopf:not([aria-disabled])")) {
    button.setAttribute("aria-disabled", "true");
    button.classList.toggle("gewaehlt", button === chosen);
  }
}

function replaceAll(answer) {
  document.title = answer.title;
  document.body.replaceChildren(...answer.body.children);
  showNewest();
  ($("#text") ?? $("main h1"))?.focus({ preventScroll: true });
}

function showPending(text, form) {
  const list = $("[data-log] ol");
  if (!list) {
    say(texts.moment);
    return [];
  }
  const person = bubble("person", texts.sie, text);
  const bot = bubble("bot tippt", texts.lotse, "");
  bot.setAttribute("aria-hidden", "true");
  $(".text", bot).append(...[1, 2, 3].map(() => document.createElement("i")));
  // Outside of the log: it is announced when it is there for good.
  const waiting = document.createElement("ol");
  waiting.setAttribute("aria-live", "off");
  waiting.append(person, bot);
  list.after(waiting);
  say(texts.schreibt);
  show([person, bot]);
  return [waiting];
}

function bubble(kind, speaker, text) {
  const li = document.createElement("li");
  li.className = `blase pending ${kind}`;
  for (const [name, content] of [["wer", speaker], ["text", text]]) {
    const p = document.createElement("p");
    p.className = name;
    p.textContent = content;
    li.append(p);
  }
  return li;
}

function giveBack(field, typed) {
  field.value = field.value.trim() ? `${typed}\n${field.value}` : typed;
  field.focus();
}

function say(sentence) {
  const region = $("[data-status]");
  if (region) region.textContent = sentence;
}

function showNewest() {
  const shown = [...document.querySelectorAll("[data-log] li[data-number]")];
  show(shown.slice(shown.findIndex((li) => li.id === "neu")));
}

// Also where the address has no fragment (a reload).
showNewest();
