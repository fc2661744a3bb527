import type { Change, Edit } from '@fermata/editing';
import { isObject, type JsonObject, type JsonValue } from '@fermata/model';
import { kindOf } from '@fermata/forms';
import { fieldsOf, freshName, schemaFor } from './fields.ts';
import { flat, isContainer, layoutOf, listsAround } from './layout-tree.ts';
import { isInside, pathOf, placeOf, withoutNode, type Place } from './place.ts';
import { valueAt } from './value-at.ts';

/** A new component at a place, with a new field of the answer where it edits one. */
export function addComponent(definition: JsonObject, component: string, place: Place): Change {
  const { schema, edits: schemaEdits } = answerSchemaAt(definition, place);
  const fresh = schemaFor(component);
  const edits: Edit[] = [...listEdits(definition, place.list), ...schemaEdits];
  const node: Record<string, JsonValue> = { component };
  if (fresh !== undefined && !holdsWithoutField(component)) {
    const taken = fieldsOf(valueAt(definition, schema)).map(({ name }) => name);
    const name = freshName(component, taken);
    node['field'] = name;
    edits.push(...fieldEdits(definition, `${schema}/properties`, { name, schema: fresh as JsonObject }));
  }
  if (isContainer(component)) node['children'] = firstChildren(component);
  edits.push({ op: 'insert', path: pathOf(place), value: node });
  return labelled('add', edits, [pathOf(place)]);
}

/** A component that edits a field which is there already. */
export function addForField(definition: JsonObject, body: JsonObject, place: Place): Change {
  const edits: Edit[] = [...listEdits(definition, place.list)];
  edits.push({ op: 'insert', path: pathOf(place), value: body });
  return labelled('add', edits, [pathOf(place)]);
}

/** Takes components away; fields of the answer stay, for what was filled in earlier. */
export function removeComponent(path: string): Change {
  return labelled('remove', [{ op: 'remove', path }], []);
}

/** Moves a component; nothing when it would go into itself or stays where it is. */
export function moveComponent(definition: JsonObject, path: string, to: Place): Change | undefined {
  if (isInside(to, path)) return undefined;
  const target = withoutNode(to, path);
  if (pathOf(target) === path) return undefined;
  const body = valueAt(definition, path);
  if (body === undefined) return undefined;
  const edits: Edit[] = [...listEdits(definition, to.list), { op: 'move', from: path, path: pathOf(target) }];
  return labelled('move', edits, [pathOf(target)]);
}

/** The same component once more, below; it edits the same field until told otherwise. */
export function duplicateComponent(definition: JsonObject, path: string): Change | undefined {
  const body = valueAt(definition, path);
  if (body === undefined) return undefined;
  const place = placeOf(path);
  const below = pathOf({ ...place, index: place.index + 1 });
  return labelled('duplicate', [{ op: 'insert', path: below, value: body }], [below]);
}

/** One step up or down among its neighbours, into and out of what holds components. */
export function nudgeComponent(definition: JsonObject, path: string, by: -1 | 1): Change | undefined {
  const place = placeOf(path);
  const neighbour = valueAt(definition, pathOf({ ...place, index: place.index + by }));
  if (isObject(neighbour)) {
    const index = by < 0 ? place.index - 1 : place.index + 2;
    return moveComponent(definition, path, { ...place, index });
  }
  if (place.list === '/layout') return undefined;
  const holder = placeOf(place.list.slice(0, -'/children'.length));
  return moveComponent(definition, path, by < 0 ? holder : { ...holder, index: holder.index + 1 });
}

/** Sets or takes away one member at a path; changes of one member within a burst are one entry of the history. */
export function setMember(path: string, value: JsonValue | undefined): Change {
  const edit: Edit = value === undefined ? { op: 'remove', path } : { op: 'set', path, value };
  return { label: { key: 'change.set' }, edits: [edit], group: path };
}

/** Gives a field of the answer another name, in its schema and in every component that edits it. */
export function renameField(definition: JsonObject, from: string, to: string): Change {
  const parts = from.split('.');
  const key = to.split('.').at(-1) ?? to;
  const path = `/schema/properties/${parts.join('/properties/')}`;
  const edits: Edit[] = [];
  if (valueAt(definition, path) !== undefined) edits.push({ op: 'rename', path, key });
  const required = valueAt(definition, '/schema/required');
  if (Array.isArray(required) && parts.length === 1 && required.includes(from)) {
    edits.push({
      op: 'set',
      path: '/schema/required',
      value: required.map((name) => (name === from ? to : name)),
    });
  }
  for (const node of flat(layoutOf(definition))) {
    if (node.body['field'] === from) edits.push({ op: 'set', path: `${node.path}/field`, value: to });
  }
  return labelled('rename', edits, undefined);
}

function labelled(what: string, edits: readonly Edit[], selects: readonly string[] | undefined): Change {
  return { label: { key: `change.${what}` }, edits, ...(selects !== undefined && { selects }) };
}

/** A list of components that is not written yet is made. */
function listEdits(definition: JsonObject, list: string): readonly Edit[] {
  return Array.isArray(valueAt(definition, list)) ? [] : [{ op: 'set', path: list, value: [] }];
}

/** Where the schema stands that a new field at a place belongs to, and what has to be made for it. */
function answerSchemaAt(
  definition: JsonObject,
  place: Place,
): { readonly schema: string; readonly edits: readonly Edit[] } {
  const path = `${place.list}/0`;
  let schema = '/schema';
  for (const list of listsAround(layoutOf(definition), path)) {
    const field = String(list.body['field']).split('.').join('/properties/');
    const own = `${schema}/properties/${field}`;
    schema = kindOf(list.component)?.isList === true ? `${own}/items` : own;
  }
  const found = valueAt(definition, schema);
  if (!isObject(found)) {
    return { schema, edits: [{ op: 'set', path: schema, value: { type: 'object', properties: {} } }] };
  }
  if (isObject((found as JsonObject)['properties'])) return { schema, edits: [] };
  return { schema, edits: [{ op: 'set', path: `${schema}/properties`, value: {} }] };
}

function fieldEdits(
  definition: JsonObject,
  properties: string,
  field: { readonly name: string; readonly schema: JsonObject },
): readonly Edit[] {
  const path = `${properties}/${field.name}`;
  return valueAt(definition, path) === undefined ? [{ op: 'set', path, value: field.schema }] : [];
}

/** Groups, columns, tabs and wizards only arrange: what stands in them stays a field of the form. */
function holdsWithoutField(component: string): boolean {
  return isContainer(component) && kindOf(component)?.isList !== true;
}

function firstChildren(component: string): JsonValue {
  const inner = { tabs: 'tab', wizard: 'step' }[component];
  return inner === undefined ? [] : [{ component: inner, title: '1', children: [] }];
}
