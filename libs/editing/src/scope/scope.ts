import type { JsonSchemaLike } from '@fermata/expressions';
import type { JsonValue } from '@fermata/model';
import { listAt, objectAt, stepsOf, textAt, valueAt, type Loose } from '../read.ts';
import { stepsBefore, type Before } from './before.ts';
import { fieldFrom, type ScopeField } from './field.ts';
import type { Moment, ScopePlace } from './place.ts';
import {
  closed,
  inferred,
  looseScope,
  schemaOf,
  typesOf,
  workOutput,
  type KnownReferences,
  type Types,
} from './types.ts';

/** What an expression may read, the roots in a fixed order; steps that surely ran come first. */
export function scopeAt(
  definition: JsonValue,
  { step: id, moment = 'begin', event }: ScopePlace,
  references: KnownReferences = {},
): readonly ScopeField[] {
  const step = id === undefined ? undefined : valueAt(objectAt(definition, 'steps'), id);
  const types = typesOf(definition, references);
  const before = stepsBefore(definition, id);
  return [
    ...own(definition, { step, moment, event, types, references }),
    root('input', schemaOf(valueAt(definition, 'input'))),
    varsField(definition, before, types),
    stepsField(definition, before, { types, id }),
    root('instance', INSTANCE),
    root('now', MOMENT_TYPE),
  ];
}

const TEXT: JsonSchemaLike = Object.freeze({ type: 'string' });
const MOMENT_TYPE: JsonSchemaLike = Object.freeze({ type: 'string', format: 'date-time' });
const ERROR: JsonSchemaLike = Object.freeze({
  type: 'object',
  required: ['code', 'message'],
  properties: { code: TEXT, message: TEXT, data: true, cause: true },
});
const INSTANCE: JsonSchemaLike = Object.freeze({
  type: 'object',
  required: ['id', 'startedAt', 'startedBy', 'trigger'],
  properties: {
    id: TEXT,
    businessKey: TEXT,
    startedAt: MOMENT_TYPE,
    startedBy: TEXT,
    trigger: true,
    error: ERROR,
  },
});

function root(name: string, schema: JsonSchemaLike, certain = true): ScopeField {
  return fieldFrom(schema, { name, path: name, certain });
}

interface Own {
  readonly step: Loose;
  readonly moment: Moment;
  readonly event: string | undefined;
  readonly types: Types;
  readonly references: KnownReferences;
}

/** What only this place sees: its output, its error, its item, its event. */
function own(definition: JsonValue, place: Own): readonly ScopeField[] {
  const { step, moment, types, references } = place;
  const scope = looseScope(schemaOf(valueAt(definition, 'input')), types);
  const output =
    step === undefined || moment !== 'done' ? [] : [root('output', workOutput(step, references, scope))];
  const error = moment === 'caught' ? [root('error', ERROR)] : [];
  const loop = valueAt(step, 'forEach');
  const items = loop === undefined ? [] : itemFields(loop, inferred(valueAt(loop, 'items') ?? null, scope));
  return [...output, ...error, ...items, ...eventFields(place)];
}

function itemFields(loop: JsonValue, list: JsonSchemaLike): readonly ScopeField[] {
  const items = typeof list === 'object' && !Array.isArray(list.items) ? list.items : undefined;
  const item = (items as JsonSchemaLike | undefined) ?? true;
  const names = ['item', ...[textAt(loop, 'as')].filter((name) => name !== undefined)];
  return [...names.map((name) => root(name, item)), root('index', { type: 'integer' })];
}

function eventFields({ step, moment, event, references }: Own): readonly ScopeField[] {
  const holder = valueAt(step, 'wait') ?? valueAt(valueAt(step, 'forEach'), 'more');
  const isHeard = moment === 'event' || (textAt(step, 'type') === 'wait' && moment === 'done');
  if (!isHeard) return [];
  const name = event ?? textAt(holder, 'event') ?? '';
  const { events = {} } = references;
  const data = schemaOf(Object.hasOwn(events, name) ? events[name]?.schema : undefined);
  return [
    root('event', closed({ id: TEXT, type: TEXT, source: TEXT, key: TEXT, data, receivedAt: MOMENT_TYPE })),
  ];
}

function varsField(definition: JsonValue, { certain }: Before, { vars }: Types): ScopeField {
  const declared = objectAt(definition, 'vars');
  const saved = new Set(
    stepsOf(definition).flatMap(([id, step]) => (certain.has(id) ? Object.keys(objectAt(step, 'save')) : [])),
  );
  const fields = [...vars].map(([name, type]) => {
    const isSure = saved.has(name) || valueAt(declared[name], 'initial') !== undefined;
    return fieldFrom(type, { name, path: `vars.${name}`, certain: isSure });
  });
  return { name: 'vars', path: 'vars', type: 'object', certain: true, fields: sureFirst(fields) };
}

function stepsField(
  definition: JsonValue,
  { certain, possible }: Before,
  { types, id }: { readonly types: Types; readonly id: string | undefined },
): ScopeField {
  const fields = stepsOf(definition)
    .filter(([other]) => other !== id || possible.has(other))
    .map(([other, step]) => {
      const isSure = certain.has(other);
      const place = { name: other, path: `steps.${other}`, certain: isSure };
      const title = textAt(step, 'title');
      const record = {
        ...recordType(types.outputs.get(other) ?? true, step),
        ...(title === undefined ? {} : { title }),
      };
      return { field: fieldFrom(record, place), rank: isSure ? 0 : possible.has(other) ? 1 : 2 };
    });
  const sorted = fields.toSorted((one, other) => one.rank - other.rank).map(({ field }) => field);
  return { name: 'steps', path: 'steps', type: 'object', certain: true, fields: sorted };
}

function recordType(output: JsonSchemaLike, step: JsonValue): Exclude<JsonSchemaLike, boolean> {
  const statuses = ['none', 'open', 'completed', 'failed', 'cancelled', 'skipped'];
  const count = { type: 'integer' };
  const mayFail = listAt(step, 'catch').length > 0;
  return {
    type: 'object',
    required: ['status', 'output', 'visits', 'open', 'by'],
    properties: {
      status: { enum: statuses },
      output,
      ...(mayFail ? { error: ERROR } : {}),
      visits: count,
      open: count,
      by: { type: 'array', items: TEXT },
    },
  };
}

function sureFirst(fields: readonly ScopeField[]): readonly ScopeField[] {
  return fields.toSorted((one, other) => Number(other.certain) - Number(one.certain));
}
