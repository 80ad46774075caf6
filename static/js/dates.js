// @ts-check
/**
 * Compares the rules of any two days: from the rows on the page, each of which says from when
 * to when it holds. The days are kept in the address. What the page says stands without it.
 *
 * @typedef {{head: string, value: string}} Held
 * @typedef {{head: string, first: string, second: string}} Difference
 */
import { parameters, writeParameters } from "./dates/address.js";
import { differences, held } from "./dates/differences.js";

/** @param {HTMLFormElement} form */
function connect(form) {
  const boxes = ["a", "b"].map((name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name)));
  const rows = [...document.querySelectorAll("tr[data-since]")].map(rowOf);
  const update = () => {
    const [first, second] = boxes.map((box) => box.value);
    if (!first || !second) return;
    writeParameters({ a: first, b: second });
    show(form, [first, second], differences(held(rows, first), held(rows, second)));
  };
  const asked = parameters();
  boxes[0].value = asked.a ?? form.dataset.earlier ?? "";
  boxes[1].value = asked.b ?? form.dataset.day ?? "";
  for (const box of boxes) box.addEventListener("change", update);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    update();
  });
  if (asked.a && asked.b) update();
}

/**
 * Read a row: what it is about, and when it holds.
 * @param {Element} row
 */
function rowOf(row) {
  const { since = "", until = "", field = "" } = /** @type {HTMLElement} */ (row).dataset;
  const said = (/** @type {string} */ name) => row.closest(`[data-${name}]`)?.getAttribute(`data-${name}`) ?? "";
  const condition = row.querySelector("th")?.textContent ?? "";
  const value = row.querySelector("td:last-child")?.textContent?.trim() ?? "";
  return { since, until, head: `${said("scheme")} ${said("topic")}\n${field} ${condition}`, value };
}

/**
 * @param {HTMLFormElement} form
 * @param {string[]} days
 * @param {Difference[]} found
 */
function show(form, days, found) {
  const { count = "", same = "", none = "" } = form.dataset;
  const status = /** @type {HTMLElement} */ (form.querySelector("[data-dates-status]"));
  const box = /** @type {HTMLElement} */ (form.querySelector("[data-dates-result]"));
  status.textContent = found.length ? count.replace("{count}", String(found.length)) : same;
  box.replaceChildren(...(found.length ? [table(form, days, found, none)] : []));
}

/**
 * @param {HTMLFormElement} form
 * @param {string[]} days
 * @param {Difference[]} found
 * @param {string} none what stands where nothing is recorded
 */
function table(form, days, found, none) {
  const template = /** @type {HTMLTemplateElement} */ (form.querySelector("template"));
  const made = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const [, ...heads] = made.querySelectorAll("th");
  heads.forEach((head, index) => (head.textContent = days[index]));
  const body = /** @type {HTMLElement} */ (made.querySelector("tbody"));
  let last = "";
  for (const { head, first, second } of found) {
    const [topic, item] = head.split("\n");
    if (topic !== last) heading(body, topic);
    last = topic;
    const row = body.appendChild(document.createElement("tr"));
    const name = row.appendChild(document.createElement("th"));
    name.scope = "row";
    name.textContent = item;
    for (const value of [first, second]) row.appendChild(document.createElement("td")).textContent = value || none;
  }
  return made;
}

/**
 * Head the rows of a topic.
 * @param {HTMLElement} body
 * @param {string} topic
 */
function heading(body, topic) {
  const row = body.appendChild(document.createElement("tr"));
  row.className = "figures__field";
  const name = row.appendChild(document.createElement("th"));
  name.scope = "colgroup";
  name.colSpan = 3;
  name.textContent = topic;
}

for (const form of document.querySelectorAll("[data-module=dates]")) connect(/** @type {HTMLFormElement} */ (form));
