// @ts-check
/**
 * Where a page that is about places begins: asks for the first, then fetches the desk where the
 * rest is done, and the engine if the page names one.
 *
 * Nothing typed leaves the browser: the only requests are for scripts and for the rules of
 * regions, and the state lives behind the # of the address, which browsers do not send.
 */
import { h, moveTo } from "./calculator/dom.js";
import { searchIn } from "./calculator/place.js";
import { Library } from "./calculator/rules.js";
import { readState, regionsOf } from "./calculator/state.js";
import { readWords, say } from "./calculator/words.js";

/** @param {HTMLFormElement} form */
function begin(form) {
  const state = readState(location.hash);
  if (regionsOf(state).length > 0) {
    fetchDesk(form, state);
    return;
  }
  // A shared link may be opened where the page already is.
  const shared = () => {
    const given = readState(location.hash);
    if (regionsOf(given).length > 0) open(given);
  };
  const open = (/** @type {import("./calculator/state.js").State} */ chosen) => {
    removeEventListener("hashchange", shared);
    return fetchDesk(form, chosen);
  };
  addEventListener("hashchange", shared);
  const choose = async (/** @type {string} */ code) => {
    document.documentElement.classList.add("asked");
    await open(new Map([...state, ["r", code]]));
    moveTo("#f-s, #f-1-total, #f-r");
  };
  searchIn(partOf("place"), new Library(form.dataset.root ?? ""), choose);
}

/** @param {string} name */
function partOf(name) {
  return /** @type {HTMLElement} */ (document.querySelector(`[data-part="${name}"]`));
}

/**
 * Fetch the desk and the engine, and open the desk; what fails is said, and can be tried again.
 * @param {HTMLFormElement} form
 * @param {import("./calculator/state.js").State} state
 */
async function fetchDesk(form, state) {
  const status = partOf("status");
  status.textContent = say("place.loading");
  const named = [form.dataset.desk, form.dataset.engine].flatMap((at) => (at ? [new URL(at, location.href).href] : []));
  const [desk, engine] = await Promise.all(named.map((at) => import(at))).catch(() => []);
  if (desk) {
    await desk.openDesk(form, state, engine);
    return;
  }
  const again = h("button", { type: "button", click: () => fetchDesk(form, state) }, say("place.retry"));
  status.replaceChildren(say("place.failed"), " ", again);
}

const form = document.querySelector("form[data-desk]");
if (form) {
  readWords(document);
  begin(/** @type {HTMLFormElement} */ (form));
}
