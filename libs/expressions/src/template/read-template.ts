import { said } from '@fermata/model';
import { isForbiddenKey, type JsonObject, type JsonValue } from '../json.ts';
import { LIMITS } from '../limits.ts';
import type { ParseResult } from '../parse.ts';
import { positionAt, toProblem, type ExpressionProblem, type Finding } from '../problem.ts';
import { scanText } from './scan.ts';
import type { Template } from './template.ts';

/** A problem of a template: `path` is the JSON Pointer of the text inside the template, the position is in that text. */
export interface TemplateProblem extends ExpressionProblem {
  readonly path: string;
}

/** What parsing a template yields: the template, or everything that is wrong with it. */
export type TemplateResult =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] };

/** Parses a template by the way its expressions are; the promises are those of `parseTemplate`. */
export function readTemplate(json: JsonValue, parse: (source: string) => ParseResult): TemplateResult {
  const problems: TemplateProblem[] = [];
  const template = parseValue(json, '', { parse, problems, depth: 0 });
  return problems.length === 0 ? { ok: true, template } : { ok: false, problems };
}

interface Walk {
  readonly parse: (source: string) => ParseResult;
  readonly problems: TemplateProblem[];
  readonly depth: number;
}

function parseValue(json: JsonValue, path: string, walk: Walk): Template {
  if (typeof json === 'string') return parseText(json, path, walk);
  if (typeof json !== 'object' || json === null) return { t: 'literal', value: json };
  if (walk.depth >= LIMITS.templateDepth) {
    return report(walk, path, '', {
      code: 'template.limit',
      message: said`a template nested too deeply`,
      at: 0,
    });
  }
  const inner = { ...walk, depth: walk.depth + 1 };
  return isList(json) ? parseList(json, path, inner) : parseObject(json, path, inner);
}

function isList(json: readonly JsonValue[] | JsonObject): json is readonly JsonValue[] {
  return Array.isArray(json);
}

function report(walk: Walk, path: string, text: string, finding: Finding): Template {
  walk.problems.push({ ...toProblem(text, finding), path });
  return { t: 'literal', value: null };
}

function parseList(list: readonly JsonValue[], path: string, walk: Walk): Template {
  const items = list.map((item, i) => parseValue(item, `${path}/${i}`, walk));
  return items.every((item) => item.t === 'literal')
    ? { t: 'literal', value: list.length === 0 ? [] : items.map((item) => item.value) }
    : { t: 'list', items };
}

function parseObject(object: JsonObject, path: string, walk: Walk): Template {
  const entries: (readonly [string, Template])[] = [];
  for (const key of Object.keys(object)) {
    const inner = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (isForbiddenKey(key))
      report(walk, inner, key, {
        code: 'template.key',
        message: said`the key ${{ key }} is never written`,
        at: 0,
      });
    else entries.push([key, parseValue(object[key] as JsonValue, inner, walk)]);
  }
  return collapse(entries);
}

function collapse(entries: readonly (readonly [string, Template])[]): Template {
  const values = entries.flatMap(([key, part]) => (part.t === 'literal' ? [[key, part.value] as const] : []));
  return values.length === entries.length
    ? { t: 'literal', value: Object.fromEntries(values) }
    : { t: 'object', entries };
}

/** A text that is exactly one mark keeps the type of what its expression yields. */
function parseText(text: string, path: string, walk: Walk): Template {
  const { parts, unclosedAt } = scanText(text);
  if (unclosedAt !== undefined) {
    const fix = said`close it with }, or write $\${ for the letters \${`;
    return report(walk, path, text, {
      code: 'template.syntax',
      message: said`\${ is never closed`,
      at: unclosedAt,
      fix,
    });
  }
  for (const { part, at } of parts) {
    if (typeof part !== 'string') judgeSource(part.source, at, { walk, path, text });
  }
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return wholePart(first.part);
  return {
    t: 'text',
    parts: parts.map(({ part }) => (typeof part === 'string' ? part : { source: part.source.trim() })),
  };
}

function wholePart(part: string | { readonly source: string }): Template {
  return typeof part === 'string' ? { t: 'literal', value: part } : { t: 'expr', source: part.source.trim() };
}

function judgeSource(source: string, at: number, place: { walk: Walk; path: string; text: string }): void {
  const parsed = place.walk.parse(source);
  if (parsed.ok) return;
  for (const problem of parsed.problems) {
    const position = positionAt(place.text, at + problem.position.offset);
    place.walk.problems.push({ ...problem, position, path: place.path });
  }
}
