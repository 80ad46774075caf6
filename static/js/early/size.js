// @ts-check
/** The size of text: as chosen on any page, remembered on this device, set before the first paint. */

const KEY = "text-size";
const SIZES = ["normal", "elder", "huge"];

/** Give what was chosen last; a browser may refuse to remember anything. */
function chosen() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

/** @param {string} size */
function remember(size) {
  try {
    localStorage.setItem(KEY, size);
  } catch {
    // It then holds for this page only.
  }
}

/** @param {string} size */
function show(size) {
  document.documentElement.dataset.size = SIZES.includes(size) ? size : SIZES[0];
  const box = document.querySelector(`input[name="text-size"][value="${document.documentElement.dataset.size}"]`);
  if (box) /** @type {HTMLInputElement} */ (box).checked = true;
}

/** Set the size that was chosen, and follow every change of it. */
export function followSize() {
  show(chosen());
  // The boxes are not there yet; and a page that is shown again was left with an older choice.
  for (const moment of ["DOMContentLoaded", "pageshow"]) addEventListener(moment, () => show(chosen()));
  let wanted = "";
  addEventListener("change", ({ target }) => {
    const { name, value } = /** @type {HTMLInputElement} */ (target);
    if (name !== "text-size") return;
    remember(value);
    wanted = value;
    afterPaint(() => show(wanted));
  });
}

/**
 * Lay out the whole page anew only when the tap has been answered: a slow phone needs a moment for it.
 * @param {() => void} act
 */
function afterPaint(act) {
  requestAnimationFrame(() => setTimeout(act));
}
