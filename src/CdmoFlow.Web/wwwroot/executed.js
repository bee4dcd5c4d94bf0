"use strict";
// Takes an executed agreement straight to storage, then hands the form in with the id of the upload.
// The form may hand over the texts in the language of the page, with {0} for the value: data-text-uploading, -uploaded and -storage.
document.querySelectorAll("form[data-uploads]").forEach(form => {
  const fill = (text, value) => text.replace("{0}", () => value);
  const texts = { textUploading: "Uploading {0} ...", textUploaded: "Uploaded.", textStorage: "Storage answered {0}. Try again.", ...form.dataset };
  const status = form.querySelector("[role=status]");
  form.addEventListener("submit", async event => {
    if (form.elements.uploadId.value) return;
    event.preventDefault();
    const file = form.querySelector("input[type=file]").files[0];
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
    status.textContent = fill(texts.textUploading, file.name);
    try {
      const asked = await fetch(form.dataset.uploads, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Antiforgery-Token": form.elements.__RequestVerificationToken.value },
        body: JSON.stringify({ fileName: file.name, length: file.size }),
      });
      const answer = await asked.json();
      if (!asked.ok) throw new Error((answer.errors || []).map(e => e.message).join(" ") || answer.detail);
      const put = await fetch(answer.address, { method: "PUT", headers: { "x-ms-blob-type": "BlockBlob" }, body: file });
      if (!put.ok) throw new Error(fill(texts.textStorage, put.status));
      form.elements.uploadId.value = answer.uploadId;
      status.textContent = texts.textUploaded;
      button.disabled = false;
      form.requestSubmit();
    } catch (error) {
      status.textContent = error.message;
      button.disabled = false;
    }
  });
});
