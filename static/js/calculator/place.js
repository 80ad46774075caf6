// @ts-check
/** The search for a region, as the finder does it, with the results as buttons. */
import { h } from "./dom.js";
import { say } from "./words.js";

/**
 * Make the box one searches a region in.
 * @param {{id: string, label: string, help: string, library: import("./rules.js").Library, choose: (code: string) => void}} wanted
 */
export function picker({ id, label, help, library, choose }) {
  const results = h("ul", { class: "finder__results" });
  const status = h("p", { class: "help", role: "status" });
  const described = `${id}-help ${id}-fault`;
  const input = h("input", { id, type: "search", autocomplete: "off", class: "box box--wide", "aria-describedby": described });
  const head = [h("label", { for: id }, label), h("span", { class: "help", id: `${id}-help` }, help), h("span", { class: "fault", id: `${id}-fault` })];
  const field = h("div", { class: "field" }, head, input, status, results);
  searchIn(field, library, choose);
  return field;
}

/**
 * Let a field search: it holds the box, a line for what was found, and a list for the results.
 * @param {HTMLElement} field
 * @param {import("./rules.js").Library} library
 * @param {(code: string) => void} choose
 */
export function searchIn(field, library, choose) {
  const input = /** @type {HTMLInputElement} */ (field.querySelector("input"));
  const status = /** @type {HTMLElement} */ (field.querySelector("[role=status]"));
  const results = /** @type {HTMLElement} */ (field.querySelector("ul"));
  const search = async () => {
    const text = input.value;
    const found = await library.search(text).catch(() => null);
    if (text !== input.value) return [];
    if (found === null) {
      status.textContent = say("place.failed");
      return [];
    }
    results.replaceChildren(...found.map((region) => result(region, choose)));
    const nothing = input.value.trim() === "" ? "" : say("place.none");
    status.textContent = found.length ? say("place.found", { count: found.length }) : nothing;
    return found;
  };
  input.addEventListener("input", search);
  input.addEventListener("focus", () => library.names().catch(() => undefined), { once: true });
  input.addEventListener("keydown", async (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    const [first] = await search();
    if (first) choose(first.code);
  });
}

/**
 * @param {import("../finder/spelling.js").Region} region
 * @param {(code: string) => void} choose
 */
function result({ code, name, above }, choose) {
  const where = above.slice(0, -1).reverse().map((region) => region.name);
  return h("li", {}, h("button", { type: "button", class: "quiet", click: () => choose(code) }, name, h("span", { class: "help" }, where.join(" "))));
}

/**
 * Show a region that was chosen, with the way to choose another.
 * @param {string} label
 * @param {string} name
 * @param {string} change
 * @param {() => void} undo
 */
export function chosenPlace(label, name, change, undo) {
  return h("p", { class: "chosen" }, h("span", {}, label ? `${label}：` : "", h("strong", {}, name)), h("button", { type: "button", class: "quiet", click: undo }, change));
}
