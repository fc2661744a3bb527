import type { Document, YAMLError } from 'yaml';
import { LineCounter, parseDocument, stringify } from 'yaml';
import type { JsonValue, Problem, SourcePlace } from '@fermata/model';
import { errorAt, said } from '@fermata/model';
import { shapeProblems } from '../shape.ts';
import { guardSource } from './guard.ts';
import { keyProblems } from './keys.ts';
import { locate, placeAt } from './locate.ts';

/** How a source text is written. */
export type SourceFormat = 'yaml' | 'json';

/** A parsed source text. `value` means something only when there are no problems. */
export interface ParsedSource {
  readonly value: JsonValue;
  readonly format: SourceFormat;
  readonly problems: readonly Problem[];
  /** Line and column (from 1) of a JSON Pointer, or of the nearest place that exists. */
  readonly locate: (path: string) => SourcePlace;
}

const start: SourcePlace = Object.freeze({ line: 1, column: 1 });
const mostErrors = 100;

/**
 * Parses YAML (1.2, core schema) or JSON: at most 1 MiB, 64 levels, 100 aliases, no duplicate keys, no `__proto__`, no
 * custom tags, one document. Never throws: what is wrong is in `problems`, each with its place.
 */
export function parseSource(text: string, format: SourceFormat): ParsedSource {
  return readDocument(text, format).source;
}

/** A parsed source text, with its syntax tree where it could be read. */
export interface ReadDocument {
  readonly source: ParsedSource;
  readonly document?: Document.Parsed;
}

/** As {@link parseSource}, with the tree that says where everything stands. */
export function readDocument(text: string, format: SourceFormat): ReadDocument {
  const refused = guardSource(text) ?? (format === 'json' ? jsonProblem(text) : undefined);
  if (refused !== undefined) return { source: unreadable(format, [refused]) };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter: lines,
  });
  const problems = documentProblems(document, lines);
  if (problems.length > 0) return { source: unreadable(format, problems) };
  return { source: readValue(document, lines, format), document };
}

/** Writes a value as YAML; {@link parseSource} reads the same value back. */
export function toYaml(value: JsonValue): string {
  return stringify(value, { version: '1.2', schema: 'core', lineWidth: 110, aliasDuplicateObjects: false });
}

/** Adds to each problem where it stands in the source text. */
export function withPlaces(problems: readonly Problem[], source: ParsedSource): Problem[] {
  return problems.map((problem) => ({ ...problem, at: problem.at ?? source.locate(problem.path) }));
}

function unreadable(format: SourceFormat, problems: readonly Problem[]): ParsedSource {
  const placed = problems.map((problem) => ({ ...problem, path: '', at: problem.at ?? start }));
  return { value: null, format, problems: placed, locate: () => start };
}

function jsonProblem(text: string): Problem | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return errorAt(
      '',
      'source.syntax',
      said`This is not JSON: ${{ reason: String((error as Error).message) }}`,
    );
  }
}

function documentProblems(document: Document.Parsed, lines: LineCounter): Problem[] {
  const placeOf = (offset: number): SourcePlace => placeAt(lines, offset);
  const found = [...document.errors, ...document.warnings].slice(0, mostErrors);
  const problems = found.map((error) => syntaxProblem(error, placeOf));
  const yaml = document.directives.yaml;
  if (yaml.explicit === true && yaml.version !== '1.2')
    problems.push(
      errorAt('', 'source.syntax', said`Only YAML 1.2 is read.`, said`remove the \`%YAML\` line`),
    );
  return [...problems, ...keyProblems(document, placeOf).slice(0, mostErrors)];
}

function syntaxProblem(error: YAMLError, placeOf: (offset: number) => SourcePlace): Problem {
  return { ...errorAt('', 'source.syntax', error.message), at: placeOf(error.pos[0]) };
}

function readValue(document: Document.Parsed, lines: LineCounter, format: SourceFormat): ParsedSource {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    const find = (path: string): SourcePlace => locate(document, lines, path);
    const problems = shapeProblems(value).map((problem) => ({ ...problem, at: find(problem.path) }));
    return { value: problems.some(isError) ? null : (value as JsonValue), format, problems, locate: find };
  } catch (error) {
    return unreadable(format, [
      errorAt('', 'source.aliases', said`Aliases: ${{ reason: String((error as Error).message) }}`),
    ]);
  }
}

function isError(problem: Problem): boolean {
  return problem.severity === 'error';
}
