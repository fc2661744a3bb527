import { canonicalJson } from '@fermata/model';
import { referencedPaths } from '@fermata/expressions';

/** How ids of steps change. */
export type Renaming = Readonly<Record<string, string>>;

const TOKEN =
  /[rR]?"""[\s\S]*?"""|[rR]?'''[\s\S]*?'''|[rR]?"(?:\\[\s\S]|[^"\\])*"|[rR]?'(?:\\[\s\S]|[^'\\])*'|[A-Za-z_]\w*|\s+|[\s\S]/g;

/**
 * The expression with steps under their new ids. Undefined where that cannot be done by letter: it reads a step in a way
 * that only running it would show.
 */
export function rewriteExpression(source: string, ids: Renaming): string | undefined {
  const tokens = source.match(TOKEN) ?? [];
  const solid = tokens.flatMap((token, index) => (/^\s+$/.test(token) ? [] : [index]));
  const word = (place: number): string => tokens[solid[place] ?? -1] ?? '';
  if (solid.some((_, place) => isBinding(word, place))) return undefined;
  const changed = [...tokens];
  solid.forEach((_, place) => {
    if (word(place) !== 'steps' || word(place - 1) === '.') return;
    const target = idAfter(word, place) ?? idBefore(word, place);
    const index = target === undefined ? undefined : solid[target];
    if (index !== undefined) changed[index] = renamedToken(tokens[index] ?? '', ids);
  });
  const result = changed.join('');
  return readsAsMeant(source, result, ids) ? result : undefined;
}

type WordAt = (place: number) => string;

/** A macro that calls its items `steps`: within it the word means something else. */
function isBinding(word: WordAt, place: number): boolean {
  const isFirst = word(place) === 'steps' && word(place - 1) === '(' && word(place + 1) === ',';
  return isFirst && MACROS.includes(word(place - 2));
}

const MACROS: readonly string[] = Object.freeze(['map', 'filter', 'all', 'exists', 'exists_one']);

/** `steps.pay`, `steps?.pay`, `steps['pay']`, `get(steps, 'pay')`, `steps.get('pay.output')`. */
function idAfter(word: WordAt, place: number): number | undefined {
  const next = word(place + 1);
  if (next === '.' && word(place + 2) === 'get' && word(place + 3) === '(') return place + 4;
  if (next === '.' || next === '[') return place + (word(place + 2) === '?' ? 3 : 2);
  return isFirstOfGet(word, place) ? place + 2 : undefined;
}

function isFirstOfGet(word: WordAt, place: number): boolean {
  return word(place - 2) === 'get' && word(place - 1) === '(' && word(place + 1) === ',';
}

/** `'pay' in steps`. */
function idBefore(word: WordAt, place: number): number | undefined {
  return word(place - 1) === 'in' ? place - 2 : undefined;
}

function renamedToken(token: string, ids: Renaming): string {
  const quote = /^[rR]?("""|'''|"|')/.exec(token)?.[0] ?? '';
  const ending = quote.replace(/^[rR]/, '');
  const inner = token.slice(quote.length, token.length - ending.length);
  const [id = '', ...rest] = quote === '' ? [inner] : inner.split('.');
  const name = Object.hasOwn(ids, id) ? ids[id] : undefined;
  return name === undefined ? token : quote + [name, ...rest].join('.') + ending;
}

function readsAsMeant(before: string, after: string, ids: Renaming): boolean {
  const meant = referencedPaths(before).map((path) => renamedPath(path, ids));
  return canonicalJson(meant) === canonicalJson(referencedPaths(after).map((path) => [...path]));
}

function renamedPath(path: readonly string[], ids: Renaming): readonly string[] {
  const [root, id, ...rest] = path;
  if (root !== 'steps' || id === undefined || !Object.hasOwn(ids, id)) return path;
  return [root, ids[id] ?? id, ...rest];
}
