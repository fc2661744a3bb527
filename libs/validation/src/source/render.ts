import type { JsonObject, JsonValue } from '@fermata/model';
import { isObject } from '@fermata/model';

/** Longest value that is written in one line. */
const LINE = 80;

/** Texts that YAML reads as themselves without quotes, wherever they stand. */
const PLAIN = /^[A-Za-z_/][\w./@$()%+*-]*( [\w./@$()%+*-]+)*$/;
/** Words that YAML reads as something else than a text. */
const WORDS = /^(true|false|null|~|[-+.]?(inf|nan))$/i;

/** A scalar as YAML has it in one line; quoted only where it must be. */
export function scalarText(value: JsonValue): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (PLAIN.test(value) && !WORDS.test(value)) return value;
  if (!isPrintable(value)) return JSON.stringify(value);
  const isClearer = value.includes("'") && !/["\\]/.test(value);
  return isClearer ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
}

function isPrintable(text: string): boolean {
  return !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(text);
}

/** Any value in one line. */
export function inlineText(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map((item) => inlineText(item as JsonValue)).join(', ')}]`;
  if (!isObject(value)) return scalarText(value);
  const entries = Object.entries(value as JsonObject).map(([key, entry]) => pairText(key, entry));
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** A field in one line. */
export function pairText(key: string, value: JsonValue): string {
  return `${scalarText(key)}: ${inlineText(value)}`;
}

/** A value behind the colon of its key, at the indentation of the key: in its line, or in lines below. */
export function textBehindColon(value: JsonValue, indent: number): string {
  const lines = blockLines(value);
  if (lines === undefined) return ` ${inlineText(value)}`;
  if (typeof value === 'string') return ` ${indented(lines, indent + 2).trimStart()}`;
  return `\n${indented(lines, indent + 2)}`;
}

/** A value behind the dash of its item, whose content is so far indented. */
export function textBehindDash(value: JsonValue, indent: number): string {
  const lines = blockLines(value);
  return lines === undefined ? inlineText(value) : indented(lines, indent).trimStart();
}

/** The lines of a value that does not fit into one; undefined for one that does. */
function blockLines(value: JsonValue): readonly string[] | undefined {
  if (typeof value === 'string') return literalLines(value);
  if (!isObject(value) && !Array.isArray(value)) return undefined;
  const inline = inlineText(value);
  if (inline.length <= LINE && !inline.includes('\\n')) return undefined;
  if (Array.isArray(value)) {
    if (value.length === 0) return undefined;
    return value.flatMap((item: JsonValue) => `- ${textBehindDash(item, 2)}`.split('\n'));
  }
  return Object.entries(value as JsonObject).flatMap(([key, entry]) =>
    `${scalarText(key)}:${textBehindColon(entry, 0)}`.split('\n'),
  );
}

/** A text of several lines as a literal block, where that says exactly the same. */
function literalLines(text: string): readonly string[] | undefined {
  const lines = text.split('\n');
  const isPlain = lines.length > 1 && lines.every((line) => isPrintable(line) && !/^\s|\s$/.test(line));
  if (!isPlain || lines[0] === '' || /\n\n$/.test(text)) return undefined;
  return text.endsWith('\n') ? ['|', ...lines.slice(0, -1)] : ['|-', ...lines];
}

function indented(lines: readonly string[], indent: number): string {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(indent) + line)).join('\n');
}
