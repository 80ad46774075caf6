// @ts-check
/** Lets the browser keep pages for reading offline, where the page says which script does it. */

/** Start the worker once the page is there. */
export function keepPages() {
  addEventListener("load", () => {
    const at = document.documentElement.dataset.worker;
    if (at && "serviceWorker" in navigator) navigator.serviceWorker.register(at).catch(() => undefined);
  });
}
