// Bare fetch PUTs of the same blocks, as many at a time; answers milliseconds. No retry, no hash, nothing shown.
globalThis.bareUpload = async (address, file, blockSize, parallel) => {
  const began = performance.now();
  const count = Math.ceil(file.size / blockSize);
  const name = (index) => btoa(String(index).padStart(8, "0"));
  let next = 0;
  const send = async () => {
    while (next < count) {
      const index = next++;
      const answer = await fetch(`${address}&comp=block&blockid=${encodeURIComponent(name(index))}`, { method: "PUT", headers: { "Content-Type": "application/octet-stream" }, body: file.slice(index * blockSize, (index + 1) * blockSize) });
      if (!answer.ok) throw new Error(`block ${index}: ${answer.status}`);
    }
  };
  await Promise.all(Array.from({ length: parallel }, send));
  const names = Array.from({ length: count }, (_, index) => `<Latest>${name(index)}</Latest>`).join("");
  const put = await fetch(`${address}&comp=blocklist`, { method: "PUT", headers: { "Content-Type": "application/octet-stream" }, body: `<?xml version="1.0" encoding="utf-8"?><BlockList>${names}</BlockList>` });
  if (!put.ok) throw new Error(`block list: ${put.status}`);
  return performance.now() - began;
};

// A permission as the page gets it.
globalThis.permit = async (file) => {
  const area = document.querySelector("[data-upload]");
  const answer = await fetch(area.dataset.upload, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-Antiforgery-Token": area.closest("form").querySelector("input[name=__RequestVerificationToken]").value },
    body: JSON.stringify({ fileName: file.name, length: file.size }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
};

// The page's own uploader, from the moment a file is picked until it says that it has arrived; answers milliseconds.
globalThis.ownUpload = () => new Promise((resolve, reject) => {
  const list = document.querySelector("[data-upload-list]");
  let began;
  document.querySelector("[data-upload-input]").addEventListener("change", () => (began = performance.now()), { once: true, capture: true });
  const seen = new MutationObserver(() => {
    const line = list.lastElementChild;
    if (line?.dataset.state === "uploaded") { seen.disconnect(); resolve(performance.now() - began); }
    if (line?.dataset.state === "failed") { seen.disconnect(); reject(new Error(line.textContent)); }
  });
  seen.observe(list, { childList: true, subtree: true, attributes: true });
});

// What a script ends with would be called if it were a function.
void 0;
