// @ts-check
/**
 * Finds the table of ratios that counts where one is treated: at home that of the service;
 * elsewhere a table of its own, or one changed by points.
 *
 * @typedef {import("./look.js").Found} Found
 * @typedef {import("./rules.js").Inquiry} Inquiry
 * @typedef {import("./rules.js").Row} Row
 * @typedef {import("./table.js").Table} Table
 * @typedef {import("./visit.js").Case} Case
 * @typedef {{table: Table | null, points: Found | null, against: Found | null}} AreaTable
 */

import { names } from "./figures.js";
import { ask, choiceOf, miss, spare, unlessSilent, want } from "./look.js";
import { search } from "./rules.js";
import { evenTable, hasRows, needTable, tableFrom } from "./table.js";
import { withImplied } from "./vocabulary.js";

/**
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @returns {AreaTable}
 */
export function areaTable(inquiry, visit) {
  if (!visit.abroad) return plain(needTable(inquiry, visit.topic, "ratio", visit.situation));
  if (visit.service !== "inpatient") return plain(tableNamingArea(inquiry, visit) || unknown(inquiry, visit));
  const own = search(inquiry, "cross-region", "ratio", visit.situation);
  if (hasRows(own)) return plain(tableFrom(inquiry, "cross-region", "ratio", own));
  return changedByPoints(inquiry, visit);
}

/**
 * @param {Table | null} table
 * @returns {AreaTable}
 */
function plain(table) {
  return { table, points: null, against: null };
}

/**
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @returns {AreaTable}
 */
function changedByPoints(inquiry, visit) {
  const { found, why, figure } = ask(inquiry, "share", "cross-region", "points", visit.situation);
  if (!found) {
    const before = inquiry.missing.length;
    unlessSilent(inquiry, "cross-region.points", why, figure);
    if (inquiry.missing.length > before) return plain(null);
    const table = tableNamingArea(inquiry, visit);
    return plain(table || miss(inquiry, "cross-region.points", why, figure));
  }
  const against = want(inquiry, "switch", "cross-region", "points-against", visit.situation);
  const area = choiceOf(against) || "local";
  const given = { ...visit.given, area };
  const situation = withImplied(inquiry.vocabulary, given, "area");
  const topic = area === "local" ? visit.topic : "cross-region";
  return { table: needTable(inquiry, topic, "ratio", situation), points: found, against };
}

/**
 * The table of the topic, of rows that name the area; else what the reader supplied.
 * @param {Inquiry} inquiry
 * @param {Case} visit
 * @returns {Table | null}
 */
function tableNamingArea(inquiry, { topic, situation }) {
  const rows = search(inquiry, topic, "ratio", situation, namesArea);
  if (hasRows(rows)) return tableFrom(inquiry, topic, "ratio", rows);
  const found = spare(inquiry, "share", topic, "ratio", true);
  return found && evenTable(found);
}

/** @param {Row} row */
function namesArea(row) {
  return names(row, "area");
}

/**
 * @param {Inquiry} inquiry
 * @param {Case} visit
 */
function unknown(inquiry, { situation }) {
  const { why } = search(inquiry, "cross-region", "points", situation);
  return miss(inquiry, "cross-region.points", why);
}
