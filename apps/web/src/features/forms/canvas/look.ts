import { isListComponent } from '@fermata/forms';
import { isObject, type JsonObject, type JsonValue } from '@fermata/model';
import { layoutOf, listsAround } from '../model/layout-tree.ts';
import { schemaPath } from '../model/fields.ts';
import { valueAt } from '../model/value-at.ts';

/** A form of one component alone: conditions do not hide it, and inside a list it edits the item. */
export function lookOf(definition: JsonObject, body: JsonObject, path: string): JsonObject {
  let schema: JsonValue | undefined = definition['schema'];
  for (const list of listsAround(layoutOf(definition), path)) {
    const own = valueAt({ schema: schema ?? {} }, schemaPath(String(list.body['field'])));
    schema = isListComponent(list.component) && isObject(own) ? (own as JsonObject)['items'] : own;
  }
  const { show: _show, enable: _enable, compute: _compute, checks: _checks, ...rest } = body;
  return {
    kind: 'component',
    name: 'look',
    schema: isObject(schema) ? schema : { type: 'object', properties: {} },
    ...(isObject(definition['input']) && { input: definition['input'] }),
    layout: [rest],
  };
}
