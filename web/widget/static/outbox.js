// What the person said and nobody has answered yet: sent one after the other, in order, each again and again with the
// same message_id until there is an answer or a reason why there will be none. Knows nothing of pages or networks.

export class Outbox {
  #run = 0; // a new number ends the loop of the one before

  // send(message): the answer, or a Failure. wait(seconds): a pause. keep(messages): called at each change.
  // answered(message, answer), delayed(failure, attempt), refused(messages, failure): what happened.
  constructor({ send, wait, pauses, keep, answered, delayed, refused }) {
    Object.assign(this, { send, wait, pauses, keep, answered, delayed, refused });
    this.messages = [];
  }

  add(...messages) {
    this.#change([...this.messages, ...messages]);
    if (!this.running) this.#drain(++this.#run);
  }

  clear() {
    this.#run += 1;
    this.running = false;
    this.#change([]);
  }

  #change(messages) {
    this.messages = messages;
    this.keep(messages);
  }

  async #drain(run) {
    this.running = true;
    let attempt = 0;
    while (this.messages.length) {
      const [first, ...rest] = this.messages;
      let answer;
      try {
        answer = await this.send(first);
      } catch (failure) {
        if (run !== this.#run) return;
        if (failure.passes) {
          const pause = this.pauses[Math.min(attempt, this.pauses.length - 1)];
          attempt += 1;
          this.delayed(failure, attempt);
          await this.wait(Math.max(pause, failure.seconds));
          if (run !== this.#run) return;
          continue;
        }
        // What was written after it was meant for another question: all of it goes back to the person.
        this.clear();
        this.refused([first, ...rest], failure);
        return;
      }
      if (run !== this.#run) return;
      attempt = 0;
      this.#change(this.messages.slice(1)); // not `rest`: somebody may have written meanwhile
      this.answered(first, answer);
    }
    this.running = false;
  }
}
