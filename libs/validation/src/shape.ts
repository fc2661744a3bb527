import type { Problem } from '@fermata/model';
import { errorAt, extendPointer, said, warningAt } from '@fermata/model';

/** What a document may have at most, before anything recursive looks at it. */
export const shapeLimits = Object.freeze({ depth: 64, values: 200_000, problems: 100 });

interface Place {
  readonly value: unknown;
  readonly path: string;
  readonly depth: number;
}

/**
 * What keeps a value from being a JSON document that every part of the house can store: depth, number of values, cycles
 * (they have no end, so they are too deep), what JSON cannot write, and text that PostgreSQL cannot hold. Iterative, so
 * nothing that is sent overflows the stack.
 */
export function shapeProblems(document: unknown): Problem[] {
  const problems: Problem[] = [];
  const open: Place[] = [{ value: document, path: '', depth: 0 }];
  let seen = 0;
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    seen += 1;
    if (seen > shapeLimits.values || problems.length >= shapeLimits.problems) return [...problems, tooMuch];
    const problem = placeProblem(place);
    if (problem !== undefined) problems.push(problem);
    if (problem === undefined || problem.severity !== 'error') open.push(...children(place));
  }
  return problems;
}

const tooMuch = errorAt(
  '',
  'document.size',
  said`The document has more than ${{ most: shapeLimits.values }} values or too many faults.`,
);

function children({ value, path, depth }: Place): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([key, entry]) => ({
    value: entry as unknown,
    path: extendPointer(path, key),
    depth: depth + 1,
  }));
}

function placeProblem({ value, path, depth }: Place): Problem | undefined {
  if (typeof value === 'string') return textProblem(value, path);
  if (typeof value === 'number') return numberProblem(value, path);
  if (typeof value === 'boolean' || value === null) return undefined;
  if (typeof value !== 'object') return errorAt(place(path), 'document.value', said`This is no JSON value.`);
  if (depth > shapeLimits.depth)
    return errorAt(
      path,
      'document.depth',
      said`The document nests deeper than ${{ most: shapeLimits.depth }} levels.`,
    );
  return objectProblem(value, path);
}

/** An undefined entry has a key but no value: its holder is the place that resolves. */
function place(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

function objectProblem(value: object, path: string): Problem | undefined {
  const keys = Object.keys(value);
  if (keys.includes('__proto__'))
    return errorAt(path, 'document.key', said`The key \`__proto__\` is not allowed.`);
  const bad = keys.find((key) => !isStorable(key));
  if (bad !== undefined)
    return errorAt(path, 'document.text', said`A key has characters that are no valid text.`);
  return undefined;
}

function textProblem(value: string, path: string): Problem | undefined {
  if (isStorable(value)) return undefined;
  return errorAt(
    path,
    'document.text',
    said`This text has a NUL or half a surrogate pair; neither can be stored.`,
  );
}

function numberProblem(value: number, path: string): Problem | undefined {
  if (!Number.isFinite(value)) return errorAt(path, 'document.number', said`This number is not finite.`);
  if (!Number.isInteger(value) || Number.isSafeInteger(value)) return undefined;
  return warningAt(
    path,
    'document.number',
    said`This number is too large to be kept exactly.`,
    said`write it as text`,
  );
}

function isStorable(text: string): boolean {
  return !/[\ud800-\udfff]/u.test(text) && !text.includes('\0');
}
