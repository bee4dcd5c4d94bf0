"use strict";
// Uploads files straight from the browser to Blob Storage: 8 MiB blocks, several at a time, retried with growing pauses; a permission that has run out
// is renewed. A file that failed can be resumed in the page: blocks that arrived are not sent again. Markup:
//   <fieldset data-upload="/api/.../uploads" data-upload-name="uploadIds[]"> <input type="file" data-upload-input> <div data-upload-list></div> </fieldset>
// The page hands over the texts in its language, with {0} for the value: data-text-bar, -done, -resume, -server, -storage and -network.
(() => {
  const parallel = 4;
  const tries = 6;
  const fill = (text, value) => text.replace("{0}", () => value);
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  async function post(url, body, token, texts) {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-Antiforgery-Token": token },
      body: JSON.stringify(body),
    });
    const json = await answer.json().catch(() => ({}));
    if (answer.ok) return json;
    const fields = (json.errors || []).map((error) => error.message).join(" ");
    const refused = new Error(fields || json.detail || fill(texts.textServer, answer.status));
    refused.final = answer.status < 500;
    throw refused;
  }

  class Upload {
    constructor(file, texts, token, progress) {
      Object.assign(this, { file, texts, url: texts.upload, token, progress, done: new Map(), renewing: null });
    }

    async run() {
      if (!this.id) {
        const permission = await post(this.url, { fileName: this.file.name, length: this.file.size }, this.token, this.texts);
        Object.assign(this, { id: permission.uploadId, address: permission.address, blockSize: permission.blockSize });
      }
      const count = Math.ceil(this.file.size / this.blockSize);
      let next = 0;
      const worker = async () => {
        while (next < count) {
          const index = next++;
          if (!this.done.has(index)) await this.block(index);
        }
      };
      await Promise.all(Array.from({ length: Math.min(parallel, count) }, worker));
      const names = Array.from({ length: count }, (_, index) => `<Latest>${this.name(index)}</Latest>`).join("");
      await this.put(() => `${this.address}&comp=blocklist`, `<?xml version="1.0" encoding="utf-8"?><BlockList>${names}</BlockList>`);
    }

    name(index) {
      return btoa(String(index).padStart(8, "0"));
    }

    async block(index) {
      const part = this.file.slice(index * this.blockSize, Math.min((index + 1) * this.blockSize, this.file.size));
      await this.put(() => `${this.address}&comp=block&blockid=${encodeURIComponent(this.name(index))}`, part);
      this.done.set(index, part.size);
      let sent = 0;
      for (const size of this.done.values()) sent += size;
      this.progress(sent / this.file.size);
    }

    async put(address, body) {
      for (let attempt = 1; ; attempt++) {
        let status = 0;
        try {
          const answer = await fetch(address(), { method: "PUT", headers: { "Content-Type": "application/octet-stream" }, body });
          if (answer.ok) return;
          status = answer.status;
        } catch {
          // The network is away: try again.
        }
        if (attempt >= tries || (status >= 400 && status < 500 && ![403, 408, 429].includes(status))) throw new Error(status ? fill(this.texts.textStorage, status) : this.texts.textNetwork);
        if (status === 403) await this.renew();
        else await pause(Math.min(30000, 500 * 2 ** attempt) * (0.5 + Math.random() / 2));
      }
    }

    renew() {
      this.renewing ??= post(`${this.url}/${this.id}/renewal`, {}, this.token, this.texts)
        .then((permission) => {
          this.address = permission.address;
        })
        .finally(() => {
          this.renewing = null;
        });
      return this.renewing;
    }
  }

  function show(area, list, file, token) {
    const line = document.createElement("p");
    const label = document.createElement("span");
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", fill(area.dataset.textBar, file.name));
    line.append(label, bar);
    list.append(line);
    const upload = new Upload(file, area.dataset, token, (share) => {
      bar.value = share;
      label.textContent = `${file.name}: ${Math.floor(share * 100)} % `;
    });
    const run = async () => {
      area.pending = (area.pending || 0) + 1;
      buttons(area);
      label.textContent = `${file.name} `;
      try {
        await upload.run();
        bar.value = 1;
        label.textContent = `${fill(area.dataset.textDone, file.name)} `;
        const field = document.createElement("input");
        Object.assign(field, { type: "hidden", name: area.dataset.uploadName || "uploadIds[]", value: upload.id });
        line.append(field);
        line.dataset.state = "uploaded";
      } catch (problem) {
        label.textContent = `${file.name}: ${problem.message} `;
        line.dataset.state = "failed";
        if (!problem.final) {
          const again = document.createElement("button");
          again.type = "button";
          again.className = "link";
          again.textContent = area.dataset.textResume;
          again.addEventListener("click", () => {
            again.remove();
            run();
          });
          line.append(again);
        }
      } finally {
        area.pending--;
        buttons(area);
      }
    };
    return run();
  }

  function buttons(area) {
    const form = area.closest("form");
    if (form) form.querySelectorAll("button[type=submit]").forEach((button) => (button.disabled = area.pending > 0));
  }

  document.querySelectorAll("[data-upload]").forEach((area) => {
    const input = area.querySelector("[data-upload-input]");
    const list = area.querySelector("[data-upload-list]");
    const token = (area.closest("form") || document).querySelector("input[name=__RequestVerificationToken]").value;
    input.addEventListener("change", async () => {
      const files = [...input.files];
      input.value = "";
      for (const file of files) await show(area, list, file, token);
    });
    window.addEventListener("beforeunload", (event) => {
      if (area.pending > 0) event.preventDefault();
    });
  });
})();
