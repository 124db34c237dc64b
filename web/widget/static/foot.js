// Below the conversation: how much is to come, what is going on, and the place to write.

import { $ } from "./common.js";

export class Foot {
  #form = $("[data-write]");
  #field = $("#text");
  #fault = $("#fehler");

  // send(text): the person wrote something. typing(text): what stands in the field now.
  constructor(config, { send, typing }) {
    Object.assign(this, { texts: config.texts, keyboards: config.keyboards });
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = this.#field.value.trim();
      this.fault("");
      if (!text) return this.#field.focus();
      this.#field.value = "";
      typing("");
      send(text);
    });
    this.#field.addEventListener("input", () => typing(this.#field.value));
    this.#field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#form.requestSubmit();
    });
  }

  // After each answer.
  stand({ asks, progress, state, needs }, spoken) {
    const left = progress.expected - progress.answered;
    const place = $("[data-remaining]");
    place.hidden = state !== "open" || progress.expected <= 0;
    $("progress", place).max = Math.max(progress.expected, 1);
    $("progress", place).value = progress.answered;
    $("span", place).textContent =
      left <= 0 ? this.texts.gleich_fertig : left === 1 ? this.texts.noch_eine : this.texts.noch_mehrere.replace("{zahl}", left);
    const keyboard = this.keyboards[asks] ?? this.keyboards[""];
    for (const [name, value] of Object.entries(keyboard)) this.#field.setAttribute(name, value);
    this.#form.hidden = $("[data-helps]").hidden = state !== "open";
    $("[data-end]").hidden = state !== "finished";
    $("[data-undo]").hidden = !spoken;
    for (const button of document.querySelectorAll("[data-pdf]")) button.hidden = !needs.length; // nothing to take along yet
  }

  say(sentence, wayOut = false) {
    $("[data-status]").textContent = sentence;
    $("[data-way-out]").hidden = !wayOut;
  }

  fault(sentence) {
    this.#fault.hidden = !sentence;
    this.#fault.textContent = sentence;
    this.#field.toggleAttribute("aria-invalid", Boolean(sentence));
    if (sentence) this.#field.setAttribute("aria-describedby", "fehler");
    else this.#field.removeAttribute("aria-describedby");
  }

  // Gives words back that could not be sent, before what is being written now.
  giveBack(text) {
    this.#field.value = [text, this.#field.value].filter((part) => part.trim()).join("\n");
    this.focus();
    return this.#field.value;
  }

  get text() {
    return this.#field.value;
  }

  set text(text) {
    this.#field.value = text;
  }

  focus() {
    this.#field.focus({ preventScroll: true });
  }
}
