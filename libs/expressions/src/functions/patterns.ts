import { said, type Phrase } from '@fermata/model';
import { RE2JS } from 're2js';
import { fail } from '../failure.ts';
import { LIMITS } from '../limits.ts';
import { charge, chargeList, chargeText, type Meter } from '../meter.ts';
import type { Value } from '../values.ts';
import { define, type FunctionSpec } from './spec.ts';

/**
 * Regular expressions in linear time (RE2 syntax: no back references, no look-around), compiled once an evaluation.
 * Compiling is charged by the size of the pattern's program, matching by program size times text length.
 */
function compilePattern(pattern: string, meter: Meter): RE2JS {
  const made = (meter.made ??= new Map<string, unknown>()).get(pattern);
  if (made instanceof RE2JS) return made;
  charge(meter, 1_000 + pattern.length * 20);
  const compiled = tryCompile(pattern);
  if (!(compiled instanceof RE2JS)) return fail(compiled);
  charge(meter, compiled.programSize() * 10);
  meter.made.set(pattern, compiled);
  return compiled;
}

function tryCompile(pattern: string): RE2JS | Phrase {
  if (pattern.length > LIMITS.patternLength)
    return said`a pattern longer than ${{ most: LIMITS.patternLength }} characters`;
  try {
    return RE2JS.compile(pattern);
  } catch {
    return said`not a regular expression of RE2: ${{ pattern: JSON.stringify(pattern.slice(0, 60)) }}`;
  }
}

/** Why a text is no pattern, or nothing if it is one. */
export function checkPattern(pattern: string): Phrase | undefined {
  const compiled = tryCompile(pattern);
  return compiled instanceof RE2JS ? undefined : compiled;
}

/** A match: where it begins and ends, and its groups (the whole match first). */
interface Match {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | null)[];
}

/** Whether a pattern is found; charged beforehand at its worst, since a match cannot be stopped in between. */
function isFound(text: string, pattern: string, meter: Meter): boolean {
  const compiled = compilePattern(pattern, meter);
  charge(meter, Math.ceil((text.length * compiled.programSize()) / 4));
  return compiled.test(text);
}

/**
 * The matches from left to right. Each search is linear, but a pattern can make each one look at all the rest of
 * the text again, so every search is charged for the rest too.
 */
function* findMatches(text: string, pattern: string, meter: Meter): Generator<Match, void> {
  const compiled = compilePattern(pattern, meter);
  const size = compiled.programSize();
  const matcher = compiled.matcher(text);
  let last = 0;
  charge(meter, Math.ceil((text.length * size) / 4));
  while (matcher.find()) {
    const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, i) => matcher.group(i));
    last = matcher.end();
    yield { start: matcher.start(), end: last, groups };
    charge(meter, 1 + Math.ceil(((text.length - last) * size) / 2));
  }
}

function findAll(text: string, pattern: string, meter: Meter): readonly string[] {
  const found = [...findMatches(text, pattern, meter)].map((match) => match.groups[0] ?? '');
  chargeList(meter, found.length);
  return found;
}

function findFirst(text: string, pattern: string, meter: Meter): readonly Value[] {
  return findMatches(text, pattern, meter).next().value?.groups ?? [];
}

function replaceAll(text: string, pattern: string, by: string, meter: Meter): string {
  const parts: string[] = [];
  let last = 0;
  for (const match of findMatches(text, pattern, meter)) {
    const replaced = text.slice(last, match.start) + expand(by, match.groups);
    chargeText(meter, replaced.length);
    parts.push(replaced);
    last = match.end;
  }
  const whole = parts.join('') + text.slice(last);
  chargeText(meter, whole.length);
  return whole;
}

function expand(by: string, groups: readonly (string | null)[]): string {
  return by.replace(/\$([$0-9])/g, (_, mark: string) => (mark === '$' ? '$' : (groups[Number(mark)] ?? '')));
}

/** Functions on regular expressions. */
export const PATTERN_FUNCTIONS: readonly FunctionSpec[] = Object.freeze([
  define(
    'regexMatch(text: string, pattern: pattern): boolean',
    'Whether the pattern is found anywhere in the text; `^` and `$` bind it to the ends.',
    [`regexMatch('PO-1234', '^PO-[0-9]{4}$')`, 'true'],
    ([text, pattern], meter) => isFound(text as string, pattern as string, meter),
  ),
  define(
    'regexFind(text: string, pattern: pattern): list',
    'The first match and its groups (null for a group that took no part); an empty list if there is none.',
    [`regexFind('PO-1234', '([A-Z]+)-([0-9]+)')`, '["PO-1234","PO","1234"]'],
    ([text, pattern], meter) => findFirst(text as string, pattern as string, meter),
  ),
  define(
    'regexFindAll(text: string, pattern: pattern): list',
    'All matches, from left to right.',
    [`regexFindAll('a1b22', '[0-9]+')`, '["1","22"]'],
    ([text, pattern], meter) => findAll(text as string, pattern as string, meter),
  ),
  define(
    'regexReplace(text: string, pattern: pattern, by: string): string',
    'The text with every match replaced; `$1` stands for the first group, `$$` for a dollar sign.',
    [`regexReplace('2026-03-01', '(\\\\d+)-(\\\\d+)-(\\\\d+)', '$3.$2.$1')`, '"01.03.2026"'],
    ([text, pattern, by], meter) => replaceAll(text as string, pattern as string, by as string, meter),
  ),
]);
