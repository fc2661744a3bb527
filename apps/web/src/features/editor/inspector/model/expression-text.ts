import type { JsonValue } from '@fermata/model';

/**
 * The source of a text that is one expression and nothing else; undefined for every other value. Only the one space
 * beside each mark is left out: what somebody types within stays as it is.
 */
export function soleExpression(value: JsonValue | undefined): string | undefined {
  if (typeof value !== 'string') return undefined;
  const [, source] = /^\$\{ ?([\s\S]*?) ?\}$/.exec(value) ?? [];
  if (source === undefined) return undefined;
  return source.includes('${') && !isWhole(source) ? undefined : source;
}

/** Whether all marks of a source stand within its own texts: else it is what stands between several expressions. */
function isWhole(source: string): boolean {
  const bare = source.replaceAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, '');
  if (bare.includes('${')) return false;
  let depth = 0;
  for (const [brace] of bare.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth < 0) return false;
  }
  return true;
}

/** Whether a text has expressions in it beside letters of its own. */
export function hasMarks(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && /(^|[^$])\$\{/.test(value);
}

/** An expression as a value of a definition. */
export function asExpression(source: string): string {
  return `\${ ${source} }`;
}

/** The expression that gives a literal: what a value becomes when it is turned into an expression. */
export function literalSource(value: JsonValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  return JSON.stringify(value);
}

/** The literal that an expression is, if it is one: `5`, `'text'`, `true`. */
export function literalIn(source: string): JsonValue | undefined {
  const [, quoted] = /^'((?:[^'\\]|\\['\\])*)'$/.exec(source) ?? [];
  if (quoted !== undefined) return quoted.replaceAll(/\\(['\\])/g, '$1');
  try {
    return JSON.parse(source) as JsonValue;
  } catch {
    return undefined;
  }
}
