// @ts-check
/**
 * A table of the page → what it holds, as plain values. Every table of regions is written alike:
 * a tbody for each group of regions under one rule, a row for each condition, one value a cell.
 *
 * @typedef {{text: string, number: number | null, unit: string, standing: string, empty: boolean}} Cell
 * @typedef {{condition: string, key: string, cells: Cell[]}} Row the key says which rows of two regions are about the same
 * @typedef {{code: string, name: string, text: string, rest: boolean, standing: string, rows: Row[]}} Group
 * @typedef {{id: string, corner: string, conditional: boolean, columns: string[], groups: Group[]}} Table
 */

/**
 * Give what a table holds.
 * @param {HTMLTableElement} table
 * @returns {Table}
 */
export function readTable(table) {
  const [corner, ...columns] = [...table.tHead?.rows[0].cells ?? []].map(words);
  const groups = [...table.tBodies].map(readGroup);
  const conditional = groups.some((group) => group.rows.some((row) => row.condition !== ""));
  return { id: table.id, corner, conditional, columns, groups };
}

/**
 * List the rows of a group that hold values: not the one that only names it, nor what is said aside.
 * @param {HTMLTableSectionElement} body
 * @returns {HTMLTableRowElement[]}
 */
export function valueRows(body) {
  return [...body.rows].filter((row) => row.querySelector("td") && !("aside" in row.dataset));
}

/**
 * @param {HTMLTableSectionElement} body
 * @returns {Group}
 */
function readGroup(body) {
  const head = /** @type {HTMLTableCellElement} */ (body.rows[0].cells[0]);
  const own = head.scope === "rowgroup";
  return {
    code: body.dataset.code ?? "",
    name: words(head.querySelector("[data-name]") ?? head),
    text: words(head),
    rest: head.querySelector("[data-rest]") !== null,
    standing: words(head.querySelector(".standing")),
    rows: valueRows(body).map((row) => readRow(row, own)),
  };
}

/**
 * @param {HTMLTableRowElement} row
 * @param {boolean} named whether the group has a head of its own, and the row is headed by its condition
 * @returns {Row}
 */
function readRow(row, named) {
  const [head, ...cells] = [...row.cells];
  const condition = words(named ? head : head.querySelector("[data-condition]"));
  return { condition, key: named ? condition : "", cells: cells.map(readCell) };
}

/**
 * @param {HTMLTableCellElement} cell
 * @returns {Cell}
 */
function readCell(cell) {
  const { number, unit } = cell.dataset;
  const empty = cell.querySelector(".empty");
  return {
    text: words(empty ?? cell.querySelector(".value")),
    number: number === undefined ? null : Number(number),
    unit: unit ?? "",
    standing: words(cell.querySelector(".standing")),
    empty: empty !== null,
  };
}

/** @param {Element | null} node */
function words(node) {
  return (node?.textContent ?? "").replace(/\s+/g, " ").trim();
}
