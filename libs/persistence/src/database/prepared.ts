import { hashOfText } from './json.ts';

/** A statement that each connection keeps prepared under a name of its own. */
export interface Prepared {
  readonly name: string;
  readonly text: string;
}

const known = new Map<string, Prepared>();

/**
 * A statement that each connection parses once and, when it is asked often, also plans once. For texts that never vary
 * and reach few rows by keys, whatever their parameters are: all parameters share one plan, and texts are kept for ever.
 */
export function prepared(text: string): Prepared {
  const found = known.get(text) ?? Object.freeze({ name: hashOfText(text).slice(0, 32), text });
  known.set(text, found);
  return found;
}
