import { parseExpression, parseTemplate, problemAt, sourcesOf, type Template } from '@fermata/expressions';
import { isObject, parseDuration, pointer, said, type JsonValue } from '@fermata/model';
import { misshapen, report, type Context, type Place } from './context.ts';

/** A field of an object, own properties only. */
export function field(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** A text, or undefined when absent; anything else is reported. */
export function readText(context: Context, value: unknown, place: Place): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value : misshapen(context, place, said`a text`);
}

/** A list, empty when absent; anything else is reported. */
export function readList(context: Context, value: unknown, place: Place): readonly unknown[] {
  if (value === undefined || Array.isArray(value)) return value ?? [];
  return misshapen(context, place, said`a list`) ?? [];
}

/** An object, empty when absent; anything else is reported. */
export function readObject(
  context: Context,
  value: unknown,
  place: Place,
): Readonly<Record<string, unknown>> {
  if (value === undefined || isObject(value)) return value ?? {};
  return misshapen(context, place, said`an object`) ?? {};
}

/** A bare expression; its problems are reported at its place. */
export function readExpression(context: Context, value: unknown, place: Place): string | undefined {
  const source = readText(context, value, place);
  if (source === undefined) return undefined;
  const parsed = parseExpression(source);
  if (!parsed.ok) {
    for (const problem of parsed.problems) context.problems.push(problemAt(pointer(...place), problem));
    return undefined;
  }
  context.sources.push({ text: source, path: pointer(...place) });
  return source;
}

/** A template of any JSON value, null when absent; its problems are reported where they stand. */
export function readTemplate(context: Context, value: unknown, place: Place): Template {
  const path = pointer(...place);
  const parsed = parseTemplate((value ?? null) as JsonValue);
  if (!parsed.ok) {
    for (const problem of parsed.problems) context.problems.push(problemAt(path + problem.path, problem));
    return NOTHING;
  }
  for (const text of sourcesOf(parsed.template)) context.sources.push({ text, path });
  return parsed.template;
}

/** The template that yields null. */
export const NOTHING: Template = Object.freeze({ t: 'literal', value: null });

/** A template, or undefined when absent. */
export function readOptional(context: Context, value: unknown, place: Place): Template | undefined {
  return value === undefined ? undefined : readTemplate(context, value, place);
}

/** Named templates, such as `save`. */
export function readTemplates(
  context: Context,
  value: unknown,
  place: Place,
): Readonly<Record<string, Template>> {
  const entries = Object.entries(readObject(context, value, place));
  return Object.fromEntries(
    entries.map(([name, part]) => [name, readTemplate(context, part, [...place, name])]),
  );
}

/** A duration, as text or as expression; a text that is none is reported. */
export function readDuration(context: Context, value: unknown, place: Place): Template | undefined {
  const template = readOptional(context, value, place);
  if (template?.t !== 'literal') return template;
  const isDuration = typeof template.value === 'string' && parseDuration(template.value) !== undefined;
  if (isDuration) return template;
  report(context, place, 'duration.invalid', said`must be an ISO 8601 duration such as PT8H`);
  return undefined;
}
