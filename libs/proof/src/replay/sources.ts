import { referencedPaths, type Template } from '@fermata/expressions';
import type { Plan, PlanStep } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';

type Path = readonly string[];

/** Where a value comes from: a place that may be chosen freely, or a value that is what it is. */
export type Source =
  { readonly kind: 'cell'; readonly cell: Path } | { readonly kind: 'value'; readonly value: JsonValue };

/** What a run knows at one moment: how often each step was visited, who wrote each variable last. */
export interface Moment {
  /** The visit whose expression it is. */
  readonly step: string;
  readonly visit: number;
  readonly visits: ReadonlyMap<string, number>;
  readonly writers: ReadonlyMap<string, Writer>;
}

/** A template that wrote something, and when. */
export interface Writer {
  readonly template: Template;
  readonly at: Moment;
}

/** Where the value of a path comes from: `input`, what machines and people yield, or what was written before. */
export function sourceOf(plan: Plan, at: Moment, path: Path): Source | undefined {
  const [root, ...rest] = path;
  switch (root) {
    case 'input':
      return { kind: 'cell', cell: path };
    case 'output':
      return yieldOf(plan, at, { step: at.step, visit: at.visit, rest });
    case 'steps':
      return ofStep(plan, at, rest);
    case 'vars':
      return written(plan, at.writers.get(rest[0] ?? ''), rest.slice(1));
    default:
      return undefined;
  }
}

function ofStep(plan: Plan, at: Moment, [step = '', field, ...rest]: Path): Source | undefined {
  const visit = at.visits.get(step) ?? 0;
  if (field === 'status') return { kind: 'value', value: visit > 0 ? 'completed' : 'none' };
  if (field === 'visits') return { kind: 'value', value: visit };
  if (field !== 'output') return undefined;
  return visit === 0 ? { kind: 'value', value: null } : yieldOf(plan, at, { step, visit, rest });
}

interface Yield {
  readonly step: string;
  readonly visit: number;
  readonly rest: Path;
}

/** What a visit yields is free where a machine or a person does it. */
function yieldOf(plan: Plan, at: Moment, { step, visit, rest }: Yield): Source | undefined {
  const found: PlanStep | undefined = plan.steps[step];
  if (found?.type === 'set') return written(plan, { template: found.with, at }, rest);
  const isFree = found?.type === 'task' || found?.type === 'manual' || found?.type === 'workflow';
  return isFree && found.forEach === undefined
    ? { kind: 'cell', cell: ['yield', step, `${visit}`, ...rest] }
    : undefined;
}

/** Follows a template that only hands on. */
function written(plan: Plan, writer: Writer | undefined, rest: Path): Source | undefined {
  if (writer === undefined) return undefined;
  const { template, at } = writer;
  switch (template.t) {
    case 'literal':
      return valueAt(template.value, rest);
    case 'object': {
      const value = template.entries.find(([key]) => key === rest[0])?.[1];
      return value === undefined ? undefined : written(plan, { template: value, at }, rest.slice(1));
    }
    case 'expr': {
      const [path, ...others] = referencedPaths(template.source);
      const isPath = path !== undefined && others.length === 0 && path.join('.') === template.source.trim();
      return isPath ? sourceOf(plan, at, [...path, ...rest]) : undefined;
    }
    default:
      return undefined;
  }
}

function valueAt(value: JsonValue, path: Path): Source | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return { kind: 'value', value };
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, first)) return undefined;
  const inner = (value as Readonly<Record<string, JsonValue>>)[first];
  return inner === undefined ? undefined : valueAt(inner, rest);
}
