import type { Occurrence, State, Verb } from '@fermata/interpreter';
import type { ScriptedVerb } from '@fermata/model';
import type { Simulation } from './simulation.ts';
import { note } from './trace.ts';

/** The occurrence of a scripted verb as things stand; one that cannot be done is noted and nothing happens. */
export function verbOccurrence(simulation: Simulation, index: number): Occurrence | undefined {
  const scripted = simulation.world.verbs?.[index];
  if (scripted === undefined) return undefined;
  const { now: at, state } = simulation;
  const verb: Verb = {
    id: `verb-${index}`,
    actor: scripted.by ?? 'operator',
    reason: scripted.reason ?? 'scripted',
  };
  switch (scripted.verb) {
    case 'cancel':
      return { type: 'cancelRequested', at, verb };
    case 'terminate':
      return { type: 'terminateRequested', at, verb };
    case 'retry': {
      const visit = heldVisit(state, scripted);
      if (visit !== undefined) return { type: 'retryRequested', at, verb, visit };
    }
  }
  note(simulation, `refused ${scripted.verb} ${scripted.step ?? ''}`.trimEnd());
  return undefined;
}

function heldVisit(state: State | undefined, { step }: ScriptedVerb): string | undefined {
  const visits = Object.values(state?.visits ?? {});
  return visits.find((visit) => visit.status === 'held' && (step === undefined || visit.step === step))?.id;
}
