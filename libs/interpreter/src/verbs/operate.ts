import type { RefusalReason } from '../advance/refusal.ts';
import type { Turn } from '../advance/turn.ts';
import { isHandled, rememberVerb } from './handled.ts';
import type { Asked, Standing } from './kind.ts';
import { verbOf } from './registry.ts';

/** Why a verb changes nothing (rule O2): it was done before, or things do not stand so. */
export function refusalOfVerb(standing: Standing, asked: Asked): RefusalReason | undefined {
  const refusal = refusalAsThingsStand(standing, asked);
  return refusal ?? (isHandled(standing.state, asked.verb) ? 'verb.repeated' : undefined);
}

function refusalAsThingsStand(standing: Standing, asked: Asked): RefusalReason | undefined {
  const { closed } = standing.state;
  if (closed === undefined) return verbOf(asked).refusal(standing, asked);
  const reopening = verbOf(asked).refusalOnceClosed;
  if (reopening === undefined || closed.status === 'completed') return 'instance.closed';
  return reopening(standing, asked);
}

/** Does a verb that was not refused, once for its id. */
export function operate(turn: Turn, asked: Asked): void {
  rememberVerb(turn, asked.verb);
  verbOf(asked).perform(turn, asked);
}
