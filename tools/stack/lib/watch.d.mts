/**
 * For development: compiles on every change (the applications restart by themselves when what they
 * import has changed) and shows all logs.
 * @param {{ places: import('./places.mjs').Places, say: (line: string) => void, signal: AbortSignal }} options
 * @returns {Promise<{ stop: () => Promise<void> }>}
 */
export function watchSources({
  places,
  say,
  signal,
}: {
  places: import('./places.mjs').Places;
  say: (line: string) => void;
  signal: AbortSignal;
}): Promise<{
  stop: () => Promise<void>;
}>;
