// Bundles the scripts of pages into the folder that is given; MSBuild calls it when a source is newer than what it made.
// The packages are installed once, as the lock file says and without running any script of theirs; builds that run at the same time wait for each other.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const [target] = process.argv.slice(2);
const locked = `${target}.lock`;
const installed = join(here, "node_modules", ".installed");
const wanted = createHash("sha256").update(readFileSync(join(here, "package-lock.json"))).digest("hex");
const pause = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

function take() {
  for (;;) {
    try {
      mkdirSync(locked);
      return;
    } catch (taken) {
      if (taken.code !== "EEXIST") throw taken;
      // A build that was killed leaves its lock behind; no installation takes ten minutes.
      const age = existsSync(locked) ? Date.now() - statSync(locked).mtimeMs : 0;
      if (age > 600000) rmSync(locked, { recursive: true, force: true });
      else pause(200);
    }
  }
}

function install() {
  const windows = process.platform === "win32";
  const run = spawnSync(windows ? "npm.cmd" : "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: here, encoding: "utf8", shell: windows });
  if (run.status !== 0) {
    console.error(`error: npm could not install the packages of src/CdmoFlow.Web/Scripts (${run.error?.message ?? run.stderr.trim().split("\n").pop()}). Node.js 20 or newer with npm is needed, and its package registry must be in reach.`);
    process.exit(1);
  }
  writeFileSync(installed, wanted);
}

mkdirSync(target, { recursive: true });
take();
try {
  if (!existsSync(installed) || readFileSync(installed, "utf8") !== wanted) install();
} finally {
  rmSync(locked, { recursive: true, force: true });
}

const { build } = await import("esbuild");
const fresh = join(target, `upload.js.${process.pid}`);
await build({ entryPoints: [join(here, "upload", "index.js")], outfile: fresh, bundle: true, minify: true, format: "iife", target: "es2022", legalComments: "inline", logLevel: "warning" });
renameSync(fresh, join(target, "upload.js"));
