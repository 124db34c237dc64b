// What this tab remembers of its conversation, and nothing else: gone with the tab, and nothing before it began.
// Where the browser refuses storage in frames, the page remembers it until it is closed.

export class Memory {
  constructor(site, storage = () => globalThis.sessionStorage) {
    this.key = `verbundlotse:${site}`;
    this.values = {};
    try {
      this.storage = storage();
      this.values = JSON.parse(this.storage.getItem(this.key)) ?? {};
    } catch {
      this.storage = null;
    }
  }

  get(name) {
    return this.values[name];
  }

  set(changes) {
    Object.assign(this.values, changes);
    try {
      this.storage?.setItem(this.key, JSON.stringify(this.values));
    } catch {
      this.storage = null; // full or forbidden
    }
  }

  wipe() {
    this.values = {};
    try {
      this.storage?.removeItem(this.key);
    } catch {
      this.storage = null;
    }
  }
}
