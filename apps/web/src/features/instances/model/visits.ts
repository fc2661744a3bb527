import type { TimelineChange } from '@fermata/contracts';

/** The visits of a step in the order in which they opened, until a change. */
export function visitsOf(
  changes: readonly TimelineChange[],
  step: string,
  until?: number,
): readonly string[] {
  const end = until ?? Number.POSITIVE_INFINITY;
  const own = changes.filter(({ stepId, order }) => stepId === step && order <= end);
  return [...new Set(own.map(({ visit }) => visit))];
}

/** The newest of them. */
export function newestVisit(
  changes: readonly TimelineChange[],
  step: string,
  until?: number,
): string | undefined {
  return visitsOf(changes, step, until).at(-1);
}
