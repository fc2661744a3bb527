import { compileSchemaForm } from '@fermata/forms';
import { isObject, type JsonObject, type JsonValue } from '@fermata/model';

/** The component that a form without a layout would show for a field of this schema. */
export function fittingComponent(schema: JsonValue | undefined): string {
  const field = isObject(schema) ? (schema as JsonObject) : {};
  const plan = compileSchemaForm({ type: 'object', properties: { field } });
  return plan.nodes[0]?.component ?? 'json';
}
