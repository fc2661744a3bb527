import type { Change } from '@fermata/editing';
import { applyChange, isRefused, isSame } from '@fermata/editing';
import type { JsonValue } from '@fermata/model';
import { parseDocument } from 'yaml';
import type { SourceFormat } from './parse.ts';
import { parseSource, toYaml } from './parse.ts';
import { patch } from './patch.ts';
import { spliced } from './splice.ts';

/**
 * Makes a change in a source text: what does not change stays as it is written, with its comments and its order. The
 * result always says exactly what the changed definition says. Undefined for a text that cannot be read, or that the
 * change does not fit.
 */
export function editText(text: string, format: SourceFormat, change: Change): string | undefined {
  const { value, problems } = parseSource(text, format);
  if (problems.length > 0) return undefined;
  const applied = applyChange(value, change);
  if (isRefused(applied)) return undefined;
  return rewriteText(text, format, { before: value, after: applied.definition });
}

/** Makes a source text say another value; what both say stays as it is written. */
export function rewriteText(
  text: string,
  format: SourceFormat,
  { before, after }: { readonly before: JsonValue; readonly after: JsonValue },
): string {
  if (isSame(before, after)) return text;
  return format === 'json' ? writtenJson(text, after) : writtenYaml(text, before, after);
}

function writtenJson(text: string, after: JsonValue): string {
  const [, indent = ''] = /^\s*[[{]\r?\n([ \t]+)/.exec(text) ?? [];
  return JSON.stringify(after, null, indent) + (/\s*$/.exec(text)?.[0] ?? '');
}

function writtenYaml(text: string, before: JsonValue, after: JsonValue): string {
  const source = text.endsWith('\n') ? text : `${text}\n`;
  const result = patched(source, before, after);
  return result !== undefined && says(result, after) ? result : toYaml(after);
}

function patched(source: string, before: JsonValue, after: JsonValue): string | undefined {
  const document = parseDocument(source, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    prettyErrors: false,
  });
  return spliced(source, patch(source, document.contents, before, after));
}

function says(text: string, wanted: JsonValue): boolean {
  const { value, problems } = parseSource(text, 'yaml');
  return problems.length === 0 && isSame(value, wanted);
}
