// The worker: reads a file piece by piece, in order, and answers its SHA-256. It has its own eyes on the file, so that no byte travels between it and the page.
import { createSHA256 } from "hash-wasm";

const piece = 4 * 1024 * 1024;

export function serveHashes() {
  let release = null;
  let waiting = null;

  async function hash(file) {
    const sum = await createSHA256();
    sum.init();
    for (let at = 0; at < file.size; at += piece) {
      if (waiting) await waiting;
      sum.update(new Uint8Array(await file.slice(at, at + piece).arrayBuffer()));
    }
    return sum.digest("hex");
  }

  self.onmessage = ({ data }) => {
    if (data.file) hash(data.file).then((sha256) => self.postMessage({ sha256 }), (fault) => self.postMessage({ fault: String(fault) }));
    else if (data.pause) waiting ??= new Promise((resolve) => (release = resolve));
    else if (waiting) {
      release();
      waiting = null;
    }
  };
}
