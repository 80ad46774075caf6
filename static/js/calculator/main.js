// @ts-check
/**
 * Where the calculator begins: asks for the place, then fetches the desk and the engine.
 *
 * Nothing typed leaves the browser: the only requests are for scripts and for the rules of
 * regions, and the state lives behind the # of the address, which browsers do not send.
 */
import { h, moveTo } from "./dom.js";
import { searchIn } from "./place.js";
import { Library } from "./rules.js";
import { readState, regionsOf } from "./state.js";
import { readWords, say } from "./words.js";

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
  const open = (/** @type {import("./state.js").State} */ chosen) => {
    removeEventListener("hashchange", shared);
    return fetchDesk(form, chosen);
  };
  addEventListener("hashchange", shared);
  const choose = async (/** @type {string} */ code) => {
    document.documentElement.classList.add("asked");
    await open(new Map([...state, ["r", code]]));
    moveTo("#f-s, #f-1-total");
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
 * @param {import("./state.js").State} state
 */
async function fetchDesk(form, state) {
  const status = partOf("status");
  status.textContent = say("place.loading");
  const parts = [form.dataset.desk, form.dataset.engine].map((at) => import(new URL(at ?? "", location.href).href));
  const [desk, engine] = await Promise.all(parts).catch(() => []);
  if (desk) {
    await desk.openDesk(form, engine, state);
    return;
  }
  const again = h("button", { type: "button", click: () => fetchDesk(form, state) }, say("place.retry"));
  status.replaceChildren(say("place.failed"), " ", again);
}

const form = document.querySelector("[data-module=calculator]");
if (form) {
  readWords(document);
  begin(/** @type {HTMLFormElement} */ (form));
}
