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
const lacking = { TextEncoder, TextDecoder, ResizeObserver: StillObserver };
for (const [name, value] of Object.entries(lacking)) {
  if (!(name in globalThis))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
