// @ts-check
/**
 * Differences in words: how much more or less than a region, or than the median. Only numbers of
 * one column, one condition and one unit are compared.
 *
 * @typedef {import("./read.js").Table} Table
 * @typedef {import("./read.js").Cell} Cell
 * @typedef {{more: string, less: string, same: string, points: string}} Words
 */

export const MEDIAN = "median";
const FEWEST = 3;
const FINEST = 10_000;

/**
 * Say for every cell how it differs from the same cell of a region, or from the median; empty
 * where there is nothing to compare.
 * @param {Table} table
 * @param {string} base the code of a region, or MEDIAN
 * @param {Words} words
 * @returns {string[][][]} by group, row and column
 */
export function differences(table, base, words) {
  const own = base === MEDIAN ? -1 : holderOf(table, base);
  const known = own < 0 ? [] : table.groups[own].rows;
  return table.groups.map(({ rows }, place) =>
    rows.map(({ key, cells }) =>
      cells.map((cell, column) => {
        if (place === own || cell.number === null || !cell.unit) return "";
        const other =
          base === MEDIAN
            ? median(table, key, column, cell.unit)
            : numberOf(known.find((row) => row.key === key)?.cells[column], cell.unit);
        return other === null ? "" : difference(cell.number, other, cell.unit, words);
      }),
    ),
  );
}

/**
 * Say how much more or less a number is than another.
 * @param {number} number
 * @param {number} base
 * @param {string} unit
 * @param {Words} words
 * @returns {string}
 */
export function difference(number, base, unit, words) {
  const by = Math.round((number - base) * FINEST) / FINEST;
  if (by === 0) return words.same;
  const counted = unit === "%" ? words.points : unit.split(/[/（]/)[0];
  return `${by > 0 ? words.more : words.less}${Math.abs(by)}${counted}`;
}

/**
 * Find the group whose rule holds in a region: its own, or the nearest above it.
 * @param {Table} table
 * @param {string} code
 * @returns {number} its place, or -1
 */
export function holderOf(table, code) {
  for (const above of [code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`, "000000"]) {
    const place = table.groups.findIndex((group) => group.code === above);
    if (place >= 0) return place;
  }
  return -1;
}

/**
 * @param {Table} table
 * @param {string} key
 * @param {number} column
 * @param {string} unit
 * @returns {number | null} none where there are too few to have a middle
 */
function median(table, key, column, unit) {
  const cells = table.groups.flatMap(({ rows }) => rows.filter((row) => row.key === key));
  const numbers = cells
    .map((row) => numberOf(row.cells[column], unit))
    .filter((number) => number !== null)
    .sort((a, b) => Number(a) - Number(b));
  if (numbers.length < FEWEST) return null;
  const middle = numbers.length >> 1;
  return (Number(numbers[middle]) + Number(numbers[numbers.length % 2 ? middle : middle - 1])) / 2;
}

/**
 * @param {Cell | undefined} cell
 * @param {string} unit
 */
function numberOf(cell, unit) {
  return cell && cell.unit === unit ? cell.number : null;
}
