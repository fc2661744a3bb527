import {
  checkExpression,
  parseTemplate,
  type JsonSchemaLike,
  type Template,
  type TypeScope,
} from '@fermata/expressions';
import { compileDecision, type References } from '@fermata/interpreter';
import { isObject, type JsonObject, type JsonValue } from '@fermata/model';
import { listAt, objectAt, stepsOf, textAt, valueAt, type Loose } from '../read.ts';

/** Types of what flows through a workflow, as far as they are known. */
export interface Types {
  readonly outputs: ReadonlyMap<string, JsonSchemaLike>;
  readonly vars: ReadonlyMap<string, JsonSchemaLike>;
}

/** What the references of a definition are known to be. */
export type KnownReferences = Partial<References>;

/** An object with exactly these fields. */
export function closed(properties: Readonly<Record<string, JsonSchemaLike>>): JsonSchemaLike {
  return { type: 'object', required: Object.keys(properties), properties, additionalProperties: false };
}

/** The types of all outputs and variables. Outputs may be made of variables and these of outputs: they are read twice. */
export function typesOf(definition: JsonValue, references: KnownReferences): Types {
  const input = schemaOf(valueAt(definition, 'input'));
  let types: Types = { outputs: new Map(), vars: new Map() };
  for (let round = 0; round < 2; round += 1) {
    const scope = looseScope(input, types);
    const outputs = new Map(
      stepsOf(definition).map(([id, step]) => [id, visitOutput(step, references, scope)]),
    );
    types = { outputs, vars: varsOf(definition, looseScope(input, { ...types, outputs }), outputs) };
  }
  return types;
}

/** A scope in which every step has run and every variable been saved. */
export function looseScope(input: JsonSchemaLike, { outputs, vars }: Types): TypeScope {
  const steps = [...outputs].map(([id, output]) => [id, { properties: { output } }] as const);
  return {
    input,
    vars: vars.size === 0 ? true : { type: 'object', properties: Object.fromEntries(vars) },
    steps: outputs.size === 0 ? true : { type: 'object', properties: Object.fromEntries(steps) },
  };
}

/** A schema as an author wrote it; anything where there is none. */
export function schemaOf(value: Loose): JsonSchemaLike {
  return isObject(value) ? (value as JsonSchemaLike) : true;
}

function varsOf(
  definition: JsonValue,
  scope: TypeScope,
  outputs: ReadonlyMap<string, JsonSchemaLike>,
): ReadonlyMap<string, JsonSchemaLike> {
  const saved = stepsOf(definition).flatMap(([id, step]) =>
    Object.entries(objectAt(step, 'save')).map(([name, value]) => {
      const own = { ...scope, output: outputs.get(id) ?? true };
      return [name, inferred(value, own)] as const;
    }),
  );
  const declared = Object.entries(objectAt(definition, 'vars')).flatMap(([name, variable]) => {
    const schema = valueAt(variable, 'schema');
    const initial = valueAt(variable, 'initial');
    if (schema !== undefined) return [[name, schemaOf(schema)] as const];
    return initial === undefined ? [] : [[name, inferred(initial, scope)] as const];
  });
  const bare = Object.keys(objectAt(definition, 'vars')).map((name) => [name, true] as const);
  return new Map<string, JsonSchemaLike>([...bare, ...saved, ...declared]);
}

/** What a visit leaves: of a step with items, what each of them left. */
function visitOutput(step: JsonValue, references: KnownReferences, scope: TypeScope): JsonSchemaLike {
  const loop = valueAt(step, 'forEach');
  const output = workOutput(step, references, scope);
  if (loop === undefined) return output;
  const collect = valueAt(loop, 'collect');
  const item = collect === undefined ? output : inferred(collect, { ...scope, output });
  const count = { type: 'integer' };
  return closed({
    results: { type: 'array', items: item },
    total: count,
    done: count,
    failed: count,
    cancelled: count,
  });
}

type OutputOf = (step: JsonValue, references: KnownReferences, scope: TypeScope) => JsonSchemaLike;

const OUTPUTS: Readonly<Record<string, OutputOf>> = Object.freeze({
  task: (step: JsonValue, { tasks = {} }: KnownReferences) =>
    schemaOf(known(tasks, textAt(step, 'task'))?.output),
  manual: manualOutput,
  wait: (step: JsonValue, { events = {} }: KnownReferences) =>
    schemaOf(known(events, textAt(valueAt(step, 'wait'), 'event'))?.schema),
  workflow: (step: JsonValue, { workflows = {} }: KnownReferences) =>
    schemaOf(known(workflows, textAt(step, 'workflow'))?.output),
  decide: decideOutput,
  set: (step: JsonValue, _references: KnownReferences, scope: TypeScope) =>
    inferred(valueAt(step, 'with') ?? null, scope),
});

/** What the work of a step yields, for one item where there are items. */
export function workOutput(step: JsonValue, references: KnownReferences, scope: TypeScope): JsonSchemaLike {
  const type = textAt(step, 'type') ?? '';
  const output = Object.hasOwn(OUTPUTS, type) ? OUTPUTS[type] : undefined;
  return output === undefined ? true : output(step, references, scope);
}

function manualOutput(step: JsonValue, { forms = {} }: KnownReferences): JsonSchemaLike {
  const form = known(forms, textAt(step, 'form'));
  const own = listAt(step, 'outcomes');
  const outcomes = own.length > 0 ? own : (form?.outcomes ?? []);
  const outcome = outcomes.length > 0 ? { enum: outcomes } : { type: 'string' };
  const schema = valueAt(step, 'outputSchema') ?? form?.schema;
  const written = isObject(schema) ? (schema as JsonObject) : {};
  const properties = { ...(objectAt(written, 'properties') as Record<string, JsonSchemaLike>), outcome };
  return { ...written, type: 'object', properties };
}

function decideOutput(
  step: JsonValue,
  { decisions = {} }: KnownReferences,
  scope: TypeScope,
): JsonSchemaLike {
  const reference = known(decisions, textAt(step, 'decision'));
  if (reference === undefined) {
    const types = listAt(step, 'cases').map((entry) => inferred(valueAt(entry, 'output') ?? null, scope));
    return types.length === 0 ? true : { anyOf: types };
  }
  const outputs = compileDecision(reference.definition).decision?.outputs ?? [];
  const columns = outputs.map(({ name, type, values }) => [
    name,
    values !== undefined
      ? { enum: values }
      : type === 'any'
        ? true
        : { type: type.startsWith('date') ? 'string' : type },
  ]);
  return { type: 'object', properties: Object.fromEntries(columns) };
}

/** The type of what a value of the definition yields. */
export function inferred(value: JsonValue, scope: TypeScope): JsonSchemaLike {
  const parsed = parseTemplate(value);
  return parsed.ok ? typeOf(parsed.template, scope) : true;
}

function typeOf(template: Template, scope: TypeScope): JsonSchemaLike {
  switch (template.t) {
    case 'literal':
      return literalType(template.value);
    case 'expr':
      return checkExpression(template.source, scope).type;
    case 'text':
      return { type: 'string' };
    case 'list':
      return { type: 'array', items: { anyOf: template.items.map((item) => typeOf(item, scope)) } };
    case 'object':
      return closed(Object.fromEntries(template.entries.map(([key, entry]) => [key, typeOf(entry, scope)])));
  }
}

function literalType(value: JsonValue): JsonSchemaLike {
  if (value === null) return { type: 'null' };
  if (Array.isArray(value)) return { type: 'array' };
  if (!isObject(value)) return { type: typeof value };
  const entries = Object.entries(value).map(
    ([key, inner]) => [key, literalType(inner as JsonValue)] as const,
  );
  return closed(Object.fromEntries(entries));
}

function known<T>(references: Readonly<Record<string, T>>, name: string | undefined): T | undefined {
  return name !== undefined && Object.hasOwn(references, name) ? references[name] : undefined;
}
