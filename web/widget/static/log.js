// The conversation as it is seen: bubbles, choices, cards. Text enters as text, never as markup.

import { $, show } from "./common.js";

export function el(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in element) element[key] = value;
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

export class Log {
  #said = $("[data-said]");
  #pending = $("[data-pending]");
  #region = $("[data-log]");

  // texts: German words. chosen(button): a choice was taken. edit(what): a field of the summary is to be changed.
  constructor(texts, { chosen, edit }) {
    Object.assign(this, { texts, chosen, edit });
    this.#said.addEventListener("click", (event) => {
      const button = event.target.closest("[data-choice]");
      if (button && button.getAttribute("aria-disabled") !== "true") this.chosen(button);
    });
  }

  get spoken() {
    return this.#said.querySelectorAll(".person:not(.zurueckgenommen)").length;
  }

  // Shows a whole transcript; nothing of it is news to a screen reader.
  fill(messages) {
    const last = messages.findLastIndex((message) => message.from === "person");
    this.#region.setAttribute("aria-live", "off");
    this.#said.replaceChildren(
      ...messages.map((message, index) => (message.from === "person" ? this.#person(message.text) : this.#bot(message, index > last))),
    );
    setTimeout(() => this.#region.removeAttribute("aria-live"), 100);
    show([...this.#said.children].slice(last + 1));
  }

  // The answer to what the person said; `text` is null when that was no sentence of theirs.
  answer(text, messages) {
    this.closeChoices();
    if (text) this.#said.append(this.#person(text));
    const fresh = messages.map((message) => this.#bot(message, true));
    this.#said.append(...fresh);
    show(fresh);
  }

  // Below what was said last, which stays in sight: at the end that is the person's code.
  card(element) {
    this.#said.append(element);
  }

  // Puts the summary as a card in the place of its plain lines.
  summary(fields) {
    const plain = [...this.#said.querySelectorAll(".bot")].findLast((bubble) => $(".text", bubble).textContent.startsWith("• "));
    if (!plain || !fields.length) return;
    const rows = fields.map(({ label, value, edit }) => {
      const row = el("div", {}, el("dt", {}, label), el("dd", {}, value));
      if (!edit) return row; // the conversation is over
      const change = el("button", { type: "button", className: "knopf leise" }, this.texts.change, el("span", { className: "nur-vorgelesen" }, ` ${label}`));
      change.addEventListener("click", () => this.edit(edit, `${label}: ${this.texts.change.toLowerCase()}`));
      row.append(el("dd", { className: "aendern" }, change));
      return row;
    });
    plain.replaceWith(el("li", { className: "karte" }, el("h2", {}, this.texts.summaryTitle), el("dl", {}, ...rows)));
  }

  // What is on its way, and the sign that somebody writes.
  waiting(texts) {
    const bubbles = texts.filter(Boolean).map((text) => this.#bubble("pending person", this.texts.sie, text));
    const bot = this.#bubble("pending bot tippt", this.texts.lotse, "");
    bot.setAttribute("aria-hidden", "true");
    $(".text", bot).append(el("i"), el("i"), el("i"));
    this.#pending.replaceChildren(...bubbles, bot);
    show([...this.#pending.children]);
  }

  settled() {
    this.#pending.replaceChildren();
  }

  clear() {
    this.#said.replaceChildren();
    this.settled();
  }

  takeBack() {
    const last = [...this.#said.querySelectorAll(".person:not(.zurueckgenommen)")].at(-1);
    if (!last) return;
    last.classList.add("zurueckgenommen");
    $(".wer", last).append(` (${this.texts.zurueckgenommen})`);
  }

  // Buttons of earlier turns stay readable and keep the focus they may have, but do nothing any more.
  closeChoices(taken = null) {
    for (const button of this.#said.querySelectorAll("[data-choice]:not([aria-disabled])")) {
      button.setAttribute("aria-disabled", "true");
      button.classList.toggle("gewaehlt", button === taken);
    }
  }

  openChoices(ids) {
    for (const button of this.#said.querySelectorAll("[data-choice]")) {
      if (!ids.includes(button.dataset.choice)) continue;
      button.removeAttribute("aria-disabled");
      button.classList.remove("gewaehlt");
    }
  }

  #person(text) {
    return this.#bubble("person", this.texts.sie, text);
  }

  #bot(message, open) {
    const bubble = this.#bubble("bot", this.texts.lotse, message.text);
    if (message.links.length) {
      const links = message.links.map(({ title, url }) => el("li", {}, el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, title)));
      bubble.append(el("ul", { className: "verweise" }, ...links));
    }
    if (message.buttons.length && open) {
      const buttons = message.buttons.map(({ id, title }) => el("button", { type: "button", className: "knopf", "data-choice": id }, title));
      bubble.append(el("div", { className: "auswahl" }, ...buttons));
    }
    return bubble;
  }

  #bubble(kind, speaker, text) {
    const who = el("p", { className: "wer" }, speaker, el("span", { className: "nur-vorgelesen" }, ":"));
    return el("li", { className: `blase ${kind}` }, who, el("p", { className: "text" }, text));
  }
}
