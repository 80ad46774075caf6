// @ts-check
/** What stands under a table: which columns to show, copying, and saving as CSV. */
import { csv, tabbed } from "./sheet.js";

/**
 * Make the tools of a table, or of several that are saved as one, from the page's template.
 * @param {HTMLElement} shown what is copied where there is no clipboard
 * @param {string} name of the file that is saved
 * @param {string[]} columns
 * @param {{lines: () => string[][], hide: (column: number, hidden: boolean) => void}} doing
 * @returns {HTMLElement | null}
 */
export function toolsOf(shown, name, columns, doing) {
  const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById("table-tools"));
  const made = /** @type {HTMLElement | undefined} */ (template?.content.firstElementChild?.cloneNode(true));
  if (!made) return null;
  const status = /** @type {HTMLElement} */ (made.querySelector("[role=status]"));
  const field = /** @type {HTMLElement} */ (made.querySelector("fieldset"));
  field.hidden = columns.length < 2;
  for (const [column, label] of columns.entries()) field.append(choice(column, label, doing.hide));
  made.querySelector("[data-copy]")?.addEventListener("click", async () => {
    status.textContent = ((await copied(tabbed(doing.lines()), shown)) ? status.dataset.copied : status.dataset.refused) ?? "";
  });
  made.querySelector("[data-save]")?.addEventListener("click", () => {
    save(csv(doing.lines()), `${name}.csv`);
    status.textContent = status.dataset.saved ?? "";
  });
  return made;
}

/**
 * Tick the columns that are seen.
 * @param {HTMLElement} tools
 * @param {number[]} hidden
 */
export function tick(tools, hidden) {
  for (const [column, box] of tools.querySelectorAll("input").entries()) box.checked = !hidden.includes(column);
}

/**
 * @param {number} column
 * @param {string} name
 * @param {(column: number, hidden: boolean) => void} hide
 */
function choice(column, name, hide) {
  const label = document.createElement("label");
  label.className = "check";
  const box = label.appendChild(document.createElement("input"));
  box.type = "checkbox";
  box.checked = true;
  box.addEventListener("change", () => hide(column, !box.checked));
  label.append(` ${name}`);
  return label;
}

/**
 * Copy a text; where the browser has no clipboard, as in WeChat, select what is shown and copy that.
 * @param {string} text
 * @param {HTMLElement} shown
 * @returns {Promise<boolean>}
 */
async function copied(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection()?.selectAllChildren(shown);
    return document.execCommand("copy");
  }
}

/**
 * @param {string} text
 * @param {string} name
 */
function save(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
