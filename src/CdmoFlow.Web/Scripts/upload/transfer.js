// One file on its way to Blob Storage: blocks, several at a time, each retried with growing pauses; a permission that has run out is renewed. It can be paused, it waits for a network
// that is away, and it goes on where an earlier page stopped: the server says which blocks have arrived.
import { call, fill } from "./api.js";
import { BlockHashes } from "./hash.js";

const parallel = 4;
const tries = 6;
const stalled = 180000;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const online = () => new Promise((resolve) => (navigator.onLine ? resolve() : addEventListener("online", resolve, { once: true })));

export class Transfer {
  // watch: { progress(share, sentNow), waiting(isWaiting) }; id: that of an upload which an earlier page began.
  constructor(file, { url, token, texts, completes, id }, watch) {
    Object.assign(this, { file, url, token, texts, completes, id, watch, done: new Map(), hashed: new Set(), renewing: null, resting: null });
  }

  async run() {
    await this.open();
    await this.sendAll();
    if (!this.isThere) await this.putTogether();
    if (this.completes) await this.tell("POST", `${this.url}/${this.id}/completion`, { blocksSha256: (await this.hashes?.sum()) ?? null });
  }

  pause(on) {
    if (on) this.resting ??= new Promise((resolve) => (this.wake = resolve));
    else if (this.resting) {
      this.wake();
      this.resting = null;
    }
  }

  async open() {
    if (this.id && this.blockSize) return;
    if (!this.id) {
      const { uploadId, address, blockSize } = await this.tell("POST", this.url, { fileName: this.file.name, length: this.file.size, modified: this.file.lastModified });
      Object.assign(this, { id: uploadId, address, blockSize });
    } else {
      const { isComplete, blocks, blockSize } = await this.tell("GET", `${this.url}/${this.id}`);
      this.isThere = isComplete;
      if (!isComplete) await this.renew();
      this.blockSize = blockSize;
      for (const index of isComplete ? this.indices() : blocks) this.done.set(index, this.part(index).size);
      this.report(0);
    }
    if (this.completes && BlockHashes.arePossible) this.hashes = new BlockHashes(this.indices().length);
  }

  // What has arrived already is only read again, for its hash.
  async sendAll() {
    const left = this.indices().filter((index) => !this.done.has(index) || (this.hashes && !this.hashed.has(index)));
    let fault = null;
    const send = async () => {
      while (left.length && !fault) {
        const index = left.shift();
        try {
          if (this.resting) await this.resting;
          await this.handle(index);
        } catch (problem) {
          fault ??= problem;
        }
      }
    };
    await Promise.all(Array.from({ length: parallel }, send));
    if (fault) throw fault;
  }

  // The browser takes the block from the disk itself: to send it from memory is many times slower. The hash reads it meanwhile.
  async handle(index) {
    await Promise.all([this.done.has(index) ? null : this.send(index), this.hashes && !this.hashed.has(index) ? this.hash(index) : null]);
  }

  async send(index) {
    const part = this.part(index);
    await this.put(() => `${this.address}&comp=block&blockid=${encodeURIComponent(this.name(index))}`, part);
    this.done.set(index, part.size);
    this.report(part.size);
  }

  async hash(index) {
    await this.hashes.add(index, await this.part(index).arrayBuffer());
    this.hashed.add(index);
  }

  indices() {
    return Array.from({ length: Math.ceil(this.file.size / this.blockSize) }, (_, index) => index);
  }

  putTogether() {
    const names = this.indices().map((index) => `<Latest>${this.name(index)}</Latest>`).join("");
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
