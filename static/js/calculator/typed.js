// @ts-check
/** What people type as amounts and counts → the form the sums are asked in, and back. */

const MOST_FEN = 100_000_000_00;

/**
 * Undo what keyboards and bills add: full-width digits, commas, spaces, the unit.
 * @param {string} text
 */
function plain(text) {
  return text.normalize("NFKC").replace(/[\s,，、¥￥]/g, "").replace(/[元块]$/, "");
}

/**
 * Read an amount: ２００００, 2万, 20,000元, 1.5万, 1万5千.
 * @param {string} text
 * @returns {string | "bad" | "much"} yuan with two decimals, or what is wrong
 */
export function readMoney(text) {
  const parts = /^(?:(\d{1,6}(?:\.\d{1,4})?)[万萬])?(?:(\d{1,4}(?:\.\d{1,3})?)千)?(\d{1,12}(?:\.\d{1,2})?)?$/.exec(plain(text));
  if (!parts || !(parts[1] || parts[2] || parts[3])) return "bad";
  // 2万5 is said of 25000, but might be meant as 20005: ask again.
  if ((parts[1] || parts[2]) && parts[3] && Number(parts[3]) < 10) return "bad";
  const fen = Math.round(Number(parts[1] ?? 0) * 1e6 + Number(parts[2] ?? 0) * 1e5 + Number(parts[3] ?? 0) * 100);
  return fen > MOST_FEN ? "much" : writeFen(fen);
}

/**
 * Read a whole number.
 * @param {string} text
 * @param {number} most
 * @returns {number | null}
 */
export function readCount(text, most) {
  const written = plain(text).replace(/[岁年次个月]+$/, "");
  return /^\d{1,3}$/.test(written) && Number(written) <= most ? Number(written) : null;
}

/**
 * Read a ratio or points: 65, 65%, -5.
 * @param {string} text
 * @returns {string | null} the number alone
 */
export function readNumber(text) {
  const written = plain(text).replace(/%$/, "").replace(/^[−－]/, "-");
  return /^-?\d{1,3}(\.\d{1,2})?$/.test(written) && Math.abs(Number(written)) <= 100 ? written : null;
}

/**
 * Read a date as the browser gives it.
 * @param {string} text
 */
export function isDay(text) {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
}

/** @param {number} fen */
export function writeFen(fen) {
  return `${Math.trunc(fen / 100)}.${String(Math.abs(fen) % 100).padStart(2, "0")}`;
}

/** @param {string} amount yuan with two decimals */
export function fenOf(amount) {
  return Math.round(Number(amount) * 100);
}

/**
 * Write a part of a whole as a percentage with at most one decimal.
 * @param {number} part
 * @param {number} whole
 */
export function percent(part, whole) {
  return `${Math.round((part * 1000) / whole) / 10}%`;
}

/** Today as the reader's clock has it. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}
