import type { Occurrence, VisitChange } from '@fermata/interpreter';
import { receive } from './events.ts';
import { runAttempt } from './machines.ts';
import { claimAgain, mayClaim } from './people.ts';
import { perform } from './perform.ts';
import { idOf, type Happening, type SimulatedInstance, type Simulation } from './simulation.ts';
import { changeText, effectText, note } from './trace.ts';
import { verbOccurrence } from './verbs.ts';
import { workParts } from './work-id.ts';

/** Lets one thing happen at its moment. */
export function happen(simulation: Simulation, at: number, what: Happening): void {
  if (what.kind === 'occurrence' && isForgotten(what)) return;
  simulation.now = at;
  switch (what.kind) {
    case 'attempt':
      return runAttempt(simulation, what.instance, what.attempt);
    case 'claim':
      return claim(simulation, what);
    case 'event':
      return receive(simulation, what.event);
    case 'verb':
      return operate(simulation, what.index);
    case 'occurrence':
      return take(simulation, what.instance, what.occurrence);
  }
}

/** What tells of work or a timer that has been taken back, or issued again since. */
function isForgotten({ instance, occurrence, ticket }: Happening & { readonly kind: 'occurrence' }): boolean {
  const id = ticket === undefined ? undefined : idOf(occurrence);
  return id !== undefined && instance.out.get(id) !== ticket;
}

function claim(simulation: Simulation, what: Happening & { readonly kind: 'claim' }): void {
  const { instance } = what;
  const { work, by } = what.claim;
  if (!mayClaim(simulation, instance, what.claim)) return;
  take(simulation, instance, { type: 'taskStarted', at: simulation.now, work, by });
}

function operate(simulation: Simulation, index: number): void {
  const [first] = simulation.instances;
  const occurrence = first === undefined ? undefined : verbOccurrence(simulation, first, index);
  if (first !== undefined && occurrence !== undefined) take(simulation, first, occurrence);
}

/** Hands an occurrence to the interpreter, and does what follows from it. */
export function take(simulation: Simulation, instance: SimulatedInstance, occurrence: Occurrence): void {
  const before = instance.state;
  const { state, effects, changes } = instance.interpreter.advance(before, occurrence);
  if (state === before) return;
  instance.state = state;
  const { now: at } = simulation;
  simulation.moments.push({ kind: 'occurrence', at, instance: instance.label, occurrence, changes, effects });
  for (const change of changes) {
    remember(instance, change);
    note(simulation, instance, changeText(change));
  }
  for (const effect of effects) {
    const text = effectText(effect);
    if (text !== undefined) note(simulation, instance, text);
    perform(simulation, instance, effect);
  }
  claimAgain(simulation, instance);
}

/** Items and compensations belong to a visit; the path is of visits. */
function remember({ path, seen }: SimulatedInstance, change: VisitChange): void {
  const parts = workParts(change.visit);
  if (parts === undefined || parts.item !== undefined || parts.isUndo) return;
  if (!path.has(change.visit)) path.set(change.visit, change.stepId);
  seen.set(change.stepId, change);
}
