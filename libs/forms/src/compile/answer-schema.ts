import { isObject, type JsonSchema } from '@fermata/model';
import { listAt, objectAt, textAt, valueAt } from './read.ts';

const reasonSchema = Object.freeze({ type: 'string', title: 'Reason', maxLength: 2000 });

/**
 * The schema of what a form yields, without `outcome`: the one that its definition gives, any object where it gives
 * none, and the field `reason` beside where an outcome asks for a reason.
 */
export function answerSchemaOf(definition: unknown): JsonSchema {
  const given = valueAt(definition, 'schema');
  const schema: JsonSchema = isObject(given) ? (given as JsonSchema) : { type: 'object' };
  const asks = listAt(definition, 'outcomes').some((outcome) => textAt(outcome, 'reason') !== undefined);
  const properties = objectAt(schema, 'properties');
  if (!asks || Object.hasOwn(properties, 'reason')) return schema;
  return { ...schema, properties: { ...properties, reason: reasonSchema } };
}
