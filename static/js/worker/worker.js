// @ts-check
/**
 * Keeps what was read for reading offline, and never shows it as today's without saying so.
 *
 * The build writes two values in front of this script: KEPT, the addresses that are stored at
 * once, first the page for those that are not stored; and RELEASE, the name of the store.
 */
import { freshFirst, storedFirst } from "./store.js";

const worker = /** @type {any} */ (self);
const RELEASE = /** @type {string} */ (worker.RELEASE);
const KEPT = worker.KEPT.map((/** @type {string} */ at) => new URL(at, location.href).href);
const NAMED = new URL("a/", location.href).href;

worker.addEventListener("install", (/** @type {any} */ event) => {
  const stored = caches.open(RELEASE).then((store) => store.addAll(KEPT));
  event.waitUntil(stored.then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (/** @type {any} */ event) => {
  event.waitUntil(forgetEarlier().then(() => worker.clients.claim()));
});

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { method, url } = event.request;
  if (method !== "GET" || !url.startsWith(location.origin)) return;
  const asked = { request: event.request, waitUntil: event.waitUntil.bind(event) };
  const answer = caches
    .open(RELEASE)
    .then((store) => (url.startsWith(NAMED) ? storedFirst(asked, store) : freshFirst(asked, store, KEPT)));
  event.respondWith(answer);
});

/** Drop the stores of earlier releases: their pages name scripts that are gone. */
async function forgetEarlier() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== RELEASE).map((name) => caches.delete(name)));
}
