// @ts-check
/**
 * The box that finds a region, a question, or both, as they are typed. Without it the form leads
 * to a page that lists everything.
 */
import { connect } from "./finder/box.js";
import { Finder as Finding } from "./finder/finder.js";

export const Finder = Finding;

if (typeof document !== "undefined") {
  for (const form of document.querySelectorAll("form[data-module=finder]")) {
    connect(/** @type {HTMLFormElement} */ (form));
  }
}
