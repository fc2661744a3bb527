import { createEvaluator, referencedPaths } from '@fermata/expressions';
import type { Plan } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import { sourceOf, type Source } from './sources.ts';
import type { Want } from './wants.ts';

/** Values of free places, by their path. */
export type Cells = ReadonlyMap<string, JsonValue>;

/** Most evaluations of one search. */
const MOST = 3_000;

interface Search {
  readonly plan: Plan;
  readonly wants: readonly Want[];
  readonly evaluator: ReturnType<typeof createEvaluator>;
  left: number;
}

/**
 * Values for the free places with which every condition comes out as it must; undefined where a small search finds
 * none, which says nothing about whether there are any.
 */
export function findValues(plan: Plan, wants: readonly Want[]): Cells | undefined {
  return satisfy({ plan, wants, evaluator: createEvaluator(), left: MOST }, 0, new Map());
}

function satisfy(search: Search, at: number, cells: Cells): Cells | undefined {
  const want = search.wants[at];
  if (want === undefined) return cells;
  const paths = referencedPaths(want.source).map((path) => ({
    path,
    source: sourceOf(search.plan, want.at, path),
  }));
  const open = paths.flatMap(({ source }) => (source?.kind === 'cell' ? [source.cell.join('/')] : []));
  const unknown = [...new Set(open)].filter((cell) => !cells.has(cell));
  for (const tried of assignments(unknown, candidatesOf(want.source), cells)) {
    if (search.left <= 0) return undefined;
    search.left -= 1;
    const result = search.evaluator.evaluate(want.source, scopeOf(paths, tried));
    if (!result.ok || result.value !== want.holds) continue;
    const found = satisfy(search, at + 1, tried);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every way to give the unknown places one of the candidates, one after the other. */
function* assignments(
  unknown: readonly string[],
  candidates: readonly JsonValue[],
  cells: Cells,
): Generator<Cells> {
  const [first, ...rest] = unknown;
  if (first === undefined) {
    yield cells;
    return;
  }
  for (const value of candidates) yield* assignments(rest, candidates, new Map([...cells, [first, value]]));
}

/** Values around the constants of an expression: on each side of every comparison there is one. */
function candidatesOf(source: string): readonly JsonValue[] {
  const texts = [...source.matchAll(/'([^'\\]*)'|"([^"\\]*)"/g)].map(([, one, other]) => one ?? other ?? '');
  const bare = source.replace(/'[^']*'|"[^"]*"/g, ' ');
  const numbers = [...bare.matchAll(/(?<![\w.])\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits));
  const around = numbers.flatMap((number) => [number, number - 1, number + 1]);
  return [true, false, ...texts, ...around, 'other', 0, 1, [], ['x'], null];
}

function scopeOf(
  paths: readonly { readonly path: readonly string[]; readonly source: Source | undefined }[],
  cells: Cells,
): Readonly<Record<string, JsonValue>> {
  const scope: Record<string, JsonValue> = {};
  for (const { path, source } of paths) {
    const value = source?.kind === 'value' ? source.value : cells.get(source?.cell.join('/') ?? '');
    if (value !== undefined) put(scope, path, value);
  }
  return scope;
}

/** Puts a value below an object, making the objects on the way. */
export function put(into: Record<string, JsonValue>, path: readonly string[], value: JsonValue): void {
  const [first, ...rest] = path;
  if (first === undefined) return;
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  const known = into[first];
  const isObject = typeof known === 'object' && known !== null && !Array.isArray(known);
  const inner: Record<string, JsonValue> = isObject
    ? { ...(known as Readonly<Record<string, JsonValue>>) }
    : {};
  put(inner, rest, value);
  into[first] = inner;
}
