import type { Operation } from '@fermata/contracts';
import { previewVerb, type Asked } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import type { Run } from './run.ts';
import { requestOf } from './verbs.ts';

/** What a verb would do as things stand; nothing is done. */
export function preview(run: Run, operation: Operation): JsonValue {
  const request = requestOf(operation);
  if (request === undefined) return { accepted: false, reason: 'verb.unknown' };
  const { plan, state } = run;
  if (plan === undefined || state === undefined) return { accepted: false, reason: 'instance.notStarted' };
  const asked = { ...request, at: Math.max(run.at, state.at) } as Asked;
  return previewVerb(plan, state, asked) as unknown as JsonValue;
}
