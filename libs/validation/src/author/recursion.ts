import type { JsonSchema, Problem } from '@fermata/model';
import { errorAt, said } from '@fermata/model';
import type { Reach } from './parts.ts';
import { partsOf } from './parts.ts';

interface Edge {
  readonly to: string;
  readonly reach: Reach;
}

const mostEvaluations = 20_000;

/**
 * Whether a schema can make a validator run for ever, or for far longer than the instance is large: a reference back to
 * itself at the same place; a recursive schema that looks at one place more than once (twice a level is 2^depth); a
 * ladder of references that multiplies. (S16: "acyclic or guarded `$ref`".)
 */
export function recursionProblems(schemas: ReadonlyMap<string, JsonSchema>): Problem[] {
  const edges = new Map([...schemas].map(([path, schema]) => [path, edgesOf(schema, path, schemas)]));
  const reached = new Map([...edges.keys()].map((path) => [path, reachable(edges, path)]));
  const isBack = (from: string, edge: Edge): boolean => reached.get(edge.to)?.has(from) === true;
  const problems = [...edges].flatMap(([from, list]) =>
    nodeProblems(
      from,
      list.filter((edge) => isBack(from, edge)),
    ),
  );
  if (problems.length > 0) return problems;
  const forward = new Map(
    [...edges].map(([from, list]) => [from, list.filter((edge) => !isBack(from, edge))]),
  );
  const loops = sameLoops(edges);
  if (loops.length > 0) return loops;
  return evaluations(forward, '', new Map()) > mostEvaluations
    ? [
        errorAt(
          '',
          'schema.bomb',
          said`The references of this schema multiply: it would be evaluated far too often.`,
        ),
      ]
    : [];
}

function edgesOf(schema: JsonSchema, path: string, schemas: ReadonlyMap<string, JsonSchema>): Edge[] {
  const parts = partsOf(schema, path).filter((part) => part.reach !== 'none' && schemas.has(part.path));
  const edges: Edge[] = parts.map((part) => ({ to: part.path, reach: part.reach }));
  const reference = schema['$ref'];
  if (typeof reference === 'string') edges.push({ to: reference.slice(1), reach: 'same' });
  return edges;
}

/** Places that can be reached from a place by at least one edge, through edges of some kinds only. */
function reachable(
  edges: ReadonlyMap<string, readonly Edge[]>,
  from: string,
  follows: (edge: Edge) => boolean = () => true,
): Set<string> {
  const found = new Set<string>();
  const open = [from];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    for (const edge of edges.get(path) ?? []) {
      if (!follows(edge) || found.has(edge.to)) continue;
      found.add(edge.to);
      open.push(edge.to);
    }
  }
  return found;
}

function sameLoops(edges: ReadonlyMap<string, readonly Edge[]>): Problem[] {
  const looping = [...edges.keys()].filter((path) =>
    reachable(edges, path, (edge) => edge.reach === 'same').has(path),
  );
  return looping.map((path) =>
    errorAt(path, 'schema.recursion', said`This schema refers to itself without going deeper.`),
  );
}

/** A place may be looked at once a level: more than one way back multiplies with the depth of the instance. */
function nodeProblems(path: string, back: readonly Edge[]): Problem[] {
  const count = (...reaches: readonly Reach[]): number =>
    back.filter((edge) => reaches.includes(edge.reach)).length;
  const fields = Math.min(count('field'), 1) + count('extraField');
  const items = Math.min(count('item'), 1) + count('extraItem');
  if (count('same', 'name') + Math.max(fields, items) <= 1) return [];
  return [
    errorAt(path, 'schema.recursion', said`This recursive schema looks at the same place more than once.`),
  ];
}

function evaluations(
  edges: ReadonlyMap<string, readonly Edge[]>,
  path: string,
  known: Map<string, number>,
): number {
  const before = known.get(path);
  if (before !== undefined) return before;
  const below = (edges.get(path) ?? []).map((edge) => evaluations(edges, edge.to, known));
  const total = Math.min(1 + below.reduce((sum, count) => sum + count, 0), 1e12);
  known.set(path, total);
  return total;
}
