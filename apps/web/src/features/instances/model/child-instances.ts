import type { InstanceDetail, InstanceTimeline, TimelineChange } from '@fermata/contracts';

/** An instance with its past, as far as it has been read. */
export interface Told {
  readonly instance: InstanceDetail;
  readonly timeline: InstanceTimeline;
}

/** The instances of a workflow that a step has started: none, the one that it can only be, or so many. */
export type Started =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly id: string; readonly version: number }
  | { readonly kind: 'many'; readonly count: number };

/** An instance names no more of its children than these newest. */
const mostNamed = 100;

/**
 * Which instances a step has started, by the workflow that it names. Another step may name the same one: then the one child
 * that there is belongs to the step that has been visited.
 */
export function startedBy({ instance, timeline }: Told, step: string, workflow: string): Started {
  const own = instance.children.filter(({ definition }) => definition === workflow);
  const [first, second] = own;
  if (first === undefined || !timeline.changes.some(({ stepId }) => stepId === step)) return { kind: 'none' };
  const isOnly = second === undefined && instance.children.length < mostNamed;
  return isOnly ? { kind: 'one', id: first.id, version: first.version } : { kind: 'many', count: own.length };
}

/** The last change of a child until the moment of a change of its parent; 0 = before all of them. */
export function orderAt(
  child: readonly TimelineChange[],
  parent: readonly TimelineChange[],
  order: number,
): number {
  const moment = parent.findLast((change) => change.order <= order)?.at;
  if (moment === undefined) return 0;
  const time = Date.parse(moment);
  return child.findLast(({ at }) => Date.parse(at) <= time)?.order ?? 0;
}
