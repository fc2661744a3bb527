import type { JsonValue } from '@fermata/model';
import type { Verb } from '../verbs/verb.ts';

/** Where an instance came from, until the next thing happens to it (rule O6). */
export interface Moved {
  /** How the version that it left is found again. */
  readonly origin: JsonValue;
  /** The whole state before the move. */
  readonly state: JsonValue;
  readonly verb: Verb;
}
