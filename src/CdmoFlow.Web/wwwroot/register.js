"use strict";
/* The upload of a supplier register: in blocks straight to storage, so that a file of 256 MB costs neither the page nor the server any memory.
   The form hands over the texts in the language of the page, with {0} for the value: data-text-too-large, -empty, -progress, -refused, -storage and -lost. */
(() => {
  const form = document.getElementById("register-import");
  if (!form) return;
  const status = form.querySelector("[role=status]");
  const bar = form.querySelector("progress");
  const button = form.querySelector("button");
  const texts = form.dataset;
  const blockSize = 4 * 1024 * 1024;

  const fill = (text, value) => text.replace("{0}", value);
  const say = (text, failed) => { status.textContent = text; status.className = failed ? "problem" : ""; };

  async function post(address, body) {
    const token = form.querySelector("input[name=__RequestVerificationToken]").value;
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Antiforgery-Token": token },
      body: JSON.stringify(body ?? {}),
    });
    const json = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(json.detail ?? texts.textRefused);
    return json;
  }

  async function put(address, body, type) {
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await fetch(address, { method: "PUT", headers: type ? { "Content-Type": type } : {}, body });
        if (answer.ok) return;
        if (attempt === 4 || answer.status === 403) throw new Error(fill(texts.textStorage, answer.status));
      } catch (failure) {
        if (attempt === 4 || !(failure instanceof TypeError)) throw failure;
      }
      await new Promise(done => setTimeout(done, 500 * attempt));
    }
  }

  async function upload(file, address) {
    const ids = [];
    for (let at = 0; at < file.size; at += blockSize) {
      const id = btoa(String(ids.length).padStart(8, "0"));
      await put(`${address}&comp=block&blockid=${encodeURIComponent(id)}`, file.slice(at, at + blockSize));
      ids.push(id);
      bar.value = Math.round(100 * Math.min(file.size, at + blockSize) / file.size);
      say(fill(texts.textProgress, bar.value));
    }
    const list = `<?xml version="1.0" encoding="utf-8"?><BlockList>${ids.map(id => `<Latest>${id}</Latest>`).join("")}</BlockList>`;
    await put(`${address}&comp=blocklist`, list, "application/xml");
  }

  form.addEventListener("submit", async event => {
    event.preventDefault();
    const file = form.elements.file.files[0];
    if (!file) return;
    if (file.size > Number(texts.largest)) return say(texts.textTooLarge, true);
    if (file.size === 0) return say(texts.textEmpty, true);
    button.disabled = true;
    bar.hidden = false;
    try {
      const begun = await post("/api/register/imports", { fileName: file.name, length: file.size });
      await upload(file, begun.uploadUrl);
      await post(`/api/register/imports/${begun.importId}/start`);
      location.assign(`/register/imports/${begun.importId}`);
    } catch (failure) {
      say(failure instanceof TypeError ? texts.textLost : failure.message, true);
      button.disabled = false;
    }
  });
})();
