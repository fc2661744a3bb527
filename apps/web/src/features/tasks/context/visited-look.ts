import type { TimelineChange } from '@fermata/contracts';
import type { ShownStatus, StepLook } from '@fermata/ui';

/** How the steps of an instance stand now, by the newest visit of each. */
export function visitedLook(changes: readonly TimelineChange[]): Readonly<Record<string, StepLook>> {
  const steps = new Map<string, { readonly visits: Set<string>; status: ShownStatus }>();
  for (const { stepId, visit, status, type } of changes) {
    const step = steps.get(stepId) ?? { visits: new Set<string>(), status: 'pending' };
    step.visits.add(visit);
    step.status = status === 'open' ? (type === 'task' ? 'running' : 'waiting') : status;
    steps.set(stepId, step);
  }
  return Object.fromEntries(
    [...steps].map(([id, { visits, status }]) => [id, { status, visits: visits.size }]),
  );
}
