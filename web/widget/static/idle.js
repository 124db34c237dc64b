// A terminal that many people use: after a while without a sign of life the conversation is closed on this device.
// Before that people are asked, and can go on or switch it off (WCAG 2.2.1).

export const MINUTES_UNTIL_ASKED = 10;
export const SECONDS_TO_ANSWER = 120;

export class Idle {
  // ask(seconds left): each time that is checked. lock(): time is up.
  constructor({ ask, lock, now = Date.now }) {
    Object.assign(this, { ask, lock, now });
    this.on = false;
  }

  start() {
    this.on = true;
    this.alive();
  }

  stop() {
    this.on = false;
  }

  // While the question stands, only an answer to it counts: a passer-by who touches the screen is no answer.
  touched() {
    if (this.#left() > SECONDS_TO_ANSWER) this.alive();
  }

  alive() {
    this.since = this.now();
  }

  // By the clock, not by counting: timers of a tab in the background stand still.
  check() {
    if (!this.on) return;
    const left = this.#left();
    if (left <= 0) {
      this.stop();
      this.lock();
    } else if (left <= SECONDS_TO_ANSWER) {
      this.ask(left);
    }
  }

  #left() {
    return MINUTES_UNTIL_ASKED * 60 + SECONDS_TO_ANSWER - Math.floor((this.now() - this.since) / 1000);
  }
}
