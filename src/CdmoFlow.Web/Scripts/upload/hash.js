// The hash of a file on its way: SHA-256 over the SHA-256 of each block, in order. Browsers compute SHA-256 natively, many times as fast as any script could, but only of what is whole in memory;
// blocks are, a file of gigabytes is not. The server computes the same of what it sealed.
const bytes = 32;

export class BlockHashes {
  constructor(count) {
    this.digests = new Uint8Array(count * bytes);
  }

  // Outside of a secure context there is no such function; the server's own hash then counts alone.
  static get arePossible() {
    return Boolean(globalThis.crypto?.subtle);
  }

  async add(index, buffer) {
    this.digests.set(new Uint8Array(await crypto.subtle.digest("SHA-256", buffer)), index * bytes);
  }

  async sum() {
    const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", this.digests));
    return [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }
}
