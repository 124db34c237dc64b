// Puts the parts together: what the person does goes to the conversation, and what it shows goes to the page.

import * as api from "./api.js";
import { paint } from "./colours.js";
import { $ } from "./common.js";
import { dialog, open, problem } from "./dialogs.js";
import { Foot } from "./foot.js";
import { host } from "./host.js";
import { Idle } from "./idle.js";
import { Log } from "./log.js";
import { Memory } from "./memory.js";
import { Talk } from "./talk.js";

const config = JSON.parse(document.body.dataset.config);
const { texts } = config;
const memory = new Memory(config.site);
const all = (selector) => document.querySelectorAll(selector);
const on = (selector, action) => all(selector).forEach((element) => element.addEventListener("click", () => action(element)));

const log = new Log(texts, {
  chosen: (button) => {
    log.closeChoices(button);
    talk.say({ choice: button.dataset.choice }, button.textContent);
  },
  edit: (body, shown) => talk.say(body, shown),
});
const foot = new Foot(config, {
  send: (text) => talk.say({ text }),
  typing: (draft) => talk.opened && memory.set({ draft }),
});
const talk = new Talk({ config, memory, log, foot, show, finished: askHowItWas, changed });
const idle = new Idle({ ask: askWhetherThere, lock: () => (closeAll(), talk.forget("gesperrt")) });
const say = host(() => focusHere(true));

function show(view, sentence = "") {
  for (const main of all("main")) main.hidden = main.dataset.view !== view;
  const shown = $(`main[data-view="${view}"]`);
  if (sentence && $("[data-sentence]", shown)) $("[data-sentence]", shown).textContent = sentence;
  problem(shown, view === "start" ? sentence : "");
  $("h1", shown).focus({ preventScroll: true });
}

// After a conversation began, ended or learnt something.
function changed() {
  const open = Boolean(talk.opened);
  $('[data-open="loeschen"]').hidden = !open;
  for (const part of all("[data-in-talk]")) part.hidden = !open;
  for (const button of all("[data-mode]")) button.setAttribute("aria-pressed", button.dataset.mode === memory.get("mode"));
  if (!open) idle.stop();
  else if (!idle.on && !memory.get("own")) idle.start();
  idle.alive();
}

function closeAll() {
  for (const element of all("dialog[open]")) element.close();
}

// Where people write with a keyboard they can write at once; on a phone it would cover what they are to read.
function focusHere(writing = false) {
  if (document.querySelector("dialog[open]")) return;
  if (writing && talk.opened && !$("[data-write]").hidden && matchMedia("(pointer: fine)").matches) foot.focus();
  else $("main:not([hidden]) h1").focus({ preventScroll: true });
}

// Does something that may fail and says so where people look.
async function attempt(place, action, offline = texts.geht_nicht) {
  problem(place, "");
  try {
    await action();
  } catch (failure) {
    if (!failure.kind) throw failure;
    problem(place, failure.kind === "offline" ? offline : failure.detail || texts.geht_nicht);
  }
}

function askHowItWas(about) {
  if ($("[data-feedback-form]")) return;
  const card = $("[data-feedback]").content.cloneNode(true).firstElementChild;
  const form = $("form", card);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { face, text } = Object.fromEntries(new FormData(form));
    attempt(form, async () => {
      await api.feedback(about, { face, text });
      form.hidden = true;
      $("[data-thanks]", card).hidden = false;
      $("[data-thanks]", card).focus();
    });
  });
  log.card(card);
}

function askWhetherThere(seconds) {
  open("pause");
  $("[data-seconds]").textContent = texts.secondsLeft.replace("{sekunden}", seconds);
}

async function showCode() {
  const { code, valid_until: until } = await api.code(talk.opened);
  open("code");
  $("[data-code-shown]").textContent = code;
  const when = new Date(until).toLocaleString("de-DE", { weekday: "long", hour: "2-digit", minute: "2-digit" });
  $("[data-code-until]").textContent = texts.validUntil.replace("{wann}", when);
}

async function savePdf() {
  const address = URL.createObjectURL(await api.takeaway(talk.opened));
  Object.assign(document.createElement("a"), { href: address, download: "verbundlotse.pdf" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function resize(size) {
  document.documentElement.dataset.groesse = size;
  for (const button of all("[data-size]")) button.setAttribute("aria-pressed", button.dataset.size === String(size));
}

const near = (element) => element.closest("dialog") ?? $('[data-dialog="mehr"]');

on("[data-close]", () => say("close"));
on("[data-why]", () => talk.say({ text: texts.warum }));
on("[data-undo]", () => talk.undo());
on("[data-again]", () => talk.forget("start"));
on("[data-print]", () => (closeAll(), window.print()));
on("[data-pdf]", (button) => attempt(near(button), savePdf));
on("[data-code]", (button) => attempt(near(button), showCode));
on("[data-human]", () => (closeAll(), talk.say({ text: "Mensch" })));
on("[data-erase]", () => attempt(dialog("loeschen"), async () => (await talk.erase(), closeAll()), texts.nicht_geloescht));
on("[data-own-device]", () => (memory.set({ own: true }), idle.stop(), closeAll()));
on("[data-size]", (button) => (resize(button.dataset.size), talk.opened && memory.set({ size: button.dataset.size })));
on("[data-mode]", (button) => {
  closeAll();
  if (button.dataset.mode !== memory.get("mode")) talk.language(button.dataset.mode);
});

async function begin(mode) {
  const sentence = await talk.begin(mode);
  if (sentence) show("start", sentence);
}

$("[data-begin]")?.addEventListener("submit", (event) => {
  event.preventDefault();
  begin(event.submitter.value);
});
$("[data-resume]").addEventListener("submit", (event) => {
  event.preventDefault();
  attempt(event.target, async () => {
    await talk.resume(new FormData(event.target).get("code").trim());
    event.target.reset();
    dialog("eingeben").close();
    focusHere();
  });
});
dialog("pause").addEventListener("close", () => idle.alive());

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.querySelector("dialog[open]")) say("close");
});
for (const sign of ["pointerdown", "keydown", "scroll"]) document.addEventListener(sign, () => idle.touched(), { capture: true, passive: true });
setInterval(() => idle.check(), 1000);
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  idle.check();
  talk.refresh();
});

const painted = () => paint(document.documentElement, config.accent, config.accentText);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => (document.documentElement.removeAttribute("style"), painted()));
painted();
if (window.parent !== window) for (const button of all("[data-close]")) button.hidden = false;
if (!memory.storage) for (const note of all("[data-remembers], [data-forgets]")) note.hidden = "remembers" in note.dataset;
resize(memory.get("size") ?? 0);
changed();

// Who chose a language before this script was there has sent the form: the choice stands in the address.
const early = new URLSearchParams(location.search).get("language_mode");
history.replaceState(null, "", location.pathname);
if (!(await talk.restore()) && early) begin(early);
