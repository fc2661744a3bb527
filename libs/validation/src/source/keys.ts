import type { Document, Pair, Scalar } from 'yaml';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Problem, SourcePlace } from '@fermata/model';
import { errorAt, extendPointer, said } from '@fermata/model';

type PlaceOf = (offset: number) => SourcePlace;

interface Place {
  readonly node: unknown;
  readonly path: string;
}

/** Finds keys that JSON cannot hold, or not twice: duplicate, not a text, or `__proto__`. */
export function keyProblems(document: Document, placeOf: PlaceOf): Problem[] {
  const problems: Problem[] = [];
  const open: Place[] = [{ node: document.contents, path: '' }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { node, path } = place;
    if (isSeq(node))
      open.push(...node.items.map((item, index) => ({ node: item, path: extendPointer(path, index) })));
    if (isMap(node)) open.push(...mapEntries(node.items, path, placeOf, problems));
  }
  return problems;
}

function mapEntries(items: readonly Pair[], path: string, placeOf: PlaceOf, problems: Problem[]): Place[] {
  const seen = new Set<string>();
  const places: Place[] = [];
  for (const { key, value } of items) {
    const name = keyText(key);
    const problem = keyProblem(name, path, seen);
    if (problem !== undefined) problems.push({ ...problem, at: placeOf(offsetOf(key)) });
    if (name === undefined) continue;
    seen.add(name);
    places.push({ node: value, path: extendPointer(path, name) });
  }
  return places;
}

function keyProblem(name: string | undefined, path: string, seen: ReadonlySet<string>): Problem | undefined {
  if (name === undefined) return errorAt(path, 'source.key', said`A key must be a single text.`);
  if (name === '__proto__') return errorAt(path, 'source.key', said`The key \`__proto__\` is not allowed.`);
  if (name === '<<')
    return errorAt(
      path,
      'source.key',
      said`Merge keys (\`<<\`) are not part of YAML 1.2.`,
      said`write the fields out`,
    );
  if (!seen.has(name)) return undefined;
  return errorAt(
    extendPointer(path, name),
    'source.duplicate',
    said`The key \`${{ name }}\` stands here twice.`,
    said`remove one of them`,
  );
}

/** The text of a key as JSON has it; undefined for lists, maps and aliases. */
export function keyText(key: unknown): string | undefined {
  if (typeof key === 'string') return key;
  if (!isScalar(key) || isAlias(key)) return undefined;
  return typeof key.value === 'string' ? key.value : String((key as Scalar).value);
}

function offsetOf(key: unknown): number {
  return isScalar(key) || isMap(key) || isSeq(key) ? (key.range?.[0] ?? 0) : 0;
}
