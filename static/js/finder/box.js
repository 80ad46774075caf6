// @ts-check
/**
 * The box on the page: searches as one types (not while an input method composes), says what was
 * found, opens what is sure by the enter key, and has what was typed again when one comes back.
 */
import { Finder } from "./finder.js";
import { Results } from "./results.js";

/** @param {HTMLFormElement} form */
export function connect(form) {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const results = new Results(form);
  const finder = new Finder(sourcesOf(form.dataset));
  const update = async () => {
    const text = input.value;
    history.replaceState({ ...history.state, asked: text }, "");
    try {
      const found = await finder.find(text);
      if (text === input.value) results.show(text, found);
      return found;
    } catch {
      // Whatever kept the files from coming, the reader can still use the lists.
      results.fail();
      return { leads: [], sure: false };
    }
  };
  input.addEventListener("focus", () => finder.regions().catch(() => undefined), { once: true });
  input.addEventListener("input", (event) => {
    if (!(/** @type {InputEvent} */ (event).isComposing)) update();
  });
  input.addEventListener("compositionend", update);
  form.addEventListener("keydown", (event) => results.move(event, input));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { leads, sure } = await update();
    if (sure) location.assign(results.address(leads[0]));
    else results.enter();
  });
  const asked = history.state?.asked ?? new URLSearchParams(location.search).get("q");
  if (asked) input.value = asked;
  if (input.value) update();
}

/** @param {DOMStringMap} data @returns {import("./finder.js").Sources} */
function sourcesOf({ root = "", questions = "", engine = "" }) {
  /** @type {Record<string, string>} */
  const scripts = { "questions.js": questions, "vendor/minisearch.js": engine };
  return {
    file: async (name) => {
      const answer = await fetch(`${root}data/finder/${name}.json`);
      if (!answer.ok) throw new Error(name);
      return answer.json();
    },
    script: (name) => import(new URL(scripts[name], location.href).href),
  };
}
