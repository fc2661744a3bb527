import type { Turn } from '../advance/turn.ts';
import { hasAttachedChild } from '../steps/workflow.ts';
import type { Verb } from './verb.ts';

/** Lets the attached children of the instance follow its pause or resume (rule O1). */
export function tellChildren(turn: Turn, verb: 'pause' | 'resume', asked: Verb): void {
  const { visits, items = {} } = turn.state;
  const hasChild = [...Object.values(visits), ...Object.values(items)].some(({ step, status }) => {
    const planned = turn.plan.steps[step];
    return status === 'open' && planned !== undefined && hasAttachedChild(planned);
  });
  if (hasChild) turn.effects.push({ type: 'operateChildren', key: `${verb}:${asked.id}`, verb, asked });
}
