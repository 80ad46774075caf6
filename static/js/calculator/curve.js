// @ts-check
/** What one pays against what it costs: the engine at many points, drawn, with a table of the same. */
import { drawn, h, table } from "./dom.js";
import { fenOf, writeFen } from "./typed.js";
import { say } from "./words.js";

const POINTS = 25;
const WIDE = 320;
const HIGH = 180;
const EDGE = 6;

/**
 * @typedef {{total: number, patient: number, fund: number}} Point amounts in 分
 * @typedef {(request: any) => any} Settle
 */

/**
 * Choose a round amount well above a total.
 * @param {number} fen
 */
function roundAbove(fen) {
  const least = Math.max(fen * 1.6, 100_000);
  const size = 10 ** Math.floor(Math.log10(least));
  return (/** @type {number} */ ([1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10].find((step) => step * size >= least))) * size;
}

/**
 * The same bill for another total: known parts keep their share of it.
 * @param {any} bill
 * @param {number} total in 分
 */
function scaled(bill, total) {
  const whole = fenOf(bill.total);
  const changed = { ...bill, total: writeFen(total) };
  for (const part of ["outside_catalogue", "over_limit", "first_self_pay"]) {
    if (bill[part] !== undefined) changed[part] = writeFen(whole > 0 ? Math.floor((fenOf(bill[part]) * total) / whole) : 0);
  }
  return changed;
}

/**
 * Settle a request of one visit at points along the cost.
 * @param {any} request
 * @param {Settle} settle
 * @returns {Point[]}
 */
export function pointsOf(request, settle) {
  const [visit] = request.visits;
  const most = roundAbove(fenOf(visit.bill.total));
  const found = Array.from({ length: POINTS }, (_, place) => {
    const total = Math.round((most * place) / (POINTS - 1));
    const { totals } = settle({ ...request, visits: [{ ...visit, bill: scaled(visit.bill, total) }] });
    return totals ? [{ total, patient: fenOf(totals.patient), fund: fenOf(totals.fund) }] : [];
  });
  return found.flat();
}

/**
 * @param {Point[]} points
 * @param {Point} here the reader's own bill
 */
export function curveNode(points, here) {
  const last = points[points.length - 1];
  const x = (/** @type {number} */ fen) => EDGE + (fen / last.total) * (WIDE - 2 * EDGE);
  const y = (/** @type {number} */ fen) => HIGH - EDGE - (fen / last.total) * (HIGH - 2 * EDGE);
  const line = points.map((point) => `${x(point.total).toFixed(1)},${y(point.patient).toFixed(1)}`).join(" ");
  const all = `${x(0)},${y(0)} ${x(last.total)},${y(last.total)}`;
  const label = say("curve.label", { total: writeFen(last.total), patient: writeFen(last.patient) });
  const drawing = drawn(
    "svg",
    { class: "curve", viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", "aria-label": label },
    drawn("polyline", { class: "curve__axis", points: `${EDGE},${EDGE} ${EDGE},${HIGH - EDGE} ${WIDE - EDGE},${HIGH - EDGE}` }),
    drawn("polyline", { class: "curve__all", points: all }),
    drawn("polyline", { class: "curve__you", points: line }),
    drawn("circle", { class: "curve__here", cx: x(here.total), cy: y(here.patient), r: 5 }),
  );
  const rows = points.map(({ total, patient, fund }) => [writeFen(total), writeFen(patient), writeFen(fund)]);
  return h(
    "section",
    { class: "curve-box" },
    h("h3", {}, say("curve")),
    h("p", { class: "help" }, say("curve.help")),
    h("figure", {}, drawing, h("figcaption", { class: "help" }, say("curve.ends", { total: writeFen(last.total), patient: writeFen(last.patient) }))),
    h("details", { class: "more" }, h("summary", {}, say("curve.table")), table(say("curve"), [say("curve.total"), say("curve.patient"), say("curve.fund")], rows)),
  );
}
