// @ts-check
/**
 * What a reader asked of the tables ⇄ what stands after # in the address, so that a link shows
 * the same tables to whoever it is sent to.
 *
 * @typedef {import("./order.js").Direction} Direction
 * @typedef {{name: string, province: string, with: string, whole: boolean,
 *   sorted: Map<string, [column: number, direction: Direction]>, hidden: Map<string, number[]>}} State
 */

/**
 * Read what an address asks for; an anchor asks for nothing.
 * @param {string} hash
 * @returns {State}
 */
export function readAddress(hash) {
  const said = new URLSearchParams(hash.includes("=") ? hash.replace(/^#/, "") : "");
  return {
    name: said.get("name") ?? "",
    province: said.get("province") ?? "",
    with: said.get("with") ?? "",
    whole: said.get("whole") === "1",
    sorted: new Map(parts(said.get("sort")).map(([id, column, down]) => [id, [Number(column), down === "down" ? "down" : "up"]])),
    hidden: new Map(parts(said.get("hide")).map(([id, ...columns]) => [id, columns.map(Number)])),
  };
}

/**
 * Write what is asked for; empty if it is nothing.
 * @param {State} state
 * @returns {string}
 */
export function writeAddress(state) {
  /** @type {[string, string][]} */
  const said = [
    ["name", state.name],
    ["province", state.province],
    ["with", state.with],
    ["whole", state.whole ? "1" : ""],
    ["sort", [...state.sorted].map(([id, by]) => [id, ...by].join("~")).join("!")],
    ["hide", [...state.hidden].filter(([, columns]) => columns.length).map(([id, columns]) => [id, ...columns].join("~")).join("!")],
  ];
  return said
    .filter(([, value]) => value !== "")
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join("&");
}

/**
 * @param {string | null} text
 * @returns {string[][]}
 */
function parts(text) {
  return (text ?? "").split("!").filter(Boolean).map((part) => part.split("~"));
}
