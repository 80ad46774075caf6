// @ts-check
/**
 * What is seen of a table → the lines of a spreadsheet: exactly the rows and columns shown, in the
 * order shown, one value a cell. A condition, how sure a row is and a difference have columns of
 * their own.
 *
 * @typedef {import("./read.js").Table} Table
 * @typedef {{order: number[], seen: boolean[][], hidden: number[], differences: string[][][] | null}} View
 * @typedef {{condition: string, standing: string, with: string}} Heads
 */

const MARK = "\ufeff";

/**
 * Give the lines of what is seen, the heads first.
 * @param {Table} table
 * @param {View} view
 * @param {Heads} heads
 * @returns {string[][]}
 */
export function linesOf(table, view, heads) {
  const columns = table.columns.map((_, column) => column).filter((column) => !view.hidden.includes(column));
  const doubted = table.groups.some(({ standing, rows }) => standing || rows.some((row) => row.cells.some((cell) => cell.standing)));
  const top = [
    table.corner,
    ...(table.conditional ? [heads.condition] : []),
    ...columns.flatMap((column) => named(table.columns[column], view, heads)),
    ...(doubted ? [heads.standing] : []),
  ];
  const lines = view.order.flatMap((place) => {
    const { name, rows, standing } = table.groups[place];
    return rows.flatMap(({ condition, cells }, number) => {
      if (!view.seen[place][number]) return [];
      const values = columns.flatMap((column) =>
        view.differences ? [cells[column].text, view.differences[place][number][column]] : [cells[column].text],
      );
      const marks = [...new Set([standing, ...columns.map((column) => cells[column].standing)])].filter(Boolean);
      return [[name, ...(table.conditional ? [condition] : []), ...values, ...(doubted ? [marks.join("；")] : [])]];
    });
  });
  return [top, ...lines];
}

/**
 * @param {string} label
 * @param {View} view
 * @param {Heads} heads
 */
function named(label, view, heads) {
  return view.differences ? [label, `${label}：${heads.with}`] : [label];
}

/**
 * Write lines as CSV that spreadsheets open as UTF-8.
 * @param {string[][]} lines
 */
export function csv(lines) {
  const rows = lines.map((line) => line.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join(","));
  return `${MARK}${rows.join("\r\n")}\r\n`;
}

/**
 * Write lines as they are pasted into a spreadsheet.
 * @param {string[][]} lines
 */
export function tabbed(lines) {
  return lines.map((line) => line.map((cell) => cell.replace(/\s+/g, " ")).join("\t")).join("\n");
}
