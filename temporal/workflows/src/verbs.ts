import type { AddedTaskRequest, Operation, OperatorVerb } from '@fermata/contracts';
import type { Asked, TaskToAdd } from '@fermata/interpreter';

type Undated<T> = T extends unknown ? Omit<T, 'at'> : never;

/** An operator's occurrence before it is judged. */
export type Request = Undated<Asked>;

type Given = Pick<Asked, 'verb'>;
type Translation = (given: Given, operation: Operation) => Request | undefined;

/** One way per verb: a missing one does not compile. A message that lacks what its verb needs is not understood. */
const translations: Readonly<Record<Exclude<OperatorVerb, 'move' | 'undo-move'>, Translation>> =
  Object.freeze({
    cancel: (given) => ({ type: 'cancelRequested', ...given }),
    terminate: (given) => ({ type: 'terminateRequested', ...given }),
    pause: (given) => ({ type: 'pauseRequested', ...given }),
    resume: (given) => ({ type: 'resumeRequested', ...given }),
    retry: ofVisit((given, visit) => ({ type: 'retryRequested', ...given, visit })),
    fail: ofVisit((given, visit) => ({ type: 'failRequested', ...given, visit })),
    'withdraw-task': ofVisit((given, visit) => ({ type: 'withdrawRequested', ...given, visit })),
    'complete-items': ofVisit((given, visit) => ({ type: 'completeItemsRequested', ...given, visit })),
    skip: ofVisit((given, visit, { output }) => {
      return { type: 'skipRequested', ...given, visit, ...(output !== undefined && { output }) };
    }),
    'edit-input': ofVisit((given, visit, { input }) => {
      return input === undefined ? undefined : { type: 'editInputRequested', ...given, visit, input };
    }),
    'edit-output': ofVisit((given, visit, { output }) => {
      return output === undefined ? undefined : { type: 'editOutputRequested', ...given, visit, output };
    }),
    'add-items': ofVisit((given, visit, { items }) => {
      return items === undefined ? undefined : { type: 'itemsAdded', ...given, visit, items };
    }),
    hold: ofStep((given, step) => ({ type: 'holdRequested', ...given, step })),
    release: ofStep((given, step) => ({ type: 'releaseRequested', ...given, step })),
    rerun: ofStep((given, step) => ({ type: 'rerunRequested', ...given, step })),
    jump: (given, { from, to }) =>
      from === undefined || to === undefined ? undefined : { type: 'jumpRequested', ...given, from, to },
    'add-task': (given, { task }) =>
      task === undefined ? undefined : { type: 'addTaskRequested', ...given, task: taskToAdd(task) },
  });

/** The occurrence of an operator's message; undefined when it is not understood. */
export function requestOf(operation: Operation): Request | undefined {
  const { id, actor, reason, verb } = operation;
  const given: Given = { verb: { id, actor, reason } };
  if (!Object.hasOwn(translations, verb) || verb === 'move' || verb === 'undo-move') return undefined;
  return translations[verb](given, operation);
}

function ofVisit(
  translate: (given: Given, visit: string, operation: Operation) => Request | undefined,
): Translation {
  return (given, operation) =>
    operation.visit === undefined ? undefined : translate(given, operation.visit, operation);
}

function ofStep(translate: (given: Given, step: string) => Request): Translation {
  return (given, { step }) => (step === undefined ? undefined : translate(given, step));
}

const plainTask = Object.freeze({ outcomes: [], data: null, priority: 3, blocking: false });

function taskToAdd(task: AddedTaskRequest): TaskToAdd {
  const { users = [], groups = [], dueAt, ...given } = task;
  return {
    ...plainTask,
    ...given,
    assign: { users, groups, not: [] },
    ...(dueAt !== undefined && { dueAt: Date.parse(dueAt) }),
  };
}
