import type { JsonSchema, JsonValue, Problem } from '@fermata/model';
import type { Known, SourceFormat } from '@fermata/validation';

/** What the worker is asked. Answers carry the same `id`. */
export type CheckRequest =
  | {
      readonly type: 'judge';
      readonly id: number;
      readonly source: string;
      readonly format: SourceFormat;
      readonly known: Known;
    }
  | { readonly type: 'value'; readonly id: number; readonly schema: JsonSchema; readonly value: JsonValue };

/** What it answers: every problem, sorted. */
export interface CheckAnswer {
  readonly id: number;
  readonly problems: readonly Problem[];
}
