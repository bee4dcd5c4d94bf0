// The places of a page where files are put. Markup:
//   <fieldset data-upload="/api/.../uploads" data-upload-name="uploadIds[]"> <input type="file" data-upload-input> <div data-upload-list></div> </fieldset>
// The page hands over the texts in its language, with {0} for the value: data-text-bar, -done, -resume, -server, -storage, -network, and -pause, -paused, -speed, -offline.
// With data-upload-completes the server is told the hash of a file that has arrived. What an earlier page began stands as
//   <li data-upload-unfinished="id" data-url="/api/.../uploads" data-name="..." data-length="..." data-modified="..."> anywhere on the page; picking the same file goes on with it.
import { Line } from "./line.js";

export function watchAreas() {
  document.querySelectorAll("[data-upload]").forEach((area) => {
    const input = area.querySelector("[data-upload-input]");
    const list = area.querySelector("[data-upload-list]");
    const token = (area.closest("form") || document).querySelector("input[name=__RequestVerificationToken]").value;
    input.addEventListener("change", async () => {
      const files = [...input.files];
      input.value = "";
      for (const file of files) {
        const begun = unfinished(area.dataset.upload, file);
        begun?.remove();
        await new Line(area, list, file, { url: area.dataset.upload, token, texts: area.dataset, completes: "uploadCompletes" in area.dataset, id: begun?.dataset.uploadUnfinished }).run();
      }
    });
    window.addEventListener("beforeunload", (event) => {
      if (area.pending > 0) event.preventDefault();
    });
  });
}

function unfinished(url, file) {
  return [...document.querySelectorAll("[data-upload-unfinished]")].find(
    ({ dataset }) => dataset.url === url && dataset.name === file.name && Number(dataset.length) === file.size && (!dataset.modified || Number(dataset.modified) === file.lastModified),
  );
}
