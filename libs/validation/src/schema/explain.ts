import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { DefinitionKind, JsonSchema, Problem } from '@fermata/model';
import { allOf, errorAt, said } from '@fermata/model';
import { didYouMean } from '../suggest.ts';
import { allowedWords, isRequirement, likelyAlternative, requiredFields } from './choice.ts';
import type { DefinitionSchemas } from './engine.ts';
import { messageOf } from './message.ts';
import { withNote } from './wording.ts';

/** Turns what ajv found into problems: one per fault, at the offending place, in plain words. */
export class Explainer {
  readonly #schemas: DefinitionSchemas;
  readonly #kind: DefinitionKind;

  constructor(schemas: DefinitionSchemas, kind: DefinitionKind) {
    this.#schemas = schemas;
    this.#kind = kind;
  }

  /** The problems of a value that a validator refuses; `at` is the value's own place. */
  explain(validate: ValidateFunction, value: unknown, at: string): Problem[] {
    if (validate(value) === true) return [];
    const errors = withoutBranches(validate.errors ?? []);
    return errors.flatMap((error) => this.#problems(error, at));
  }

  #problems(error: ErrorObject, at: string): Problem[] {
    const path = at + error.instancePath;
    if (error.keyword !== 'anyOf' && error.keyword !== 'oneOf') return messageOf(error, at, this.#kind);
    if (isRequirement(error)) return [requirement(error, path)];
    const likely = likelyAlternative(this.#kind, error);
    return likely === undefined ? [this.#noChoice(error, path)] : this.#chosen(likely, error, path);
  }

  /** Says what is wrong with the alternative that was most likely meant. */
  #chosen(likely: JsonSchema, error: ErrorObject, path: string): Problem[] {
    const reference = likely['$ref'];
    const validate =
      typeof reference === 'string'
        ? this.#schemas.part(this.#kind, reference)
        : this.#schemas.inline(this.#kind, likely);
    const found = this.explain(validate, error.data, path);
    return found.length > 0 ? found : [this.#noChoice(error, path)];
  }

  #noChoice(error: ErrorObject, path: string): Problem {
    const words = allowedWords(this.#kind, error);
    const fix = typeof error.data === 'string' ? didYouMean(error.data, words) : undefined;
    return errorAt(path, 'schema.choice', withNote(said`This is none of what is allowed here.`, error), fix);
  }
}

function requirement(error: ErrorObject, path: string): Problem {
  const fields = requiredFields(error).map((field) => `\`${field}\``);
  const passing = (error.params as { passingSchemas?: unknown }).passingSchemas;
  const all = allOf(fields);
  if (Array.isArray(passing))
    return errorAt(
      path,
      'schema.excluded',
      said`${{ fields: all }} cannot stand together.`,
      said`remove one of them`,
    );
  return errorAt(path, 'schema.required', said`One of ${{ fields: fields.join(', ') }} is missing.`);
}

/** Drops what only echoes another error: the branches of a choice, failed conditions, names reported twice. */
function withoutBranches(errors: readonly ErrorObject[]): ErrorObject[] {
  const kept: ErrorObject[] = [];
  for (const error of errors) {
    if (error.keyword === 'if' || error.propertyName !== undefined) continue;
    if (error.keyword === 'anyOf' || error.keyword === 'oneOf') dropBranches(kept, error);
    kept.push(error);
  }
  return kept;
}

function dropBranches(kept: ErrorObject[], choice: ErrorObject): void {
  const inner = isRequirement(choice) ? isRequirementBranch : isBelow;
  for (let last = kept.at(-1); last !== undefined && inner(last, choice); last = kept.at(-1)) kept.pop();
}

function isRequirementBranch(error: ErrorObject, choice: ErrorObject): boolean {
  return (
    error.instancePath === choice.instancePath && /\/(anyOf|oneOf)\/\d+\/required$/.test(error.schemaPath)
  );
}

function isBelow(error: ErrorObject, choice: ErrorObject): boolean {
  return (
    error.instancePath === choice.instancePath || error.instancePath.startsWith(`${choice.instancePath}/`)
  );
}
