import { isObject, type JsonObject, type JsonValue, type TraceStep } from '@fermata/model';
import type { Playing } from '@fermata/ui';

/**
 * A counterexample after some of its steps: where its tokens are, and on which ways they have just moved. A step takes
 * one token; one that joins takes all that have arrived.
 */
export function playedAt(definition: JsonObject, trace: readonly TraceStep[], moment: number): Playing {
  const start = typeof definition['start'] === 'string' ? definition['start'] : '';
  const tokens = new Map<string, number>(start === '' ? [] : [[start, 1]]);
  let edges: readonly string[] = [];
  let stuck: readonly string[] = [];
  for (const one of trace.slice(0, moment)) {
    const step = stepOf(definition, one.step);
    stuck = one.kind === 'deadlock' ? [one.step] : [];
    edges = [];
    if (one.kind === 'deadlock') continue;
    take(tokens, one.step, joins(step));
    const ways = waysOf(step, one);
    for (const { to } of ways) tokens.set(to, (tokens.get(to) ?? 0) + 1);
    edges = ways.map(({ path }) => path);
  }
  const left = [...tokens].filter(([, count]) => count > 0);
  return { tokens: Object.fromEntries(left), edges, stuck };
}

interface Way {
  readonly to: string;
  readonly path: string;
}

function waysOf(step: JsonObject, { step: id, kind, entries }: TraceStep): readonly Way[] {
  const name = kind === 'catch' ? 'catch' : 'next';
  const list = step[name];
  if (!Array.isArray(list)) return [];
  return entries.flatMap((entry) => {
    const way = list[entry] as JsonValue | undefined;
    const to = isObject(way) ? way['to'] : undefined;
    return typeof to === 'string' ? [{ to, path: `/steps/${id}/${name}/${entry}` }] : [];
  });
}

function take(tokens: Map<string, number>, id: string, isAll: boolean): void {
  const there = tokens.get(id) ?? 0;
  tokens.set(id, isAll ? 0 : Math.max(0, there - 1));
}

function joins(step: JsonObject): boolean {
  return step['join'] !== undefined && step['join'] !== 'any';
}

function stepOf(definition: JsonObject, id: string): JsonObject {
  const steps = definition['steps'];
  const step = isObject(steps) ? steps[id] : undefined;
  return isObject(step) ? (step as JsonObject) : {};
}
