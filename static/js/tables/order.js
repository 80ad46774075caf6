// @ts-check
/**
 * The order of the groups of a table by a column. Only numbers of one unit are compared; what has
 * none stands last, in its old order.
 *
 * @typedef {import("./read.js").Group} Group
 * @typedef {"up" | "down"} Direction
 */

/**
 * Give the places of the groups, in order of the first number each has in a column.
 * @param {Group[]} groups
 * @param {number} column
 * @param {Direction} direction
 * @returns {number[]}
 */
export function order(groups, column, direction) {
  const keys = groups.map((group) => key(group, column));
  const units = [...new Set(keys.map(({ unit }) => unit))];
  const sign = direction === "up" ? 1 : -1;
  return groups
    .map((_, place) => place)
    .sort((left, right) => {
      const [a, b] = [keys[left], keys[right]];
      if (a.number === null || b.number === null) return Number(a.number === null) - Number(b.number === null);
      return units.indexOf(a.unit) - units.indexOf(b.unit) || sign * (a.number - b.number);
    });
}

/**
 * Tell whether there is anything to put in order in a column.
 * @param {Group[]} groups
 * @param {number} column
 * @returns {boolean}
 */
export function canSort(groups, column) {
  return groups.filter((group) => key(group, column).number !== null).length > 1;
}

/**
 * @param {Group} group
 * @param {number} column
 */
function key(group, column) {
  const cell = group.rows.map((row) => row.cells[column]).find((one) => one && one.number !== null);
  return { number: cell?.number ?? null, unit: cell?.unit ?? "" };
}
