// @ts-check
/**
 * Turns decimal text into integers and back. Money is integer 分, ratios integer basis points,
 * durations and counts ten-thousandths; nothing here is ever a fraction.
 */

/** 100% in basis points. */
export const WHOLE = 10000;

/** 1 in ten-thousandths. */
export const ONE = 10000;

const DECIMAL = /^([-+]?)([0-9]+)(?:\.([0-9]{1,2}))?$/;

/**
 * Read decimal text with up to two places as an integer of hundredths.
 * @param {string} text
 * @returns {number}
 */
function readDecimal(text) {
  const match = DECIMAL.exec(text);
  if (!match) throw new Error(`not a decimal number: ${text}`);
  const [, sign, whole, part = ""] = match;
  const size = Number(whole + part.padEnd(2, "0"));
  return sign === "-" ? 0 - size : size;
}

/**
 * Read an amount of the request; one that was left out is nothing.
 * @param {string | undefined} text
 * @returns {number}
 */
export function readMoney(text) {
  return text === undefined ? 0 : readDecimal(text);
}

/**
 * Read a ratio with or without its sign.
 * @param {string} text
 * @returns {number}
 */
export function readPercent(text) {
  return readDecimal(text.endsWith("%") ? text.slice(0, -1) : text);
}

/**
 * Write 分 as yuan.
 * @param {number} fen
 * @returns {string}
 */
export function writeMoney(fen) {
  const rest = fen % 100;
  return `${(fen - rest) / 100}.${String(rest).padStart(2, "0")}`;
}

/**
 * Write a number of 10^-places without trailing zeros.
 * @param {number} number
 * @param {number} places
 * @returns {string}
 */
export function writeDecimal(number, places) {
  const scale = 10 ** places;
  const rest = number % scale;
  const digits = rest ? `.${String(rest).padStart(places, "0").replace(/0+$/, "")}` : "";
  return `${(number - rest) / scale}${digits}`;
}

/**
 * Write basis points as a ratio.
 * @param {number} points
 * @returns {string}
 */
export function writePercent(points) {
  return `${writeDecimal(points, 2)}%`;
}

/**
 * Divide non-negative integers, half up.
 * @param {number} dividend
 * @param {number} divisor
 * @returns {number}
 */
export function quotient(dividend, divisor) {
  const twice = 2 * dividend + divisor;
  return (twice - (twice % (2 * divisor))) / (2 * divisor);
}

/**
 * Take shares of amounts and add them up, rounding once. What is a multiple of the whole is
 * reckoned apart, so that no product is larger than an integer may be.
 * @param {{size: number, ratio: number}[]} portions
 * @returns {number}
 */
export function sumOfShares(portions) {
  let whole = 0;
  let parts = 0;
  for (const { size, ratio } of portions) {
    const rest = size % WHOLE;
    whole += ((size - rest) / WHOLE) * ratio;
    parts += rest * ratio;
  }
  return whole + quotient(parts, WHOLE);
}

/**
 * Take a share of an amount.
 * @param {number} size
 * @param {number} ratio
 * @returns {number}
 */
export function share(size, ratio) {
  return sumOfShares([{ size, ratio }]);
}
