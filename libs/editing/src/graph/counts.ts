import { pointer, pointerParts, type Problem } from '@fermata/model';
import type { ProblemCounts } from './graph.ts';

/** How many problems there are at a place and below. */
export type CountAt = (path: string) => ProblemCounts;

const NONE: ProblemCounts = Object.freeze({ error: 0, warning: 0, hint: 0 });
/** Steps and transitions are at most so deep: `/steps/<id>/next/<n>`. */
const DEPTH = 4;

/** Counts problems by place, so that each place is looked up at once. */
export function countsByPlace(problems: readonly Problem[]): CountAt {
  const counts = new Map<string, ProblemCounts>();
  for (const { path, severity } of problems) {
    const parts = pointerParts(path).slice(0, DEPTH);
    for (let depth = 1; depth <= parts.length; depth += 1) {
      const place = pointer(...parts.slice(0, depth));
      const known = counts.get(place) ?? NONE;
      counts.set(place, { ...known, [severity]: known[severity] + 1 });
    }
  }
  return (path) => counts.get(path) ?? NONE;
}
