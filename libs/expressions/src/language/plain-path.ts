import { isForbiddenKey } from '../json.ts';
import type { Parsed } from '../parse.ts';
import { fieldRun, metered, nameRun } from '../path-run.ts';
import type { Node } from '../syntax.ts';

/** Longer paths are left to the grammar, which has a limit for them. */
const mostParts = 16;
const path = /^\s*[a-z]\w*(?:\.[a-z]\w*)*\s*$/i;

/** Words of the grammar: what they mean in a path, only the grammar says. */
const words: readonly string[] = Object.freeze([
  ...['true', 'false', 'null', 'in', 'as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if'],
  ...['import', 'let', 'loop', 'package', 'namespace', 'return', 'var', 'void', 'while'],
]);

/** The names along an expression that does nothing but go down from a name by fields; undefined for any other. */
export function plainPath(source: string): readonly string[] | undefined {
  if (!path.test(source)) return undefined;
  const parts = source.trim().split('.');
  const isOrdinary = parts.every((part) => !words.includes(part) && !isForbiddenKey(part));
  return isOrdinary && parts.length <= mostParts ? parts : undefined;
}

/** What `parseExpression` gives for such an expression, without the grammar. */
export function parsePath(source: string, [first = '', ...fields]: readonly string[]): Parsed {
  let at = source.indexOf(first);
  let root: Node = { kind: 'name', name: first, at };
  let run = metered(nameRun(first), at);
  let end = at + first.length;
  for (const name of fields) {
    at = end + 1;
    root = { kind: 'field', of: root, name, at };
    run = metered(fieldRun(run, name), at);
    end = at + name.length;
  }
  return Object.freeze({ source, root, run });
}
