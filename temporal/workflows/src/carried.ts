import type { StartInput } from '@fermata/contracts';
import type { State, View } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import type { HandledMessage } from './handled.ts';
import type { NumberedChange } from './projection.ts';

/** Everything a run hands to the next one under the same workflow id (rule V2); the plan is loaded again by its hash. */
export interface Carried {
  readonly state: State;
  /** What the state looks like from outside, for who asks before the next run has its plan; older runs lack it. */
  readonly view?: View;
  /** What an admin reads in Temporal Web meanwhile; older runs lack it. */
  readonly details?: string;
  readonly seq: number;
  /** Visit changes that no durable point holds yet. */
  readonly changes: readonly NumberedChange[];
  readonly at: number;
  readonly told: 'running' | 'waiting' | 'suspended';
  readonly handled: readonly HandledMessage[];
}

/** What an earlier run left, if there was one. */
export function carriedOf(input: StartInput): Carried | undefined {
  return input.carried as unknown as Carried | undefined;
}

/** The input of the next run. Input and trigger live in the state from the first occurrence on. */
export function nextInput(input: StartInput, carried: Carried): StartInput {
  return { ...input, input: null, trigger: null, carried: carried as unknown as JsonValue };
}
