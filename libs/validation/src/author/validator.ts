import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { JsonSchema, JsonValue, Problem } from '@fermata/model';
import {
  canonicalJson,
  errorAt,
  extendPointer,
  isObject,
  nearestPointer,
  said,
  sortProblems,
} from '@fermata/model';
import { shapeProblems } from '../shape.ts';
import { parameter, plainWording, shown } from '../schema/wording.ts';
import { didYouMean } from '../suggest.ts';
import { knownFormats } from './keywords.ts';
import { authorSchemaProblems } from './meta.ts';
import { linearEngine } from './regex.ts';

/** The verdict on a value: with `valid`, `value` has the schema's defaults filled in; it is never the object sent. */
export interface Verdict {
  readonly valid: boolean;
  readonly value: JsonValue;
  /** Code `schema.mismatch`, one per fault, each at a place that resolves in the value sent. */
  readonly problems: readonly Problem[];
}

/** Judges values against one schema. Never throws. */
export type SchemaValidator = (value: unknown) => Verdict;

/** A validator, or why the schema is refused. */
export type SchemaCompilation =
  | { readonly ok: true; readonly validate: SchemaValidator }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const mostProblems = 100;

/** Compiles a schema that an author wrote, after the meta-check: inputs, outputs, forms, payloads (rule D6). */
export function createSchemaValidator(schema: JsonSchema): SchemaCompilation {
  const problems = authorSchemaProblems(schema);
  if (problems.length > 0) return { ok: false, problems };
  try {
    const validate = authorAjv().compile(schema);
    return { ok: true, validate: (value) => judge(validate, value) };
  } catch (error) {
    return {
      ok: false,
      problems: [
        errorAt(
          '',
          'schema.invalid',
          said`This schema cannot be compiled: ${{ reason: String((error as Error).message) }}`,
        ),
      ],
    };
  }
}

function authorAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: false,
    useDefaults: true,
    ownProperties: true,
    validateSchema: false,
    logger: false,
    code: { regExp: linearEngine },
  });
  addFormats.default(ajv, { mode: 'fast', formats: [...knownFormats] });
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    validate: areUnique,
    errors: false,
  });
  return ajv;
}

/** Linear, where comparing each pair would take hours for a long list. */
function areUnique(wanted: boolean, items: readonly JsonValue[]): boolean {
  return !wanted || new Set(items.map((item) => canonicalJson(item))).size === items.length;
}

function judge(validate: ValidateFunction, sent: unknown): Verdict {
  const shape = shapeProblems(sent).filter((problem) => problem.severity === 'error');
  if (shape.length > 0) return { valid: false, value: null, problems: mismatches(shape) };
  const value = structuredClone(sent) as JsonValue;
  if (validate(value) === true) return { valid: true, value, problems: [] };
  const errors = (validate.errors ?? []).filter(
    (error) => error.keyword !== 'if' && error.propertyName === undefined,
  );
  const found = errors.map((error) => placedIn(sent, explain(error)));
  return { valid: false, value, problems: mismatches(sortProblems(found).slice(0, mostProblems)) };
}

/** A fault in a default that was filled in has no place in what was sent: its nearest holder has. */
function placedIn(sent: unknown, problem: Problem): Problem {
  return { ...problem, path: nearestPointer(sent, problem.path) };
}

function mismatches(problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({ ...problem, code: 'schema.mismatch' }));
}

function explain(error: ErrorObject): Problem {
  const field = fieldOf(error);
  if (field === undefined) {
    const { code, message, fix } = plainWording(error);
    return errorAt(error.instancePath, code, message, fix);
  }
  const known = Object.keys(propertiesOf(error.parentSchema));
  const message = said`The field ${{ field: shown(field) }} is not allowed here.`;
  return errorAt(
    extendPointer(error.instancePath, field),
    'schema.unknown',
    message,
    didYouMean(field, known),
  );
}

function fieldOf(error: ErrorObject): string | undefined {
  const names = ['additionalProperty', 'unevaluatedProperty', 'propertyName'];
  const name = names.find((candidate) => Object.hasOwn(error.params as object, candidate));
  return name === undefined ? undefined : parameter(error, name);
}

function propertiesOf(schema: unknown): object {
  return isObject(schema) && isObject(schema['properties']) ? schema['properties'] : {};
}
