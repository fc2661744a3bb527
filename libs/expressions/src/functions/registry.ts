import { LIST_FUNCTIONS } from './lists.ts';
import { MOMENT_FUNCTIONS } from './moments.ts';
import { NUMBER_FUNCTIONS } from './numbers.ts';
import { OBJECT_FUNCTIONS } from './objects.ts';
import { PATTERN_FUNCTIONS } from './patterns.ts';
import type { FunctionSpec } from './spec.ts';
import { TEXT_FUNCTIONS } from './text.ts';

/** A named part of the function library. */
export interface FunctionGroup {
  readonly title: string;
  readonly functions: readonly FunctionSpec[];
}

/** The whole function library, in the order of the reference. A new function is one more entry in its group. */
export const FUNCTION_GROUPS: readonly FunctionGroup[] = Object.freeze([
  { title: 'Numbers and conversions', functions: NUMBER_FUNCTIONS },
  { title: 'Texts', functions: TEXT_FUNCTIONS },
  { title: 'Regular expressions', functions: PATTERN_FUNCTIONS },
  { title: 'Lists', functions: LIST_FUNCTIONS },
  { title: 'Objects', functions: OBJECT_FUNCTIONS },
  { title: 'Moments and durations', functions: MOMENT_FUNCTIONS },
]);

const BY_NAME: Readonly<Record<string, FunctionSpec>> = Object.freeze(
  Object.fromEntries(FUNCTION_GROUPS.flatMap((group) => group.functions.map((spec) => [spec.name, spec]))),
);

/** The function of a name, or nothing. */
export function findFunction(name: string): FunctionSpec | undefined {
  return Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined;
}

/** The names of all functions. */
export function functionNames(): readonly string[] {
  return Object.keys(BY_NAME);
}
