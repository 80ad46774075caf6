// @ts-check
/**
 * The store of pages: the network first, and what was stored with the day it was stored on.
 *
 * @typedef {{request: Request, waitUntil: (work: Promise<any>) => void}} Asked a request, with the
 *   way to go on working after it was answered
 */

const MOST_PAGES = 80;
const PATIENCE = 4000;

/**
 * Answer from the store, else from the network: for files that are named by their content.
 * @param {Asked} asked
 * @param {Cache} store
 */
export async function storedFirst(asked, store) {
  return (await store.match(asked.request)) ?? fetched(asked, store, [], "default");
}

/**
 * Answer from the network; if it does not answer, from the store, saying so.
 * @param {Asked} asked
 * @param {Cache} store
 * @param {string[]} kept addresses that are never forgotten; the page for what is not stored is the first
 */
export async function freshFirst(asked, store, kept) {
  const { request } = asked;
  const stored = await store.match(request, { ignoreSearch: true });
  try {
    // The browser's own cache may not answer: it does not say how old its answer is.
    const fresh = fetched(asked, store, kept, "no-cache");
    return await (stored ? Promise.race([fresh, late()]) : fresh);
  } catch {
    if (stored) return dated(stored);
    return request.mode === "navigate" ? Response.redirect(kept[0]) : Response.error();
  }
}

/** Give up after a while: a reader with something stored should not wait for a network that is not there. */
function late() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("late")), PATIENCE));
}

/**
 * Fetch, and store what came if it is whole.
 * @param {Asked} asked
 * @param {Cache} store
 * @param {string[]} kept
 * @param {RequestCache} cache
 */
async function fetched({ request, waitUntil }, store, kept, cache) {
  const answer = await fetch(request, { cache });
  if (answer.ok && answer.type === "basic") {
    const copy = answer.clone();
    waitUntil(store.put(request, copy).then(() => forgetOldest(store, kept)));
  }
  return answer;
}

/**
 * @param {Cache} store
 * @param {string[]} kept
 */
async function forgetOldest(store, kept) {
  const requests = await store.keys();
  const pages = requests.filter(({ url }) => !url.includes("/a/") && !kept.includes(url));
  await Promise.all(pages.slice(0, Math.max(pages.length - MOST_PAGES, 0)).map((old) => store.delete(old)));
}

/**
 * Say in what was stored on which day it came: in the page's own line for it, and in a header.
 * @param {Response} stored
 */
async function dated(stored) {
  const day = new Date(stored.headers.get("date") ?? 0).toISOString().slice(0, 10);
  const headers = new Headers(stored.headers);
  headers.set("x-stored", day);
  const text = await stored.text();
  const page = text.replace(/(<p class="stored"[^>]*?) hidden>([^<{]*){day}/, `$1>$2${day}`);
  return new Response(page, { status: stored.status, headers });
}
