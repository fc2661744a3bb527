import type { MayStand } from '@fermata/contracts';
import type { Subscribe } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import { workflowInfo } from '@temporalio/workflow';
import type { Run } from './run.ts';

/** To be called before anything of an activation is judged: one workflow task may have several of them. */
export function noteRecorded(run: Run): void {
  const { historyLength: length } = workflowInfo();
  if (length !== run.recorded.length) run.recorded = { length, at: run.at };
}

/**
 * A subscription as a durable point asks for it. One that is there already and was made after the last occurrence that is
 * recorded was made by a worker that died in this workflow task; nothing else can have opened it meanwhile.
 */
export function asListening({ at, recorded }: Run, effect: Subscribe): JsonValue {
  const wanted: Subscribe & MayStand = { ...effect, mayStandSince: effect.since - (at - recorded.at) };
  return wanted as unknown as JsonValue;
}
