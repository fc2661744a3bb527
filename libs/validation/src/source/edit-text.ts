import type { Change } from '@fermata/editing';
import { applyChange, isRefused, isSame } from '@fermata/editing';
import type { JsonValue } from '@fermata/model';
import type { Document } from 'yaml';
import type { SourceFormat } from './parse.ts';
import { parseSource, readDocument, toYaml } from './parse.ts';
import { patch } from './patch.ts';
import { spliced } from './splice.ts';

/**
 * Makes a change in a source text: what does not change stays as it is written, with its comments and its order. The
 * result always says exactly what the changed definition says. Undefined for a text that cannot be read, or that the
 * change does not fit.
 */
export function editText(text: string, format: SourceFormat, change: Change): string | undefined {
  const read = readDocument(ended(text), format);
  if (read.source.problems.length > 0) return undefined;
  const before = read.source.value;
  const applied = applyChange(before, change);
  if (isRefused(applied)) return undefined;
  const after = applied.definition;
  if (isSame(before, after)) return text;
  return format === 'json'
    ? writtenJson(text, after)
    : writtenYaml(ended(text), read.document, { before, after });
}

/** Makes a source text say another value; what both say stays as it is written. */
export function rewriteText(
  text: string,
  format: SourceFormat,
  { before, after }: { readonly before: JsonValue; readonly after: JsonValue },
): string {
  if (isSame(before, after)) return text;
  if (format === 'json') return writtenJson(text, after);
  const { document } = readDocument(ended(text), format);
  return writtenYaml(ended(text), document, { before, after });
}

/** The last line of a source ends too. */
function ended(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}

function writtenJson(text: string, after: JsonValue): string {
  const [, indent = ''] = /^\s*[[{]\r?\n([ \t]+)/.exec(text) ?? [];
  return JSON.stringify(after, null, indent) + (/\s*$/.exec(text)?.[0] ?? '');
}

interface Turn {
  readonly before: JsonValue;
  readonly after: JsonValue;
}

function writtenYaml(source: string, document: Document | undefined, { before, after }: Turn): string {
  if (document === undefined) return toYaml(after);
  const result = spliced(source, patch(source, document.contents, before, after));
  return says(result, after) ? result : toYaml(after);
}

function says(text: string, wanted: JsonValue): boolean {
  const { value, problems } = parseSource(text, 'yaml');
  return problems.length === 0 && isSame(value, wanted);
}
