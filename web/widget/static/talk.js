// One conversation: begun, taken up again, spoken in, ended. What is seen is told to `log` and `foot`, what is kept to
// `memory`; which sheet is shown is decided by `show(view)`.

import * as api from "./api.js";
import { PAUSES, waitOrOnline } from "./common.js";
import { Outbox } from "./outbox.js";

const SLOW = 4; // seconds after which waiting is explained

// crypto.randomUUID is missing where a trial runs without https.
function newId() {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export class Talk {
  #opened = null; // {id, token}
  #stale = false; // the page may lack something that the server has

  constructor({ config, memory, log, foot, show, finished, changed }) {
    Object.assign(this, { config, memory, log, foot, show, finished, changed });
    this.texts = config.texts;
    this.outbox = new Outbox({
      send: (message) => this.#send(message),
      wait: waitOrOnline,
      pauses: PAUSES,
      keep: (queue) => this.#opened && this.memory.set({ queue }),
      answered: (message, answer) => this.#answered(message, answer),
      delayed: (failure, attempt) => this.#delayed(failure, attempt),
      refused: (messages, failure) => this.#refused(messages, failure),
    });
  }

  get opened() {
    return this.#opened;
  }

  // Begins a conversation, however long the engine takes to start. Returns why not, where that is final.
  async begin(mode) {
    this.#enter(null);
    this.log.waiting([]);
    this.foot.say(this.texts.moment);
    for (let attempt = 0; ; attempt += 1) {
      try {
        this.#take(await api.start(this.config.site, mode), mode);
        return "";
      } catch (failure) {
        if (!failure.passes) return this.#leave("start", failure.detail || this.texts.geht_nicht);
        this.foot.say(failure.kind === "offline" ? this.texts.offline : this.texts.startet, attempt > 0);
        await waitOrOnline(Math.max(PAUSES[Math.min(attempt, PAUSES.length - 1)], failure.seconds));
      }
    }
  }

  // Opens with a code what was begun elsewhere; throws a Failure.
  async resume(code) {
    const answer = await api.resume(code);
    this.#enter(null);
    this.#take(answer, answer.language_mode);
  }

  // Takes up what this tab remembers. Returns whether there was anything.
  async restore() {
    const { talk, queue = [], draft = "" } = this.memory.values;
    if (!talk) return false;
    this.#enter(talk);
    this.foot.text = draft;
    await this.#read();
    if (this.#opened && queue.length) {
      this.#stale = true; // the answer may be there already
      this.outbox.add(...queue);
      this.#showWaiting();
    }
    return true;
  }

  // body: {text} or {choice}; shown: the words in the bubble.
  say(body, shown = body.text) {
    this.#add({ kind: "say", body, shown });
  }

  // Not while something is on its way: a second click would take back one answer more than was meant.
  undo() {
    if (!this.outbox.messages.length) this.#add({ kind: "undo", body: {} });
  }

  language(mode) {
    if (!this.outbox.messages.length) this.#add({ kind: "mode", body: { language_mode: mode } });
  }

  // Another tab may have gone on with the same conversation.
  async refresh() {
    if (this.#opened && !this.outbox.messages.length) await this.#read(true);
  }

  async erase() {
    await api.erase(this.#opened).catch((failure) => {
      if (failure.kind !== "gone") throw failure;
    });
    this.forget("geloescht");
  }

  // Nothing of it stays on this device.
  forget(view, sentence = "") {
    this.#opened = null;
    this.outbox.clear();
    this.memory.wipe();
    this.log.clear();
    this.foot.text = "";
    this.foot.say("");
    this.foot.fault("");
    this.show(view, sentence);
    this.changed();
  }

  #add(message) {
    if (!this.#opened) return;
    this.foot.fault("");
    this.outbox.add({ ...message, body: { message_id: newId(), ...message.body } });
    this.#showWaiting();
  }

  #enter(talk) {
    this.#opened = talk;
    this.show("gespraech");
    this.changed();
  }

  #leave(view, sentence) {
    this.forget(view);
    return sentence;
  }

  #take(answer, mode) {
    this.#opened = { id: answer.conversation_id, token: answer.token };
    this.memory.set({ talk: this.#opened, mode });
    this.foot.say("");
    this.log.settled();
    if (answer.messages.some((message) => message.from)) this.log.fill(answer.messages);
    else this.log.answer(null, answer.messages);
    this.#stand(answer);
    this.changed();
  }

  async #read(quietly = false) {
    const talk = this.#opened;
    for (let attempt = 0; this.#opened === talk; attempt += 1) {
      try {
        const answer = await api.read(talk);
        if (this.#opened !== talk) return;
        if (answer.state === "erased") return this.forget("geloescht");
        const known = JSON.stringify(answer);
        if (known !== this.known) {
          this.log.fill(answer.messages);
          this.#stand(answer);
        }
        this.known = known;
        if (!quietly) this.foot.say("");
        return;
      } catch (failure) {
        if (failure.kind === "gone") return this.forget("start", this.texts.weg);
        if (quietly || !failure.passes) return;
        this.foot.say(failure.kind === "offline" ? this.texts.offline : this.texts.langsam, attempt > 0);
        await waitOrOnline(PAUSES[Math.min(attempt, PAUSES.length - 1)]);
      }
    }
  }

  async #send(message) {
    const slow = setTimeout(() => this.foot.say(this.texts.dauert), SLOW * 1000);
    try {
      return await api.turn(this.#opened, message.kind, message.body);
    } finally {
      clearTimeout(slow);
    }
  }

  #answered(message, answer) {
    if (answer.state === "erased") return this.forget("geloescht", answer.messages.map(({ text }) => text).join("\n"));
    this.known = null;
    if (message.kind === "undo") this.log.takeBack();
    if (message.kind === "mode") this.memory.set({ mode: message.body.language_mode });
    this.log.settled();
    this.log.answer(message.shown, answer.messages);
    this.foot.say(this.texts.antwort_da);
    this.#stand(answer);
    this.changed();
    if (this.outbox.messages.length) this.#showWaiting();
    else if (this.#stale) {
      this.#stale = false;
      this.#read();
    }
  }

  async #stand(answer) {
    this.foot.stand(answer, this.log.spoken);
    if (answer.state === "finished") this.finished(this.#opened);
    if (answer.asks !== "bestaetigung") return;
    const talk = this.#opened;
    const { fields } = await api.summary(talk).catch(() => ({ fields: [] })); // the plain lines say the same
    if (this.#opened === talk) this.log.summary(fields);
  }

  #showWaiting() {
    this.log.waiting(this.outbox.messages.map((message) => message.shown));
    this.foot.say(this.texts.schreibt);
  }

  #delayed(failure, attempt) {
    this.foot.say(failure.kind === "offline" ? this.texts.offline : this.texts.langsam, attempt > 1);
  }

  #refused(messages, failure) {
    this.log.settled();
    this.foot.say("");
    if (failure.kind === "gone") return this.forget("start", this.texts.weg);
    this.log.openChoices(messages.map((message) => message.body.choice).filter(Boolean));
    const words = messages.map((message) => message.body.text).filter(Boolean).join("\n");
    if (words) this.memory.set({ draft: this.foot.giveBack(words) });
    this.foot.fault(failure.detail || this.texts.nochmal);
    if (failure.kind === "over") this.#read(true);
  }
}
