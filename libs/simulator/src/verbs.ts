import type { Occurrence, State, Verb } from '@fermata/interpreter';
import { judgeOccurrence } from '@fermata/interpreter';
import type { ScriptedVerb } from '@fermata/model';
import type { SimulatedInstance, Simulation } from './simulation.ts';
import { note } from './trace.ts';

/** The occurrence of a scripted verb as things stand; one that cannot be done is noted and nothing happens. */
export function verbOccurrence(
  simulation: Simulation,
  instance: SimulatedInstance,
  index: number,
): Occurrence | undefined {
  const scripted = simulation.world.verbs?.[index];
  if (scripted === undefined) return undefined;
  const asked = { at: simulation.now, verb: verbOf(scripted, index) };
  const occurrence = requests[scripted.verb](scripted, asked, instance.state);
  const { plan } = instance.interpreter;
  if (occurrence !== undefined && judgeOccurrence(plan, instance.state, occurrence).accepted)
    return occurrence;
  note(simulation, instance, `refused ${scripted.verb} ${scripted.step ?? ''}`.trimEnd());
  return undefined;
}

function verbOf({ by = 'operator', reason = 'scripted' }: ScriptedVerb, index: number): Verb {
  return { id: `verb-${index}`, actor: by, reason };
}

interface Asked {
  readonly at: number;
  readonly verb: Verb;
}

type Request = (scripted: ScriptedVerb, asked: Asked, state: State | undefined) => Occurrence | undefined;

/** One way per verb: a missing one does not compile. */
const requests: Readonly<Record<ScriptedVerb['verb'], Request>> = Object.freeze({
  cancel: (_, asked) => ({ type: 'cancelRequested', ...asked }),
  terminate: (_, asked) => ({ type: 'terminateRequested', ...asked }),
  pause: (_, asked) => ({ type: 'pauseRequested', ...asked }),
  resume: (_, asked) => ({ type: 'resumeRequested', ...asked }),
  retry: onVisit((visit, asked) => ({ type: 'retryRequested', ...asked, visit })),
  fail: onVisit((visit, asked) => ({ type: 'failRequested', ...asked, visit })),
  withdraw: onVisit((visit, asked) => ({ type: 'withdrawRequested', ...asked, visit })),
  jump: onVisit((from, asked, { to = '' }) => ({ type: 'jumpRequested', ...asked, from, to })),
  skip: onVisit((visit, asked, { output }) => ({
    type: 'skipRequested',
    ...asked,
    visit,
    ...(output === undefined ? {} : { output }),
  })),
  edit: onVisit((visit, asked, { input, output = null }) =>
    input === undefined
      ? { type: 'editOutputRequested', ...asked, visit, output }
      : { type: 'editInputRequested', ...asked, visit, input },
  ),
  rerun: ({ step = '' }, asked) => ({ type: 'rerunRequested', ...asked, step }),
  hold: ({ step = '' }, asked) => ({ type: 'holdRequested', ...asked, step }),
  release: ({ step = '' }, asked) => ({ type: 'releaseRequested', ...asked, step }),
  add: addTask,
  extend: onVisit((visit, asked, { input = [] }) => {
    return { type: 'itemsAdded', ...asked, visit, items: Array.isArray(input) ? input : [input] };
  }),
  complete: onVisit((visit, asked) => ({ type: 'completeItemsRequested', ...asked, visit })),
} satisfies Record<ScriptedVerb['verb'], Request>);

function addTask({ task }: ScriptedVerb, asked: Asked): Occurrence {
  const {
    title = 'Added',
    users = [],
    groups = [],
    outcomes = [],
    data = null,
    blocking = false,
  } = task ?? {};
  const assign = { users, groups, not: [] };
  return {
    type: 'addTaskRequested',
    ...asked,
    task: { title, outcomes, assign, data, priority: 3, blocking },
  };
}

function onVisit(make: (visit: string, asked: Asked, scripted: ScriptedVerb) => Occurrence): Request {
  return (scripted, asked, state) => {
    const visit = visitOf(state, scripted);
    return visit === undefined ? undefined : make(visit, asked, scripted);
  };
}

/**
 * The visit that a verb means: a held one first, then a held compensation, then one that is open, then one that was lost
 * with the instance.
 */
function visitOf(state: State | undefined, { step, visit }: ScriptedVerb): string | undefined {
  const all = [...Object.values(state?.visits ?? {}), ...(state?.lost?.visits ?? [])].filter(
    (one) => (step === undefined || one.step === step) && (visit === undefined || one.n === visit),
  );
  return all.find(({ status }) => status === 'held')?.id ?? heldUndo(state, step) ?? all[0]?.id;
}

/** The compensation of a step that is held (rule E7). */
function heldUndo(state: State | undefined, step: string | undefined): string | undefined {
  for (const { error, left } of Object.values(state?.undo?.runs ?? {})) {
    const [record] = left;
    if (error === undefined || record === undefined || (step !== undefined && record.step !== step)) continue;
    return `${record.owner}~undo${record.again === 0 ? '' : `~${record.again}`}`;
  }
  return undefined;
}
