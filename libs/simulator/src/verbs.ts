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
  const occurrence = occurrenceOf(scripted, instance.state, {
    at: simulation.now,
    verb: verbOf(scripted, index),
  });
  const { plan } = instance.interpreter;
  const isAccepted = occurrence !== undefined && judgeOccurrence(plan, instance.state, occurrence).accepted;
  if (isAccepted) return occurrence;
  note(simulation, instance, `refused ${scripted.verb} ${scripted.step ?? ''}`.trimEnd());
  return undefined;
}

function verbOf({ by = 'operator', reason = 'scripted' }: ScriptedVerb, index: number): Verb {
  return { id: `verb-${index}`, actor: by, reason };
}

function occurrenceOf(
  scripted: ScriptedVerb,
  state: State | undefined,
  base: { readonly at: number; readonly verb: Verb },
): Occurrence | undefined {
  switch (scripted.verb) {
    case 'cancel':
      return { type: 'cancelRequested', ...base };
    case 'terminate':
      return { type: 'terminateRequested', ...base };
    case 'retry': {
      const visit = heldVisit(state, scripted);
      return visit === undefined ? undefined : { type: 'retryRequested', ...base, visit };
    }
    default:
      return undefined;
  }
}

function heldVisit(state: State | undefined, { step, visit }: ScriptedVerb): string | undefined {
  const visits = [...Object.values(state?.visits ?? {}), ...(state?.lost?.visits ?? [])];
  const isMeant = (one: (typeof visits)[number]): boolean =>
    (step === undefined || one.step === step) && (visit === undefined || one.n === visit);
  return visits.find((one) => one.status === 'held' && isMeant(one))?.id ?? visits.find(isMeant)?.id;
}
