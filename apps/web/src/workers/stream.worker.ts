/** One stream of changes for all tabs of a browser. */
self.addEventListener('connect', () => undefined);
