// One file in two roles: on a page it is the uploader; the page starts it a second time as a worker, and there it computes hashes.
// A strict policy keeps WebAssembly from pages; the answer that carries this file allows it for the worker alone.
import { serveHashes } from "./hashing.js";
import { watchAreas } from "./areas.js";

if (typeof document === "undefined") serveHashes();
else watchAreas(document.currentScript.src);
