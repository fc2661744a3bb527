import type { JsonSchemaLike, TypeScope } from '@fermata/expressions';
import type { Flow, Known } from './flow/flow.ts';
import { STATUS } from './flow/status.ts';
import { eventOf, itemScope, workOutput } from './outputs.ts';
import { listAt, textAt, valueAt } from './read.ts';
import { instanceType, scopeAt, type World } from './scope.ts';
import { errorType, nullType, orNull, union } from './shapes.ts';

/** What the parts of one step see (rule D1), with the types that are known where the step stands. */
export interface StepScopes {
  /** Before the work, once for the visit. */
  readonly begin: TypeScope;
  /** Before the work, for each item where there are items. */
  readonly item: TypeScope;
  /** Once the work of the visit, or of an item, has an output. */
  readonly done: TypeScope;
  readonly save: TypeScope;
  readonly next: TypeScope;
  /** A round of `repeat` before the next one; before the first there is no output. */
  readonly again: TypeScope;
  readonly caught: TypeScope;
  /** The event that a wait or `more` hears. */
  readonly event: JsonSchemaLike;
}

/** The scopes of a step, whatever way led to it. A step that nothing leads to is seen as if all had gone well. */
export function stepScopes(world: World, id: string, step: unknown): StepScopes {
  const { sight } = world;
  const flow = readsOthers(step) ? world.flow : NOTHING_KNOWN;
  const instance = instanceType(world.flow.onlyAfterError(id));
  const begin = { ...scopeAt(world, flow.before(id)), instance };
  const after = { ...scopeAt(world, flow.after(id)), instance };
  const event = eventOf(valueAt(step, 'wait') ?? valueAt(valueAt(step, 'forEach'), 'more'), sight);
  const heard = textAt(step, 'type') === 'wait' ? { event } : {};
  const { completed = true, skipped = true } = world.outputs.get(id) ?? {};
  const item = itemScope(step, begin, sight);
  const error = orNull(errorType, 'it is null unless the step has failed');
  return {
    begin,
    item,
    event,
    done: { ...item, output: workOutput(step, sight, item), error: nullType },
    save: { ...after, ...heard, output: completed, error },
    next: { ...after, ...heard, output: outputOnward(world, id, { completed, skipped, step }), error },
    again: { ...begin, output: orNull(completed, 'there is none before the first round') },
    caught: {
      ...scopeAt(world, failing(world, flow.before(id), id)),
      instance,
      ...heard,
      ...itemNames(item, begin),
      output: true,
      error: errorType,
    },
  };
}

/** For a step that reads no other one nothing has to be known of them. */
const NOTHING_KNOWN: Pick<Flow, 'before' | 'after'> = Object.freeze({
  before: () => undefined,
  after: () => undefined,
});

function readsOthers(step: unknown): boolean {
  return /\b(steps|vars)\b/.test(JSON.stringify(step));
}

interface Onward {
  readonly completed: JsonSchemaLike;
  readonly skipped: JsonSchemaLike;
  readonly step: unknown;
}

/** What `next` sees as output: that of a visit that has completed, or was skipped, or is passed by as failed. */
function outputOnward(world: World, id: string, { completed, skipped, step }: Onward): JsonSchemaLike {
  const index = world.flow.graph.ids.indexOf(id);
  const statuses = world.flow.after(id)?.statuses[index] ?? STATUS.completed;
  const types = (statuses & STATUS.skipped) === 0 ? [completed] : [completed, skipped];
  const passes = listAt(step, 'catch').some((entry) => textAt(entry, 'then') === 'pass');
  return passes ? orNull(union(types), 'the step may have failed and been passed by') : union(types);
}

/** While a step catches its error, it has failed. */
function failing({ flow }: World, known: Known | undefined, id: string): Known | undefined {
  if (known === undefined) return undefined;
  const statuses = Uint8Array.from(known.statuses);
  statuses[flow.graph.ids.indexOf(id)] = STATUS.failed;
  return { ...known, statuses };
}

/** `item`, `index` and the alias, where the step has items. */
function itemNames(item: TypeScope, begin: TypeScope): TypeScope {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !Object.hasOwn(begin, name)));
}
