import { isObject, type JsonSchema, type JsonValue } from '@fermata/model';
import { SchemaValidators, type Verdict } from '@fermata/validation';

/** Schemas of published versions are asked for again and again; to compile one takes longer than all it judges. */
const validators = new SchemaValidators();

/**
 * Checks a value against a schema that was judged at publish. A schema that no longer compiles is a defect of ours and
 * is answered with its findings, never by letting the value pass.
 */
export function checkValue(schema: JsonValue, value: JsonValue): Verdict {
  const compiled = validators.of(isSchema(schema) ? schema : {});
  return compiled.ok ? compiled.validate(value) : { valid: false, value, problems: compiled.problems };
}

function isSchema(value: JsonValue): value is JsonValue & JsonSchema {
  return typeof value === 'boolean' || isObject(value);
}
