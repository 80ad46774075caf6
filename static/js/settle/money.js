// @ts-check
/**
 * Turns decimal text into integers and back. Money is integer 分, ratios integer basis points,
 * durations and counts ten-thousandths; nothing here is ever a fraction.
 */

/** 100% in basis points. */
export const WHOLE = 10000;

/** 1 in ten-thousandths. */
export const ONE = 10000;

const SAFE = 2 ** 51;
const DECIMAL = /^([-−]?)([0-9]+)(?:\.([0-9]+))?$/;

/**
 * Read decimal text as an integer of 10^-places.
 * @param {string | number} text
 * @param {number} places
 * @returns {number}
 */
export function readDecimal(text, places) {
  const match = DECIMAL.exec(String(text));
  if (!match) throw new Error(`not a decimal number: ${text}`);
  const [, sign, whole, part] = match;
  const digits = (part || "").padEnd(places, "0").slice(0, places);
  const size = Number(whole) * 10 ** places + Number(digits);
  return sign && size ? -size : size;
}

/**
 * Read an amount of the request; one that was left out is nothing.
 * @param {string | number | null | undefined} text
 * @returns {number}
 */
export function readMoney(text) {
  return text === undefined || text === null ? 0 : readDecimal(text, 2);
}

/**
 * Read a ratio with or without its sign.
 * @param {string} text
 * @returns {number}
 */
export function readPercent(text) {
  return readDecimal(text.endsWith("%") ? text.slice(0, -1) : text, 2);
}

/**
 * Write 分 as yuan.
 * @param {number} fen
 * @returns {string}
 */
export function writeMoney(fen) {
  const size = fen < 0 ? -fen : fen;
  const rest = size % 100;
  return `${fen < 0 ? "−" : ""}${(size - rest) / 100}.${rest < 10 ? "0" : ""}${rest}`;
}

/**
 * Write a number of 10^-places without trailing zeros.
 * @param {number} number
 * @param {number} places
 * @returns {string}
 */
export function writeDecimal(number, places) {
  const size = number < 0 ? -number : number;
  const scale = 10 ** places;
  const rest = size % scale;
  const digits = rest ? `.${String(rest).padStart(places, "0").replace(/0+$/, "")}` : "";
  return `${number < 0 ? "−" : ""}${(size - rest) / scale}${digits}`;
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
  if (dividend > SAFE) return product(dividend, 1, divisor);
  const twice = 2 * dividend + divisor;
  return (twice - (twice % (2 * divisor))) / (2 * divisor);
}

/**
 * Multiply and divide non-negative integers, half up, once.
 * @param {number} amount
 * @param {number} factor
 * @param {number} divisor
 * @returns {number}
 */
export function product(amount, factor, divisor) {
  const exact = amount * factor;
  if (exact <= SAFE) return quotient(exact, divisor);
  const twice = BigInt(2) * BigInt(amount) * BigInt(factor) + BigInt(divisor);
  return Number(twice / (BigInt(2) * BigInt(divisor)));
}

/**
 * Take a share of an amount.
 * @param {number} amount
 * @param {number} ratio
 * @returns {number}
 */
export function share(amount, ratio) {
  return product(amount, ratio, WHOLE);
}
