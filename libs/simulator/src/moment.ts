import type { Effect, ErrorInfo, Occurrence, VisitChange } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';

/** Something that happened in a simulation, in order; what would change nothing is left out. */
export type Moment =
  | {
      readonly kind: 'occurrence';
      readonly at: number;
      /** Label of the instance: empty for the first one. */
      readonly instance: string;
      readonly occurrence: Occurrence;
      readonly changes: readonly VisitChange[];
      readonly effects: readonly Effect[];
    }
  | {
      /** An attempt ended, and another one follows. */
      readonly kind: 'attempt';
      readonly at: number;
      readonly instance: string;
      readonly work: string;
      readonly attempt: number;
      readonly error: ErrorInfo;
    }
  | {
      readonly kind: 'event';
      readonly at: number;
      readonly id: string;
      readonly type: string;
      readonly key: string | null;
      readonly data: JsonValue;
    };
