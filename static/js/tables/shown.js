// @ts-check
/**
 * One table on the page: what it holds, and how it is shown. Sorting moves whole groups, so that
 * a rule's rows stay together.
 */
import { differences } from "./differ.js";
import { canSort, order } from "./order.js";
import { readTable, valueRows } from "./read.js";
import { linesOf } from "./sheet.js";
import { sift } from "./sift.js";
import { tick, toolsOf } from "./tools.js";

/**
 * @typedef {import("./address.js").State} State
 * @typedef {import("./differ.js").Words & {standing: string, condition: string, with: (base: string) => string}} Words
 * @typedef {{id: string, show: (state: State) => [all: number, seen: number]}} Shown
 */

/**
 * Take a table over: its heads sort it, its tools follow it.
 * @param {HTMLTableElement} table
 * @param {Words} words
 * @param {(id: string, column: number) => void} sortBy
 * @param {(id: string, column: number, hidden: boolean) => void} hide
 * @returns {Shown}
 */
export function takeOver(table, words, sortBy, hide) {
  const held = readTable(table);
  const bodies = [...table.tBodies];
  const box = /** @type {HTMLElement} */ (table.closest(".scroll") ?? table);
  const heads = [...(table.tHead?.rows[0].cells ?? [])].slice(1);
  /** @type {import("./sheet.js").View} */
  let view = { order: [...bodies.keys()], seen: [], hidden: [], differences: null };
  let base = "";
  const tools = toolsOf(table, held.id, held.columns, {
    lines: () => linesOf(held, view, { ...words, with: words.with(base) }),
    hide: (column, hidden) => hide(held.id, column, hidden),
  });
  if (tools) box.after(tools);
  for (const [column, head] of heads.entries()) {
    if (canSort(held.groups, column)) head.replaceChildren(sorter(head, () => sortBy(held.id, column)));
  }

  return {
    id: held.id,
    show(state) {
      const by = state.sorted.get(held.id);
      const hidden = state.hidden.get(held.id) ?? [];
      base = state.with;
      view = {
        order: by ? order(held.groups, ...by) : [...bodies.keys()],
        seen: sift(held, state, hidden),
        hidden,
        differences: base ? differences(held, base, words) : null,
      };
      heads.forEach((head, column) => {
        head.hidden = hidden.includes(column);
        const direction = by && by[0] === column ? by[1] : null;
        if (direction) head.setAttribute("aria-sort", direction === "up" ? "ascending" : "descending");
        else head.removeAttribute("aria-sort");
      });
      bodies.forEach((body, place) => showGroup(body, view, place));
      if (table.tBodies.length > 1) table.append(...view.order.map((place) => bodies[place]));
      if (tools) tick(tools, hidden);
      const rows = view.seen.flat();
      const seen = rows.filter(Boolean).length;
      box.hidden = seen === 0;
      if (tools) tools.hidden = seen === 0;
      return [rows.length, seen];
    },
  };
}

/**
 * @param {HTMLTableSectionElement} body
 * @param {import("./sheet.js").View} view
 * @param {number} place
 */
function showGroup(body, view, place) {
  body.hidden = !view.seen[place].includes(true);
  for (const [number, row] of valueRows(body).entries()) {
    row.hidden = !view.seen[place][number];
    for (const [column, cell] of [...row.cells].slice(1).entries()) {
      cell.hidden = view.hidden.includes(column);
      cell.querySelector(".difference")?.remove();
      const words = view.differences?.[place][number][column];
      if (words) cell.append(said(words));
    }
  }
}

/** @param {string} words */
function said(words) {
  const node = document.createElement("span");
  node.className = "difference";
  node.textContent = words;
  return node;
}

/**
 * @param {HTMLTableCellElement} head
 * @param {() => void} act
 */
function sorter(head, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sort";
  button.append(...head.childNodes);
  button.addEventListener("click", act);
  return button;
}
