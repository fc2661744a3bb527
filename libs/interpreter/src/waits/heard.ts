import type { EventInfo } from '../occurrence.ts';
import type { Plan } from '../plan/plan.ts';
import type { State, Visit } from '../advance/state.ts';
import { keepSizes } from '../advance/sizes.ts';
import { update, type Turn } from '../advance/turn.ts';
import type { HeardEvent, Heard } from './heard-state.ts';

/** The identity of an event: its id within its source. */
export function identityOf({ source, id }: EventInfo): string {
  return `${source.length}:${source}${id}`;
}

/** Whether an event was used up, or was read by this step's shared waits before (rule W2). */
export function hasHeard(state: State, event: EventInfo, step?: string): boolean {
  const known = state.heard;
  const identity = identityOf(event);
  if (known === undefined || !Object.hasOwn(known, identity)) return false;
  const heard = known[identity];
  return heard?.used === true || (step !== undefined && heard?.by?.includes(step) === true);
}

/** Remembers who got an event, and forgets what no wait can ask for any more. */
export function rememberHeard(turn: Turn, event: EventInfo, step: string, shared: boolean): void {
  const identity = identityOf(event);
  const before = turn.state.heard?.[identity];
  if (before?.used === true) return;
  const at = Date.parse(event.receivedAt);
  const heard: HeardEvent = shared ? { at, by: [...(before?.by ?? []), step] } : { at, used: true };
  const kept = { ...pruned(turn.plan, turn.state), [identity]: heard };
  keepSizes(turn, { heard: sizeOfHeard(kept) });
  update(turn, { heard: kept });
}

/**
 * What a wait could still ask for: an open one from its `since` on, one to come from now on less the longest `keep` of
 * the plan. An event of the very moment stays, since a wait may open in it.
 */
function pruned(plan: Plan, state: State): Heard {
  const horizon = horizonOf(plan, state);
  const entries = Object.entries(state.heard ?? {});
  return Object.fromEntries(entries.filter(([, { at }]) => at >= horizon));
}

function horizonOf(plan: Plan, state: State): number {
  let horizon = state.at;
  for (const step of Object.values(plan.steps)) {
    if (step.type !== 'wait') continue;
    if (step.keepMs === 'always') return -Infinity;
    horizon = Math.min(horizon, state.at - step.keepMs);
  }
  for (const { prepared } of listening(state)) {
    if (prepared?.listening !== undefined) horizon = Math.min(horizon, prepared.listening.since);
  }
  return horizon;
}

/** Everything that listens, or will again when an operator brings back what the end of the main part took away. */
function listening({ visits, items = {}, lost }: State): readonly Visit[] {
  return [...Object.values(visits), ...Object.values(items), ...(lost?.visits ?? [])];
}

/** Bytes of JSON, near enough and never less: it counts against the limit of the state (rule D7). */
function sizeOfHeard(heard: Heard): number {
  let size = 2;
  for (const [identity, { by }] of Object.entries(heard))
    size += identity.length * 3 + 40 + 30 * (by?.length ?? 0);
  return size;
}
