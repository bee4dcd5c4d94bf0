// One file on its way to Blob Storage: blocks, several at a time, each retried with growing pauses; a permission that has run out is renewed. It can be paused, it waits for a network
// that is away, and it goes on where an earlier page stopped: the server says which blocks have arrived.
import { call, fill } from "./api.js";
import { FileHash } from "./hash.js";

const parallel = 4;
const tries = 6;
const stalled = 180000;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const online = () => new Promise((resolve) => (navigator.onLine ? resolve() : addEventListener("online", resolve, { once: true })));

export class Transfer {
  // watch: { progress(share, sentNow), waiting(isWaiting) }; id: that of an upload which an earlier page began.
  constructor(file, { url, token, texts, script, completes, id }, watch) {
    Object.assign(this, { file, url, token, texts, script, completes, id, watch, done: new Map(), renewing: null, resting: null, known: false });
  }

  async run() {
    if (this.completes && this.script) this.hash ??= new FileHash(this.script, this.file);
    const isThere = await this.open();
    if (!isThere) {
      await this.sendAll();
      await this.putTogether();
    }
    if (this.completes) await this.tell("POST", `${this.url}/${this.id}/completion`, { sha256: (await this.hash?.result) ?? null });
  }

  pause(on) {
    if (on) this.resting ??= new Promise((resolve) => (this.wake = resolve));
    else if (this.resting) {
      this.wake();
      this.resting = null;
    }
    this.hash?.pause(on);
  }

  // True when all of it has arrived already.
  async open() {
    if (!this.id) {
      const { uploadId, address, blockSize } = await this.tell("POST", this.url, { fileName: this.file.name, length: this.file.size, modified: this.file.lastModified });
      Object.assign(this, { id: uploadId, address, blockSize, known: true });
    } else if (!this.known) {
      const { isComplete, blocks, blockSize } = await this.tell("GET", `${this.url}/${this.id}`);
      if (isComplete) return true;
      this.blockSize = blockSize;
      await this.renew();
      for (const index of blocks) this.done.set(index, this.part(index).size);
      this.known = true;
      this.report(0);
    }
    return false;
  }

  async sendAll() {
    const count = Math.ceil(this.file.size / this.blockSize);
    let next = 0;
    let fault = null;
    const send = async () => {
      while (next < count && !fault) {
        const index = next++;
        if (this.done.has(index)) continue;
        try {
          await this.put(() => `${this.address}&comp=block&blockid=${encodeURIComponent(this.name(index))}`, this.part(index));
          this.done.set(index, this.part(index).size);
          this.report(this.part(index).size);
        } catch (problem) {
          fault ??= problem;
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(parallel, count) }, send));
    if (fault) throw fault;
  }

  putTogether() {
    const names = Array.from({ length: Math.ceil(this.file.size / this.blockSize) }, (_, index) => `<Latest>${this.name(index)}</Latest>`).join("");
    return this.put(() => `${this.address}&comp=blocklist`, `<?xml version="1.0" encoding="utf-8"?><BlockList>${names}</BlockList>`);
  }

  part(index) {
    return this.file.slice(index * this.blockSize, Math.min((index + 1) * this.blockSize, this.file.size));
  }

  name(index) {
    return btoa(String(index).padStart(8, "0"));
  }

  report(sentNow) {
    let sent = 0;
    for (const size of this.done.values()) sent += size;
    this.watch.progress(sent / this.file.size, sentNow);
  }

  async put(address, body) {
    for (let attempt = 1; ; attempt++) {
      if (this.resting) await this.resting;
      let status = 0;
      try {
        const answer = await fetch(address(), { method: "PUT", headers: { "Content-Type": "application/octet-stream" }, body, signal: AbortSignal.timeout(stalled) });
        if (answer.ok) return;
        status = answer.status;
      } catch {
        // The network is away, or nothing moves any more: try again.
      }
      if (!status && !navigator.onLine) {
        await this.wait();
        attempt = 0;
      } else if (attempt >= tries || (status >= 400 && status < 500 && ![403, 408, 429].includes(status))) {
        throw new Error(status ? fill(this.texts.textStorage, status) : this.texts.textNetwork);
      } else if (status === 403) await this.renew();
      else await sleep(Math.min(30000, 500 * 2 ** attempt) * (0.5 + Math.random() / 2));
    }
  }

  renew() {
    this.renewing ??= this.tell("POST", `${this.url}/${this.id}/renewal`, {})
      .then(({ address }) => {
        this.address = address;
      })
      .finally(() => {
        this.renewing = null;
      });
    return this.renewing;
  }

  // Our own server is as far away as the storage when the network is.
  async tell(method, url, body) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await call(method, url, body, this.token, this.texts);
      } catch (problem) {
        if (problem.final || attempt >= tries) throw problem.final === undefined ? new Error(this.texts.textNetwork) : problem;
        if (navigator.onLine) await sleep(500 * 2 ** attempt);
        else {
          await this.wait();
          attempt = 0;
        }
      }
    }
  }

  async wait() {
    this.watch.waiting(true);
    await online();
    this.watch.waiting(false);
  }
}
