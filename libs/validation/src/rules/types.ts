import type { TypeScope } from '@fermata/expressions';
import type { Problem } from '@fermata/model';
import { extendPointer, pointer } from '@fermata/model';
import type { Sight } from './read.ts';
import { listAt, objectAt, textAt, valueAt } from './read.ts';
import { errorType, eventType, orNull, outputType, referred, workflowScope } from './scope.ts';
import { expressionProblems, templateProblems } from './texts.ts';

const truth = Object.freeze({ expect: 'boolean' } as const);

/** What the types of expressions tell about a workflow: unknown names and fields, types that do not go together. */
export function typeProblems(workflow: unknown, sight: Sight): Problem[] {
  const scope = workflowScope(workflow, sight);
  const steps = Object.entries(objectAt(workflow, 'steps'));
  return [
    ...steps.flatMap(([id, step]) => stepProblems(step, pointer('steps', id), scope, sight)),
    ...wholeProblems(workflow, scope),
    ...triggerProblems(workflow, sight),
  ];
}

/** Templates of a step that see what is bound everywhere. */
const inputs = Object.freeze([
  'with',
  'default',
  'timeout',
  'assign',
  'due',
  'delay',
  'timers',
  'key',
] as const);

function stepProblems(step: unknown, path: string, scope: TypeScope, sight: Sight): Problem[] {
  const output = outputType(step, sight, scope);
  const own = { ...scope, output, error: orNull(errorType) };
  const reads = textAt(step, 'type') === 'end' ? [...inputs, 'output'] : inputs;
  return [
    ...expressionProblems(valueAt(step, 'unless'), extendPointer(path, 'unless'), scope, truth),
    ...reads.flatMap((name) => templateProblems(valueAt(step, name), extendPointer(path, name), scope)),
    ...templateProblems(valueAt(step, 'save'), extendPointer(path, 'save'), own),
    ...conditions(listAt(step, 'next'), extendPointer(path, 'next'), own),
    ...cases(listAt(step, 'cases'), extendPointer(path, 'cases'), scope),
    ...catches(listAt(step, 'catch'), extendPointer(path, 'catch'), {
      ...own,
      output: true,
      error: errorType,
    }),
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

/** Templates of the workflow itself. */
const parts = Object.freeze([
  'output',
  'emits',
  'timeout',
  'onCancel',
  'businessKey',
  'searchable',
  'concurrency',
] as const);

function wholeProblems(workflow: unknown, scope: TypeScope): Problem[] {
  const { vars: _vars, steps: _steps, ...early } = scope;
  const initials = Object.entries(objectAt(workflow, 'vars')).flatMap(([name, variable]) =>
    templateProblems(valueAt(variable, 'initial'), pointer('vars', name, 'initial'), early),
  );
  return [
    ...initials,
    ...parts.flatMap((name) => templateProblems(valueAt(workflow, name), pointer(name), scope)),
  ];
}

/** A trigger sees nothing but the event that fires it. */
function triggerProblems(workflow: unknown, sight: Sight): Problem[] {
  return listAt(workflow, 'triggers').flatMap((trigger, index) => {
    const known = referred(sight.references.events, textAt(trigger, 'event'));
    const scope = { event: eventType(sight.safe(known?.schema)) };
    const at = (name: string): string => pointer('triggers', index, name);
    return [
      ...expressionProblems(valueAt(trigger, 'filter'), at('filter'), scope, truth),
      ...templateProblems(valueAt(trigger, 'input'), at('input'), scope),
      ...templateProblems(valueAt(trigger, 'businessKey'), at('businessKey'), scope),
    ];
  });
}
