// @ts-check
/**
 * Works through a long list in turns much shorter than a frame, so that the page goes on
 * scrolling and typing meanwhile; stops when nobody wants the answer any more.
 */

/** A fifth of a frame at 60 a second: clearing up memory comes on top, and the browser's own work. */
const TURN = 3;

/**
 * Make one thing of each item, in their order.
 * @template Item, Made
 * @param {Iterable<Item>} items
 * @param {(item: Item) => Made} make
 * @param {AbortSignal} signal
 * @returns {Promise<Made[] | null>} null once the signal says to stop
 */
export async function inTurns(items, make, signal) {
  const made = [];
  let end = performance.now() + TURN;
  for (const item of items) {
    if (performance.now() >= end) {
      await otherWork();
      end = performance.now() + TURN;
    }
    if (signal.aborted) return null;
    made.push(make(item));
  }
  return signal.aborted ? null : made;
}

/** Let the browser show what there is so far. */
export function aPicture() {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** Let the browser do what waits: events first, then a frame. */
export function otherWork() {
  const { scheduler } = /** @type {any} */ (globalThis);
  if (scheduler && scheduler.yield) return scheduler.yield();
  // A timer would be held back to some milliseconds a turn.
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(undefined);
    };
    port2.postMessage(null);
  });
}
