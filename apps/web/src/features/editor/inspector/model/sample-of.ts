import { isObject, pointer, resolvePointer, type JsonObject, type JsonValue } from '@fermata/model';
import { templateResult } from './live-result.ts';

/** What the API says of an instance, as far as a sample needs it. */
export interface InstanceFacts {
  readonly id: string;
  readonly businessKey?: string;
  readonly startedBy: string;
  readonly startedAt?: string;
  readonly input: unknown;
}

/** What the API says of a visit. */
export interface VisitFacts {
  readonly stepId: string;
  readonly status: string;
  readonly openedAt: string;
  readonly endedAt?: string;
  readonly output?: unknown;
  readonly error?: unknown;
  readonly by?: string;
}

type Scope = Readonly<Record<string, JsonValue>>;

/**
 * What expressions of a workflow would see in an instance: its input, the latest visit of each step, and the variables
 * that its steps have saved by this definition, in the order in which they ended. What has not happened is left out.
 */
export function scopeOfInstance(
  definition: JsonObject,
  instance: InstanceFacts,
  visits: readonly VisitFacts[],
): Scope {
  const base: Scope = {
    input: instance.input as JsonValue,
    instance: present({
      id: instance.id,
      businessKey: instance.businessKey,
      startedBy: instance.startedBy,
      startedAt: instance.startedAt,
    }),
    steps: stepsSeen(visits),
  };
  return { ...base, vars: savedVars(definition, base, visits) };
}

function stepsSeen(visits: readonly VisitFacts[]): JsonObject {
  const seen: Record<string, JsonValue> = {};
  const ordered = visits.toSorted((a, b) => a.openedAt.localeCompare(b.openedAt));
  for (const visit of ordered) {
    seen[visit.stepId] = present({
      status: visit.status,
      output: visit.output,
      error: visit.error,
      by: visit.by,
      open: visit.status === 'open' || visit.status === 'held',
      visits: ordered.filter(({ stepId }) => stepId === visit.stepId).length,
    });
  }
  return seen;
}

function savedVars(definition: JsonObject, base: Scope, visits: readonly VisitFacts[]): JsonObject {
  let vars = initialVars(definition, base);
  const ended = visits
    .filter(({ status, endedAt }) => status === 'completed' && endedAt !== undefined)
    .toSorted((a, b) => String(a.endedAt).localeCompare(String(b.endedAt)));
  for (const visit of ended) {
    const save = resolvePointer(definition, pointer('steps', visit.stepId, 'save'));
    if (!isObject(save)) continue;
    const scope = { ...base, vars, output: (visit.output ?? null) as JsonValue };
    vars = { ...vars, ...valuesOf(save as JsonObject, scope) };
  }
  return vars;
}

function initialVars(definition: JsonObject, base: Scope): JsonObject {
  const declared = isObject(definition['vars']) ? (definition['vars'] as JsonObject) : {};
  const initial = Object.entries(declared).flatMap(([name, variable]) => {
    const first = isObject(variable) ? (variable as JsonObject)['initial'] : undefined;
    return first === undefined ? [] : [[name, first] as const];
  });
  return valuesOf(Object.fromEntries(initial), base);
}

function valuesOf(mapping: JsonObject, scope: Scope): JsonObject {
  const values = Object.entries(mapping).flatMap(([name, template]) => {
    const result = templateResult(template, scope);
    return result.kind === 'value' ? [[name, result.value] as const] : [];
  });
  return Object.fromEntries(values);
}

function present(fields: Readonly<Record<string, unknown>>): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as JsonObject;
}
