import type { JsonValue } from '@fermata/model';
import { waysOf } from '../graph/edges.ts';
import { HANDLERS } from '../graph/graph-of.ts';
import { objectAt, stepsOf, textAt, valueAt } from '../read.ts';

/** The steps that surely completed before a step begins, and those that may have run. */
export interface Before {
  readonly certain: ReadonlySet<string>;
  readonly possible: ReadonlySet<string>;
}

/**
 * Which steps stand on every way from where tokens come in to a step, by transitions that are taken when they complete;
 * and which stand on any way. A step that may be skipped is never certain. Without a step: nothing is certain, all possible.
 */
export function stepsBefore(definition: JsonValue, id: string | undefined): Before {
  const steps = objectAt(definition, 'steps');
  if (id === undefined || !Object.hasOwn(steps, id))
    return { certain: new Set(), possible: new Set(Object.keys(steps)) };
  const ways = waysOf(definition);
  const into = new Map<string, string[]>();
  const out = new Map<string, string[]>();
  for (const { from, to } of ways) {
    into.set(to, [...(into.get(to) ?? []), from]);
    out.set(from, [...(out.get(from) ?? []), to]);
  }
  const possible = reached([...(into.get(id) ?? [])], into);
  const roots = [textAt(definition, 'start') ?? '', ...HANDLERS.map((handler) => handler.id)];
  const failing = new Set(
    ways.filter(({ kind }) => kind === 'catch' || kind === 'timeout').map(({ from }) => from),
  );
  const way = shortestWay(roots, out, id);
  const certain = stepsOf(definition).flatMap(([other, step]) => {
    const isOn = other !== id && way.has(other) && !failing.has(other) && !maySkip(step);
    return isOn &&
      !reached(
        roots.filter((root) => root !== other),
        out,
        other,
      ).has(id)
      ? [other]
      : [];
  });
  return { certain: new Set(certain), possible };
}

function maySkip(step: JsonValue): boolean {
  return ['unless', 'whileIn', 'repeat'].some((field) => valueAt(step, field) !== undefined);
}

/** One way to a step: only what stands on it can stand on every way. */
function shortestWay(
  roots: readonly string[],
  ways: ReadonlyMap<string, readonly string[]>,
  id: string,
): ReadonlySet<string> {
  const cameFrom = new Map<string, string | undefined>(roots.map((root) => [root, undefined]));
  for (const [from] of cameFrom) {
    if (from === id) break;
    for (const to of ways.get(from) ?? []) if (!cameFrom.has(to)) cameFrom.set(to, from);
  }
  const way = new Set<string>();
  for (let at = cameFrom.get(id); at !== undefined; at = cameFrom.get(at)) way.add(at);
  return way;
}

function reached(
  from: readonly string[],
  ways: ReadonlyMap<string, readonly string[]>,
  without?: string,
): ReadonlySet<string> {
  const seen = new Set(from);
  for (const id of seen) for (const to of ways.get(id) ?? []) if (to !== without) seen.add(to);
  return seen;
}
