/** Judges definitions and answers off the page; nothing here may call anyone. */
self.addEventListener('message', () => undefined);
