// @ts-check
/** Moves between days written `2025-06-01`, always in UTC. */

const DAY = 86400000;

/**
 * @param {string} day
 * @returns {[year: number, month: number, day: number]}
 */
function parts(day) {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

/**
 * @param {number} milliseconds
 * @returns {string}
 */
function written(milliseconds) {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

/**
 * Count the days from one day to another.
 * @param {string} from
 * @param {string} to
 * @returns {number}
 */
export function daysBetween(from, to) {
  const [year, month, day] = parts(from);
  const [toYear, toMonth, toDay] = parts(to);
  return (Date.UTC(toYear, toMonth - 1, toDay) - Date.UTC(year, month - 1, day)) / DAY;
}

/**
 * Add days.
 * @param {string} from
 * @param {number} days
 * @returns {string}
 */
export function addDays(from, days) {
  const [year, month, day] = parts(from);
  return written(Date.UTC(year, month - 1, day + days));
}

/**
 * Add months: the day stays, or is the last of its month.
 * @param {string} from
 * @param {number} months
 * @returns {string}
 */
export function addMonths(from, months) {
  const [year, month, day] = parts(from);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return written(Date.UTC(year, month - 1 + months, Math.min(day, last)));
}
