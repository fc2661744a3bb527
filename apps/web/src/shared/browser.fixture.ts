import { TextDecoder, TextEncoder } from 'node:util';

// What every browser has and jsdom lacks; imported before what needs it.
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

function stillQuery(query: string): object {
  const nothing = (): void => undefined;
  return { matches: false, media: query, addEventListener: nothing, removeEventListener: nothing };
}

const lacking = { TextEncoder, TextDecoder, ResizeObserver: StillObserver, matchMedia: stillQuery };
for (const [name, value] of Object.entries(lacking)) {
  if (!(name in globalThis))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
if (!('fonts' in document)) {
  const nothing = (): void => undefined;
  Object.defineProperty(document, 'fonts', {
    value: { addEventListener: nothing, removeEventListener: nothing },
  });
}
