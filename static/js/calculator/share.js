// @ts-check
/** The link that holds everything typed, and printing. */
import { h } from "./dom.js";
import { say } from "./words.js";

/** @param {() => string} address */
export function shareNode(address) {
  const status = h("p", { role: "status", class: "help" });
  const box = /** @type {HTMLInputElement} */ (h("input", { class: "box box--wide", readonly: true, "aria-label": say("send.link"), hidden: true }));
  const copy = async () => {
    const text = address();
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = say("send.done");
    } catch {
      // WeChat and pages without https have no clipboard: the reader copies by hand.
      box.value = text;
      box.hidden = false;
      box.focus();
      box.select();
      status.textContent = say("send.by-hand");
    }
  };
  const buttons = h(
    "div",
    { class: "buttons" },
    h("button", { type: "button", click: copy }, say("send")),
    h("button", { type: "button", class: "quiet", click: () => window.print() }, say("print")),
  );
  return h("div", { class: "share" }, buttons, h("p", { class: "help" }, say("send.note")), status, box);
}
