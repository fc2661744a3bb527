import type { JsonSchemaLike, TypeScope } from '@fermata/expressions';
import { inferTemplate } from './infer.ts';
import { eventOf, itemScope, type StepOutputs } from './outputs.ts';
import { listAt, objectAt, textAt, valueAt, type Sight } from './read.ts';
import { closed, errorType, nullType, orNull, union } from './shapes.ts';

/** A variable of a workflow (rules D2, D4). */
export interface Variable {
  readonly type: JsonSchemaLike;
  /** It is there from the start; otherwise from its first save on. */
  readonly isDeclared: boolean;
  /** It has a first value; otherwise it is null until it is saved. */
  readonly hasInitial: boolean;
}

/** The variables of a workflow: declared ones by their schema, others by all that is saved into them. */
export function variablesOf(
  workflow: unknown,
  sight: Sight,
  { scope, outputs }: { readonly scope: TypeScope; readonly outputs: ReadonlyMap<string, StepOutputs> },
): ReadonlyMap<string, Variable> {
  const saved = new Map<string, JsonSchemaLike[]>();
  for (const [id, step] of Object.entries(objectAt(workflow, 'steps'))) {
    for (const [name, type] of savesOf(step, sight, scope, outputs.get(id)?.completed ?? true)) {
      saved.set(name, [...(saved.get(name) ?? []), type]);
    }
  }
  const declared = Object.entries(objectAt(workflow, 'vars')).map(([name, variable]) => {
    const initial = valueAt(variable, 'initial');
    const first = initial === undefined ? [] : [inferTemplate(initial, scope)];
    const schema = valueAt(variable, 'schema');
    const type = schema === undefined ? union([...first, ...(saved.get(name) ?? [])]) : sight.safe(schema);
    return [name, { type, isDeclared: true, hasInitial: initial !== undefined }] as const;
  });
  const others = [...saved].map(
    ([name, types]) => [name, { type: union(types), isDeclared: false, hasInitial: false }] as const,
  );
  return new Map<string, Variable>([...others, ...declared]);
}

type Saves = readonly (readonly [string, JsonSchemaLike])[];

function savesOf(step: unknown, sight: Sight, scope: TypeScope, output: JsonSchemaLike): Saves {
  const event = textAt(step, 'type') === 'wait' ? { event: eventOf(valueAt(step, 'wait'), sight) } : {};
  const own = { ...scope, ...event, output, error: nullType };
  const caught = { ...itemScope(step, scope, sight), ...event, output: true, error: errorType };
  const infer = (part: unknown, seen: TypeScope): Saves =>
    Object.entries(objectAt(part, 'save')).map(([name, value]) => [
      name,
      inferTemplate(value as never, seen),
    ]);
  return [...infer(step, own), ...listAt(step, 'catch').flatMap((entry) => infer(entry, caught))];
}

/** The type of `vars` where some have surely been saved; without knowledge all have been. */
export function varsType(
  variables: ReadonlyMap<string, Variable>,
  saved: ReadonlySet<string> | undefined,
): JsonSchemaLike {
  const isSaved = (name: string): boolean => saved === undefined || saved.has(name);
  const entries = [...variables].map(([name, { type, isDeclared, hasInitial }]) => {
    const mayBeNull = isDeclared && !hasInitial && !isSaved(name);
    return [name, mayBeNull ? orNull(type, `\`${name}\` may not have been saved yet`) : type] as const;
  });
  const required = [...variables].filter(([name, { isDeclared }]) => isDeclared || isSaved(name));
  const all = closed(Object.fromEntries(entries)) as object;
  return { ...all, required: required.map(([name]) => name) };
}
