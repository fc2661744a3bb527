import { isDefinitionName, isObject, said, type JsonObject, type JsonValue } from '@fermata/model';
import { isRefused, type Change, type Refused } from '../change/edit.ts';
import { refuse } from '../change/place.ts';
import { listAt, objectAt, stepsOf, textAt, valueAt } from '../read.ts';
import { changeTo, definitionOf, setAt, withField, withStep } from './compose.ts';
import { borderOf, foreignName, foreignStep, type Border } from './extract-border.ts';
import { fieldsFor, readsOf, type Reads } from './extract-reads.ts';
import { withLayout, withoutSteps } from './layout.ts';
import { freeId, identifierFrom } from './new-id.ts';

/** Steps taken out of a workflow: the change of it, and the new workflow that it calls. */
export interface Extracted {
  readonly change: Change;
  readonly child: JsonObject;
}

/**
 * Makes a workflow of its own of some steps and calls it in their place. They must be entered at one step and left to
 * one step; nothing outside may name them, and they may read only input and variables. Whatever would change its
 * meaning is refused with the reason.
 */
export function extractSubWorkflow(
  definition: JsonValue,
  ids: readonly string[],
  name: string,
): Extracted | Refused {
  if (!isDefinitionName(name))
    return refuse('', 'extract.name', said`\`${{ name }}\` is no name of a definition.`);
  const before = definitionOf(definition);
  const chosen = new Set(ids.filter((id) => Object.hasOwn(objectAt(before, 'steps'), id)));
  const border = borderOf(before, chosen);
  if (isRefused(border)) return border;
  const reason = foreignStep(before, chosen) ?? foreignName(before, chosen);
  if (reason !== undefined) return reason;
  const reads = readsOf(before, chosen);
  if (isRefused(reads)) return reads;
  const child = childOf(before, { chosen, border, reads, name });
  return { child, change: parentOf(before, { chosen, border, reads, name }) };
}

interface Cut {
  readonly chosen: ReadonlySet<string>;
  readonly border: Border;
  readonly reads: Reads;
  readonly name: string;
}

function childOf(definition: JsonObject, { chosen, border, reads, name }: Cut): JsonObject {
  const end = freeId('done', (one) => chosen.has(one));
  const inner = stepsOf(definition).filter(([id]) => chosen.has(id));
  const steps = Object.fromEntries(inner.map(([id, step]) => [id, definitionOf(step)]));
  const ended = border.exit === undefined ? steps : { ...steps, [end]: { type: 'end' } };
  const turned = border.outward.reduce((one, { path }) => setAt(one, `${path}/to`, end), {
    steps: ended,
  } as JsonObject);
  const begun = withField(objectAt(objectAt(turned, 'steps'), border.entry), 'join', undefined);
  const variables = fieldsFor(reads).filter(([, , isVar]) => isVar);
  const declared = objectAt(definition, 'vars');
  const vars = [...new Set([...reads.vars, ...reads.saved])].map((variable) => {
    const field = variables.find(([, source]) => source === variable)?.[0];
    const own = withField(objectAt(declared, variable), 'initial', undefined);
    return [
      variable,
      field === undefined ? own : { ...own, initial: `\${ get(input, '${field}') }` },
    ] as const;
  });
  return {
    kind: 'workflow',
    name,
    input: { type: 'object', properties: inputProperties(definition, reads) },
    ...(vars.length === 0 ? {} : { vars: Object.fromEntries(vars) }),
    start: border.entry,
    steps: objectAt(withStep(turned, border.entry, begun), 'steps'),
    ...(reads.saved.length === 0
      ? {}
      : { output: valuesOf(reads.saved, (saved) => `\${ get(vars, '${saved}') }`) }),
  };
}

/** A field that is surely there keeps its schema; what may be absent comes in as null. */
function inputProperties(definition: JsonObject, reads: Reads): JsonObject {
  const properties = objectAt(objectAt(definition, 'input'), 'properties');
  return Object.fromEntries(
    fieldsFor(reads).map(([field, source, isVar]) => {
      const schema = isVar || !isRequired(definition, source) ? undefined : properties[source];
      return [field, isObject(schema) ? schema : {}] as const;
    }),
  ) as JsonObject;
}

function isRequired(definition: JsonObject, field: string): boolean {
  return listAt(objectAt(definition, 'input'), 'required').includes(field);
}

function parentOf(definition: JsonObject, { chosen, border, reads, name }: Cut): Change {
  const steps = objectAt(definition, 'steps');
  const id = freeId(identifierFrom(name), (one) => Object.hasOwn(steps, one) && !chosen.has(one));
  const join = valueAt(objectAt(steps, border.entry), 'join');
  const call: JsonObject = {
    type: 'workflow',
    workflow: name,
    with: Object.fromEntries(
      fieldsFor(reads).map(([field, source, isVar]) => [
        field,
        `\${ get(${isVar ? 'vars' : 'input'}, '${source}') }`,
      ]),
    ),
    ...(join === undefined ? {} : { join }),
    ...(reads.saved.length === 0 ? {} : { save: valuesOf(reads.saved, (saved) => `\${ output.${saved} }`) }),
    ...(border.exit === undefined ? {} : { next: [{ to: border.exit }] }),
  };
  const turned = border.inward.reduce((one, { path }) => setAt(one, `${path}/to`, id), definition);
  const kept = Object.entries(objectAt(turned, 'steps')).flatMap(([other, step]) =>
    other === border.entry ? [[id, call] as const] : chosen.has(other) ? [] : [[other, step] as const],
  );
  const start = chosen.has(textAt(turned, 'start') ?? '') ? { start: id } : {};
  const after = withoutPlaces({ ...turned, ...start, steps: Object.fromEntries(kept) }, chosen, {
    id,
    at: border.entry,
  });
  const label = { key: 'edit.extract', values: { count: chosen.size, workflow: name } };
  return changeTo(definition, after, { label, selects: [id] });
}

/** The call stands where the first of the steps stood. */
function withoutPlaces(
  definition: JsonObject,
  chosen: ReadonlySet<string>,
  { id, at }: { readonly id: string; readonly at: string },
): JsonObject {
  const layout = valueAt(definition, 'layout');
  if (layout === undefined) return definition;
  const places = objectAt(layout, 'steps');
  const entries = Object.entries(places).flatMap(([one, place]) =>
    one === at ? [[id, place] as const] : chosen.has(one) ? [] : [[one, place] as const],
  );
  const placed = withLayout(
    definition,
    'steps',
    entries.length === 0 ? undefined : Object.fromEntries(entries),
  );
  const groups = listAt(valueAt(placed, 'layout'), 'groups').flatMap((group) =>
    withoutSteps(group, [...chosen]),
  );
  return withLayout(placed, 'groups', groups.length === 0 ? undefined : groups);
}

function valuesOf(names: readonly string[], write: (name: string) => string): JsonObject {
  return Object.fromEntries(names.map((name) => [name, write(name)]));
}
