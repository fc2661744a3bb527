/**
 * For development: compiles on every change (the applications restart by themselves when what they
 * import has changed), bundles the workflow code again, and shows all logs.
 * @param {{ places: import('./places.mjs').Places, say: (line: string) => void, signal: AbortSignal }} options
 * @returns {Promise<{ stop: () => Promise<void> }>}
 */
export declare function watchSources({
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
/**
 * Calls back once things have been quiet for a moment after a compiled file changed; one call at a
 * time, and one more when something changed during it.
 * @param {readonly string[]} folders
 * @param {() => Promise<void>} act
 * @param {AbortSignal} signal
 */
export declare function onChange(
  folders: readonly string[],
  act: () => Promise<void>,
  signal: AbortSignal,
): void;
