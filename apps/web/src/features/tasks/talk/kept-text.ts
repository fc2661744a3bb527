/** A text that stays on this device through a closed tab; a full or forbidden storage keeps nothing and disturbs nobody. */
export function keptText(storage: Storage, name: string) {
  const key = `fermata-text:${name}`;
  return {
    read: (): string => {
      try {
        return storage.getItem(key) ?? '';
      } catch {
        return '';
      }
    },
    write: (text: string): void => {
      try {
        if (text === '') storage.removeItem(key);
        else storage.setItem(key, text);
      } catch {
        // It is still on the page.
      }
    },
  };
}
