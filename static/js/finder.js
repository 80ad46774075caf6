// @ts-check
/**
 * Finds a region as it is typed: 汉字, pinyin, initials, code, old name. The list of
 * provinces on the page stays whole without it.
 *
 * @typedef {[code: string, name: string, pinyin: string, initials: string, other: string, above: string]} Region
 */

const MOST = 12;

/**
 * Rank how well a region answers what was typed; 0 means not at all.
 * @param {Region} region
 * @param {string} query
 * @returns {number}
 */
export function rank([code, name, pinyin, initials, other, above], query) {
  const level = code.endsWith("0000") ? 3 : code.endsWith("00") ? 2 : 1;
  if (query === code || query === name) return 100 + level;
  if (name.startsWith(query)) return 80 + level;
  if ((above.split(" ").reverse().join("") + name).startsWith(query)) return 75 + level;
  if (pinyin === query) return 70 + level;
  if (other.split(" ").includes(query)) return 65 + level;
  if (initials === query) return 60 + level;
  if (name.includes(query)) return 40 + level;
  if (query.length > 1 && (pinyin.startsWith(query) || code.startsWith(query))) return 30 + level;
  return query.length > 1 && other.includes(query) ? 10 + level : 0;
}

/**
 * Find the regions that answer a query, best first.
 * @param {Region[]} regions
 * @param {string} text
 * @returns {Region[]}
 */
export function find(regions, text) {
  const query = text.normalize("NFKC").toLowerCase().replace(/[\s']/g, "");
  if (!query) return [];
  /** @type {[number, Region][]} */
  const ranked = regions.map((region) => [rank(region, query), region]);
  return ranked
    .filter(([score]) => score > 0)
    .sort(([a], [b]) => b - a)
    .slice(0, MOST)
    .map(([, region]) => region);
}

/**
 * Show what was found as links.
 * @param {HTMLElement} box
 * @param {Region[]} found
 * @param {string} root
 * @param {string} none what to say when nothing was found
 */
function show(box, found, root, none) {
  const list = document.createElement("ul");
  list.className = "finder__results";
  for (const [code, name, , , , above] of found) {
    const item = list.appendChild(document.createElement("li"));
    const link = item.appendChild(document.createElement("a"));
    link.href = `${root}r/${code}/`;
    link.textContent = name;
    const where = link.appendChild(document.createElement("span"));
    where.className = "help";
    where.textContent = above;
  }
  box.replaceChildren(list);
  if (found.length === 0) box.textContent = none;
}

/** @param {HTMLFormElement} form */
function connect(form) {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const box = /** @type {HTMLElement} */ (form.querySelector("[data-finder-results]"));
  const root = form.dataset.root ?? "";
  /** @type {Promise<Region[]> | undefined} */
  let loading;
  const regions = () => (loading ??= fetch(`${root}data/regions.json`).then((answer) => answer.json()));
  const update = async () => {
    const text = input.value;
    const found = find(await regions(), text);
    const none = text.trim() === "" ? "" : (form.dataset.none ?? "");
    if (text === input.value) show(box, found, root, none);
    return found;
  };
  input.addEventListener("input", update);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const [first, second] = await update();
    const sure = first && (!second || [first[0], first[1]].includes(input.value.trim()));
    if (sure) location.assign(`${root}r/${first[0]}/`);
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    input.value = asked;
    update();
  }
}

if (typeof document !== "undefined") {
  for (const form of document.querySelectorAll("[data-module=finder]")) {
    connect(/** @type {HTMLFormElement} */ (form));
  }
}
