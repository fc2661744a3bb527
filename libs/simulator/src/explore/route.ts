import type { VisitChange } from '@fermata/interpreter';
import type { Judged } from '../covering/watch.ts';
import { workParts } from '../work-id.ts';

/**
 * What happened, whatever the order of branches that run together: how often each step ended how, and how often each
 * way was taken. Two runs of one route do not differ in any decision that the definition shows.
 */
export type Route = readonly string[];

/** The route of a run. */
export function routeOf(changes: readonly VisitChange[], judged: readonly Judged[]): Route {
  const counts = new Map<string, number>();
  for (const line of [...changes.flatMap(endText), ...judged.flatMap(wayText)]) {
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].map(([line, count]) => (count === 1 ? line : `${line} ×${count}`)).toSorted();
}

/** Items and compensations are parts of a visit. */
function endText({ visit, stepId, status, error }: VisitChange): readonly string[] {
  const parts = workParts(visit);
  const isPart = parts === undefined || parts.item !== undefined || parts.isUndo;
  if (isPart || status === 'open') return [];
  return [`${stepId} ${status}${error === undefined ? '' : ` ${error.code}`}`];
}

function wayText({ place, holds }: Judged): readonly string[] {
  if (!holds || place.kind === 'condition') return [];
  if (place.kind === 'transition') return [`${place.step} → ${place.to ?? ''}`];
  return [`${place.step} caught by ${place.path.split('/').at(-1) ?? ''}`];
}

/** A name for a route: equal routes have equal names. */
export function routeKey(route: Route): string {
  return route.join('\n');
}
