import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonSchema, JsonValue, Problem } from '@fermata/model';
import { canonicalJson, errorAt, extendPointer, isObject, said, sortProblems } from '@fermata/model';
import { shapeProblems } from '../shape.ts';
import { plainWording } from '../schema/wording.ts';
import { didYouMean } from '../suggest.ts';
import { isKnownFormat, isKnownKeyword, knownFormats, knownKeywords } from './keywords.ts';
import { allParts } from './parts.ts';
import { recursionProblems } from './recursion.ts';
import { linearRegex } from './regex.ts';

/** What a schema that an author wrote may have at most. */
export const authorSchemaLimits = Object.freeze({ bytes: 65_536, depth: 32, schemas: 500 });

/**
 * Everything that is wrong with a schema that an author wrote; empty = it is safe to compile and to run against what
 * strangers send. At most 64 KB, 32 levels and 500 schemas; no reference out of it, no `$data`, only regular
 * expressions that run in linear time, only keywords and formats that mean something here.
 */
export function authorSchemaProblems(schema: unknown): Problem[] {
  const shape = shapeProblems(schema).filter((problem) => problem.severity === 'error');
  if (shape.length > 0) return sortProblems(shape);
  if (!isObject(schema)) return [errorAt('', 'schema.type', said`A JSON Schema is a map.`)];
  const size = sizeProblem(schema as JsonSchema);
  if (size !== undefined) return [size];
  const parts = allParts(schema as JsonSchema, authorSchemaLimits.schemas);
  const found = [...parts].flatMap(([path, part]) => partProblems(part, path, parts));
  if (parts.size > authorSchemaLimits.schemas) return [tooMany];
  if (found.length > 0) return sortProblems(found);
  return sortProblems([...dialectProblems(schema as JsonSchema), ...recursionProblems(parts)]);
}

const tooMany = errorAt(
  '',
  'schema.size',
  said`A schema has at most ${{ most: authorSchemaLimits.schemas }} schemas in it.`,
);

function sizeProblem(schema: JsonSchema): Problem | undefined {
  if (new TextEncoder().encode(canonicalJson(schema)).length > authorSchemaLimits.bytes)
    return errorAt('', 'schema.size', said`A schema is at most 64 KB.`);
  const deep = deepestPath(schema, '', authorSchemaLimits.depth);
  return deep === undefined
    ? undefined
    : errorAt(deep, 'schema.size', said`A schema nests at most 32 levels.`);
}

function deepestPath(value: JsonValue, path: string, left: number): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (left === 0) return path;
  for (const [key, entry] of Object.entries(value as JsonSchema)) {
    const found = deepestPath(entry, extendPointer(path, key), left - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function partProblems(part: JsonSchema, path: string, parts: ReadonlyMap<string, JsonSchema>): Problem[] {
  return Object.entries(part).flatMap(([keyword, value]) => {
    const place = extendPointer(path, keyword);
    if (isObject(value) && Object.hasOwn(value, '$data') && keyword !== 'properties' && keyword !== 'const')
      return [errorAt(place, 'schema.data', said`\`$data\` references are not allowed.`)];
    if (keyword === '$ref') return referenceProblems(value, place, parts);
    if (keyword === 'pattern') return regexProblems(value, place);
    if (keyword === 'patternProperties' && isObject(value))
      return Object.keys(value).flatMap((pattern) => regexProblems(pattern, extendPointer(place, pattern)));
    if (keyword === 'format') return formatProblems(value, place);
    return keywordProblems(keyword, place);
  });
}

function referenceProblems(value: unknown, place: string, parts: ReadonlyMap<string, JsonSchema>): Problem[] {
  if (typeof value !== 'string' || !value.startsWith('#'))
    return [
      errorAt(place, 'schema.ref', said`A \`$ref\` must stay inside the schema: it begins with \`#\`.`),
    ];
  if (parts.has(value.slice(1))) return [];
  return [errorAt(place, 'schema.ref', said`This \`$ref\` leads to no schema.`)];
}

function regexProblems(value: unknown, place: string): Problem[] {
  const compiled = typeof value === 'string' ? linearRegex(value) : said`it is no text`;
  if (!('template' in compiled)) return [];
  return [
    errorAt(
      place,
      'schema.regex',
      said`This regular expression cannot be run in linear time: ${{ why: compiled }}.`,
    ),
  ];
}

function formatProblems(value: unknown, place: string): Problem[] {
  if (isKnownFormat(value)) return [];
  const fix = typeof value === 'string' ? didYouMean(value, knownFormats) : undefined;
  return [
    errorAt(
      place,
      'schema.format',
      said`There is no such format; there are ${{ formats: knownFormats.join(', ') }}.`,
      fix,
    ),
  ];
}

function keywordProblems(keyword: string, place: string): Problem[] {
  if (isKnownKeyword(keyword)) return [];
  return [
    errorAt(
      place,
      'schema.keyword',
      said`\`${{ keyword: keyword.slice(0, 60) }}\` is no keyword here.`,
      didYouMean(keyword, knownKeywords),
    ),
  ];
}

/** Compiled once a process, on first use; it holds no schema of an author. */
const dialect = { ajv: undefined as Ajv2020 | undefined };

/** What the meta-schema of 2020-12 refuses: one problem a place, the first; the others are branches of a choice. */
function dialectProblems(schema: JsonSchema): Problem[] {
  const ajv = (dialect.ajv ??= new Ajv2020({ allErrors: true, verbose: true, logger: false }));
  const { $schema, ...body } = schema;
  if ($schema !== undefined && $schema !== dialectAddress)
    return [
      errorAt('/$schema', 'schema.dialect', said`Only the dialect ${{ dialect: dialectAddress }} is known.`),
    ];
  if (ajv.validateSchema(body) === true) return [];
  const byPlace = new Map((ajv.errors ?? []).toReversed().map((error) => [error.instancePath, error]));
  return [...byPlace.values()].map((error) => {
    const { code, message, fix } = plainWording(error);
    return errorAt(error.instancePath, code, message, fix);
  });
}

const dialectAddress = 'https://json-schema.org/draft/2020-12/schema';
