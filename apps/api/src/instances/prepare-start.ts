import { AppError } from '@fermata/contracts';
import { evaluateTemplate, parseTemplate } from '@fermata/expressions';
import { isObject, said, type JsonValue } from '@fermata/model';
import type { DefinitionVersion } from '@fermata/persistence';
import { checkValue } from '../http/check-value.ts';

/** What a caller may give to a start. */
export interface GivenStart {
  readonly input?: JsonValue;
  readonly businessKey?: string;
}

/** A start that fits its definition. */
export interface PreparedStart {
  readonly input: JsonValue;
  readonly businessKey?: string;
  readonly uniqueKey?: string;
}

/**
 * Validates the input against the version's schema, filling defaults (rule D6), and works out the business key.
 * Fails with `schema.mismatch` (422) and all its places.
 */
export function prepareStart(version: DefinitionVersion, given: GivenStart): PreparedStart {
  const body = isObject(version.body) ? version.body : {};
  const input = validInput(body['input'], given.input ?? {});
  const key = given.businessKey ?? businessKeyOf(body['businessKey'], input);
  if (key === undefined) return { input };
  const unique = isObject(body['businessKey']) && body['businessKey']['unique'] === true;
  return { input, businessKey: key, ...(unique ? { uniqueKey: key } : {}) };
}

function validInput(schema: JsonValue | undefined, input: JsonValue): JsonValue {
  if (schema === undefined) return input;
  const checked = checkValue(schema, input);
  if (checked.valid) return checked.value;
  const problems = checked.problems.map((problem) => ({ ...problem, path: `/input${problem.path}` }));
  throw new AppError('schema.mismatch', said`The input does not fit the workflow`, {
    status: 422,
    details: { problems },
  });
}

function businessKeyOf(declared: JsonValue | undefined, input: JsonValue): string | undefined {
  const source = isObject(declared) ? declared['value'] : declared;
  if (typeof source !== 'string') return undefined;
  const parsed = parseTemplate(source);
  if (!parsed.ok) return undefined;
  const evaluated = evaluateTemplate(parsed.template, { input });
  if (!evaluated.ok || evaluated.value === null) return undefined;
  return typeof evaluated.value === 'string' ? evaluated.value : String(evaluated.value);
}
