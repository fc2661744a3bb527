import type { TypeScope } from '@fermata/expressions';
import type { Problem } from '@fermata/model';
import { extendPointer, pointer } from '@fermata/model';
import { eventOf } from './outputs.ts';
import { listAt, objectAt, textAt, valueAt, type Sight } from './read.ts';
import { instanceType, scopeAt, type World } from './scope.ts';
import { stepScopes, type StepScopes } from './step-scopes.ts';
import { expressionProblems, templateProblems } from './texts.ts';

const truth = Object.freeze({ expect: 'boolean' } as const);

/**
 * What the types of expressions tell about a workflow: unknown names and fields, types that do not go together, and what
 * may be missing or null on some way to the step (rule D4).
 */
export function typeProblems(world: World): Problem[] {
  const steps = Object.entries(objectAt(world.workflow, 'steps'));
  return [
    ...steps.flatMap(([id, step]) => stepProblems(step, pointer('steps', id), stepScopes(world, id, step))),
    ...wholeProblems(world),
    ...triggerProblems(world.workflow, world.sight),
  ];
}

/** Parts of a step that are evaluated for each visit, and those that are for each item (rule F1). */
const visitParts = Object.freeze(['default', 'key'] as const);
const itemParts = Object.freeze(['with', 'timeout', 'assign', 'due', 'delay', 'timers'] as const);

function stepProblems(step: unknown, path: string, scopes: StepScopes): Problem[] {
  const at = (name: string): string => extendPointer(path, name);
  const reads = textAt(step, 'type') === 'end' ? [...visitParts, 'output'] : visitParts;
  return [
    ...expressionProblems(valueAt(step, 'unless'), at('unless'), scopes.begin, truth),
    ...reads.flatMap((name) => templateProblems(valueAt(step, name), at(name), scopes.begin)),
    ...itemParts.flatMap((name) => templateProblems(valueAt(step, name), at(name), scopes.item)),
    ...waitProblems(valueAt(step, 'wait'), at('wait'), scopes),
    ...loopProblems(step, path, scopes),
    ...templateProblems(valueAt(step, 'save'), at('save'), scopes.save),
    ...conditions(listAt(step, 'next'), at('next'), scopes.next),
    ...listAt(step, 'next').flatMap((entry, index) =>
      templateProblems(valueAt(entry, 'copies'), extendPointer(path, 'next', index, 'copies'), scopes.next),
    ),
    ...templateProblems(
      valueAt(valueAt(step, 'compensate'), 'with'),
      `${at('compensate')}/with`,
      scopes.done,
    ),
    ...cases(listAt(step, 'cases'), at('cases'), scopes.item),
    ...catches(listAt(step, 'catch'), at('catch'), scopes.caught),
  ];
}

function waitProblems(wait: unknown, path: string, { item, event }: StepScopes): Problem[] {
  return [
    ...templateProblems(valueAt(wait, 'key'), extendPointer(path, 'key'), item),
    ...expressionProblems(valueAt(wait, 'where'), extendPointer(path, 'where'), { ...item, event }, truth),
  ];
}

/** `forEach` and `repeat`: what they judge and shape sees the output, `more` sees the event (rule D1). */
function loopProblems(step: unknown, path: string, scopes: StepScopes): Problem[] {
  const forEach = valueAt(step, 'forEach');
  const more = valueAt(forEach, 'more');
  const inner = extendPointer(path, 'forEach');
  const at = (name: string): string => extendPointer(inner, 'more', name);
  const heard = { ...scopes.begin, event: scopes.event };
  return [
    ...templateProblems(valueAt(forEach, 'items'), extendPointer(inner, 'items'), scopes.begin),
    ...templateProblems(valueAt(forEach, 'collect'), extendPointer(inner, 'collect'), scopes.done),
    ...expressionProblems(valueAt(forEach, 'until'), extendPointer(inner, 'until'), scopes.save, truth),
    ...templateProblems(valueAt(more, 'key'), at('key'), scopes.begin),
    ...expressionProblems(valueAt(more, 'where'), at('where'), heard, truth),
    ...templateProblems(valueAt(more, 'item'), at('item'), heard),
    ...['while', 'until'].flatMap((name) =>
      expressionProblems(
        valueAt(valueAt(step, 'repeat'), name),
        extendPointer(path, 'repeat', name),
        name === 'while' ? scopes.again : scopes.save,
        truth,
      ),
    ),
  ];
}

function conditions(entries: readonly unknown[], path: string, scope: TypeScope): Problem[] {
  return entries.flatMap((entry, index) =>
    expressionProblems(valueAt(entry, 'when'), extendPointer(path, index, 'when'), scope, truth),
  );
}

function cases(entries: readonly unknown[], path: string, scope: TypeScope): Problem[] {
  const outputs = entries.flatMap((entry, index) =>
    templateProblems(valueAt(entry, 'output'), extendPointer(path, index, 'output'), scope),
  );
  return [...conditions(entries, path, scope), ...outputs];
}

function catches(entries: readonly unknown[], path: string, scope: TypeScope): Problem[] {
  const templates = entries.flatMap((entry, index) =>
    ['output', 'after', 'save'].flatMap((name) =>
      templateProblems(valueAt(entry, name), extendPointer(path, index, name), scope),
    ),
  );
  return [...conditions(entries, path, scope), ...templates];
}

/** Templates of the workflow itself that may be evaluated at any time. */
const parts = Object.freeze(['timeout', 'onCancel', 'businessKey', 'searchable', 'concurrency'] as const);

function wholeProblems(world: World): Problem[] {
  const { workflow, base, flow } = world;
  const scope = scopeAt(world, undefined);
  const close = flow.atClose === undefined ? scope : scopeAt(world, flow.atClose);
  const initials = Object.entries(objectAt(workflow, 'vars')).flatMap(([name, variable]) =>
    templateProblems(valueAt(variable, 'initial'), pointer('vars', name, 'initial'), base),
  );
  const failed = { ...scope, instance: instanceType(true) };
  const ending: Readonly<Record<string, TypeScope>> = { completed: close, failed, cancelled: scope };
  const emits = Object.entries(objectAt(workflow, 'emits')).flatMap(([status, emission]) =>
    templateProblems(emission as never, pointer('emits', status), ending[status] ?? scope),
  );
  return [
    ...initials,
    ...templateProblems(valueAt(workflow, 'output'), pointer('output'), close),
    ...emits,
    ...parts.flatMap((name) => templateProblems(valueAt(workflow, name), pointer(name), scope)),
  ];
}

/** A trigger sees nothing but the event that fires it. */
function triggerProblems(workflow: unknown, sight: Sight): Problem[] {
  return listAt(workflow, 'triggers').flatMap((trigger, index) => {
    const scope = { event: eventOf(trigger, sight) };
    const at = (name: string): string => pointer('triggers', index, name);
    return [
      ...expressionProblems(valueAt(trigger, 'filter'), at('filter'), scope, truth),
      ...templateProblems(valueAt(trigger, 'input'), at('input'), scope),
      ...templateProblems(valueAt(trigger, 'businessKey'), at('businessKey'), scope),
    ];
  });
}
