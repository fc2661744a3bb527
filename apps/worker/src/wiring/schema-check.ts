import { SchemaValidators } from '@fermata/validation';
import type { CheckSchema } from '../tasks/attempt-work.ts';

/** Checks values by compiled schemas that are kept; a schema that cannot be compiled refuses every value. */
export function schemaCheck(): CheckSchema {
  const validators = new SchemaValidators();
  return (schema, value) => {
    const compiled = validators.of(schema);
    return compiled.ok ? compiled.validate(value) : { value: null, problems: compiled.problems };
  };
}
