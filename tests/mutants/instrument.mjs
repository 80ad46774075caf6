// @ts-check
/**
 * Modules → the same with every mutant in them, each behind a switch, and a list of the mutants.
 *
 * Called with the folder of the modules and the folder to write to. The words of an internal fault
 * are no answer: nothing inside a `throw` is changed. Nor is what only says when the page has its
 * turn, not what is answered.
 */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Instrumenter } from "@stryker-mutator/instrumenter";

const SILENT = { isDebugEnabled: () => false, debug() {}, info() {}, warn: console.warn };
const FAULTS = {
  /** @param {any} path */
  shouldIgnore: (path) => (path.isThrowStatement() ? "the words of an internal fault" : undefined),
};
/** @type {any} */
const OPTIONS = { excludedMutations: [], ignorers: [FAULTS], plugins: null, noHeader: true };

const TURNS = "turns.js";

const [from, to] = process.argv.slice(2);
const names = readdirSync(from).filter((name) => name.endsWith(".js")).sort();
const modules = names.map((name) => ({ name, mutate: name !== TURNS, content: readFileSync(join(from, name), "utf8") }));
const instrumenter = new Instrumenter(/** @type {any} */ (SILENT));
const { files, mutants } = await instrumenter.instrument(modules, OPTIONS);
for (const { name, content } of files) writeFileSync(join(to, name), content);
const placed = mutants.filter(({ status }) => status === undefined);
writeFileSync(join(to, "mutants.json"), JSON.stringify(placed));
