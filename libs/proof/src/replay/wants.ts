import type { Plan, PlanStep } from '@fermata/interpreter';
import type { Decision } from '../decision.ts';
import type { Moment, Writer } from './sources.ts';

/** A condition that must come out so, if a run is to go as a trace says. */
export interface Want {
  readonly source: string;
  readonly holds: boolean;
  readonly at: Moment;
}

/** Everything that the data must bring about, in the order of the trace. */
export function wantsOf(plan: Plan, trace: readonly Decision[]): readonly Want[] {
  const visits = new Map<string, number>();
  const writers = new Map<string, Writer>();
  const first: Moment = { step: '', visit: 0, visits: new Map(), writers: new Map() };
  for (const [name, template] of Object.entries(plan.vars)) writers.set(name, { template, at: first });
  return trace.flatMap((decision) => {
    const step = plan.steps[decision.step];
    if (step === undefined) return [];
    const visit = (visits.get(step.id) ?? 0) + 1;
    visits.set(step.id, visit);
    const before: Moment = { step: step.id, visit, visits: new Map(visits), writers: new Map(writers) };
    const saves = decision.kind === 'catch' ? (step.catch[decision.entries[0] ?? 0]?.save ?? {}) : step.save;
    for (const [name, template] of Object.entries(decision.kind === 'skip' ? {} : saves)) {
      writers.set(name, { template, at: before });
    }
    const at: Moment = { ...before, writers: new Map(writers) };
    return [
      ...skipWants(step, decision, before),
      ...wantsOfDecision(step, decision).map((want) => ({ ...want, at })),
    ];
  });
}

function skipWants({ unless }: PlanStep, { kind }: Decision, at: Moment): readonly Want[] {
  return unless === undefined ? [] : [{ source: unless, holds: kind === 'skip', at }];
}

function wantsOfDecision(step: PlanStep, { kind, entries }: Decision): readonly Omit<Want, 'at'>[] {
  if (kind === 'catch' || kind === 'deadlock') return catchWants(step, entries[0] ?? 0);
  if (kind === 'end') return [];
  const last = step.split === 'first' ? (entries[0] ?? 0) : step.next.length - 1;
  return step.next.slice(0, last + 1).flatMap(({ when }, at) => {
    return when === undefined ? [] : [{ source: when, holds: entries.includes(at) }];
  });
}

/** Errors themselves are chosen; of the entries before it only those with the same errors matter, so none must hold. */
function catchWants(step: PlanStep, entry: number): readonly Omit<Want, 'at'>[] {
  const own = step.catch[entry]?.when;
  return own === undefined ? [] : [{ source: own, holds: true }];
}
