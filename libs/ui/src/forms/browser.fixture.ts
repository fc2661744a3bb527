import { TextDecoder, TextEncoder } from 'node:util';

// What every browser has and jsdom lacks.
class StillObserver {
  observe(): void {
    // Nothing changes its size here.
  }
  unobserve(): void {
    // Nothing to end.
  }
  disconnect(): void {
    // Nothing to end.
  }
}
/** A path on a canvas that is drawn nowhere. */
class NoPath {
  constructor() {
    return new Proxy(this, { get: () => () => undefined });
  }
}
const stillQuery = (media: string) => ({
  media,
  matches: false,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
});
const lacking = {
  TextEncoder,
  TextDecoder,
  ResizeObserver: StillObserver,
  Path2D: NoPath,
  matchMedia: stillQuery,
};
for (const [name, value] of Object.entries(lacking)) {
  if (!(name in globalThis))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
// Nothing has a place on the screen here.
if (typeof Range !== 'undefined' && !('getClientRects' in Range.prototype))
  Object.assign(Range.prototype, { getClientRects: () => [], getBoundingClientRect: () => new DOMRect() });
