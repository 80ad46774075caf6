// @ts-check
/**
 * Runs before anything is painted, so that nothing moves afterwards: says that scripts run, sets
 * the size of text the reader chose last, and, once all is loaded, lets pages be kept for offline.
 */
import { keepPages } from "./early/offline.js";
import { followSize } from "./early/size.js";

document.documentElement.classList.add("js");
// A link that brings choices along: what scripts make of them needs room that nothing else moves into.
document.documentElement.classList.toggle("asked", location.hash.includes("="));
followSize();
keepPages();
