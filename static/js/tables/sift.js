// @ts-check
/**
 * Which rows of a table answer what was asked for.
 *
 * @typedef {import("./read.js").Table} Table
 * @typedef {import("./read.js").Group} Group
 * @typedef {{name: string, province: string, whole: boolean}} Asked
 */

/**
 * Tell of every row of every group whether it is to be seen; *hidden* are columns that are not.
 * @param {Table} table
 * @param {Asked} asked
 * @param {number[]} hidden
 * @returns {boolean[][]}
 */
export function sift(table, asked, hidden) {
  return table.groups.map((group) => {
    const wanted = isAskedFor(group, asked);
    return group.rows.map(
      ({ cells }) => wanted && !(asked.whole && cells.some((cell, column) => cell.empty && !hidden.includes(column))),
    );
  });
}

/**
 * A rule that holds wherever none is listed answers every name and every province.
 * @param {Group} group
 * @param {Asked} asked
 */
function isAskedFor(group, { name, province }) {
  if (group.rest) return true;
  const here = province === "" || group.code.startsWith(province.slice(0, 2));
  return here && group.text.includes(name.trim());
}
