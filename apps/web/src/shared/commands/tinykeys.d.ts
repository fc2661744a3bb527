declare module 'tinykeys' {
  /** Binds chords to handlers until the answer is called. */
  export function tinykeys(
    target: Window | HTMLElement,
    bindings: Readonly<Record<string, (event: KeyboardEvent) => void>>,
  ): () => void;
}
