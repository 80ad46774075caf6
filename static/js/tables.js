// @ts-check
/**
 * Tables of regions that can be sifted, sorted, compared with one region, copied and saved. They
 * are whole without it. What is asked for is kept in the address.
 */
import { readAddress, writeAddress } from "./tables/address.js";
import { MEDIAN } from "./tables/differ.js";
import { takeOver } from "./tables/shown.js";

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-sift] form"));
if (form) connect(form);

/** @param {HTMLFormElement} form */
function connect(form) {
  const words = wordsOf(form);
  const status = /** @type {HTMLElement} */ (form.querySelector("[data-status]"));
  let state = readAddress(location.hash);

  const tables = [.../** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll("table[data-table]"))].map((table) =>
    takeOver(table, words, sortBy, hide),
  );

  /** @type {(id: string, column: number) => void} */
  function sortBy(id, column) {
    const [old, direction] = state.sorted.get(id) ?? [-1, "up"];
    if (old === column && direction === "down") state.sorted.delete(id);
    else state.sorted.set(id, [column, old === column ? "down" : "up"]);
    changed();
  }

  /** @type {(id: string, column: number, hidden: boolean) => void} */
  function hide(id, column, hidden) {
    const others = (state.hidden.get(id) ?? []).filter((one) => one !== column);
    state.hidden.set(id, hidden ? [...others, column].sort() : others);
    changed();
  }

  function changed() {
    const written = writeAddress(state);
    history.replaceState(null, "", written ? `#${written}` : location.pathname + location.search);
    show();
  }

  function show() {
    const counted = tables.map((table) => table.show(state));
    const [all, shown] = [0, 1].map((which) => counted.reduce((sum, one) => sum + one[which], 0));
    status.textContent = (words.count ?? "").replace("{all}", String(all)).replace("{shown}", String(shown));
  }

  function fill() {
    for (const key of /** @type {const} */ (["name", "province", "with"])) field(form, key).value = state[key];
    /** @type {HTMLInputElement} */ (field(form, "whole")).checked = state.whole;
    // A region of a link that this page does not compare is not compared with.
    state = { ...state, with: field(form, "with").value };
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    state = {
      ...state,
      name: field(form, "name").value,
      province: field(form, "province").value,
      with: field(form, "with").value,
      whole: /** @type {HTMLInputElement} */ (field(form, "whole")).checked,
    };
    changed();
  });
  addEventListener("hashchange", () => {
    if (!location.hash.includes("=")) return;
    state = readAddress(location.hash);
    fill();
    show();
  });
  if (writeAddress(state)) {
    fill();
    show();
    /** @type {HTMLDetailsElement} */ (form.closest("details")).open = true;
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 */
function field(form, name) {
  return /** @type {HTMLInputElement | HTMLSelectElement} */ (form.elements.namedItem(name));
}

/** @param {HTMLFormElement} form */
function wordsOf(form) {
  const { more = "", less = "", same = "", points = "", standing = "", condition = "", count } = form.dataset;
  /** @param {string} base */
  const named = (base) => {
    const options = /** @type {HTMLSelectElement} */ (form.elements.namedItem("with")).options;
    const name = [...options].find((option) => option.value === (base || MEDIAN))?.text ?? "";
    return (form.dataset.with ?? "").replace("{name}", name);
  };
  return { more, less, same, points, standing, condition, count, with: named };
}
