// The page's side of the hash: a worker of its own for each file, so that the page stays smooth.
export class FileHash {
  constructor(script, file) {
    this.worker = new Worker(script);
    // Without a hash the server's own counts; an upload never fails for it.
    this.result = new Promise((resolve) => {
      this.worker.onmessage = ({ data }) => resolve(data.sha256 ?? null);
      this.worker.onerror = () => resolve(null);
    }).finally(() => this.worker.terminate());
    this.worker.postMessage({ file });
  }

  pause(on) {
    this.worker.postMessage({ pause: on });
  }
}
