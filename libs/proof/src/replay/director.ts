import type { Evaluator, Plan } from '@fermata/interpreter';
import type { Decision } from '../decision.ts';

/** Decides what a run has not decided: one of so many, from 0 on. */
export type Chance = (most: number) => number;

/** Stands in for the evaluator: every condition yields what the run decides for the visit that asks. */
export interface Director extends Evaluator {
  /** The next visit of the step that settles is about to; what it decides. */
  takes(step: string): Decision | undefined;
}

interface Cast {
  /** Decisions left, per step, in order. */
  readonly left: Map<string, Decision[]>;
  /** What the visit that is asking decides. */
  readonly current: Map<string, readonly number[]>;
  /** Whether coming visits are skipped, in the order in which they begin. */
  readonly skips: Map<string, boolean[]>;
}

/** A director for one run; `chance` decides what the decisions leave open. */
export function directorOf(plan: Plan, decisions: readonly Decision[], chance: Chance): Director {
  const cast: Cast = { left: new Map(), current: new Map(), skips: new Map() };
  for (const decision of decisions) {
    cast.left.set(decision.step, [...(cast.left.get(decision.step) ?? []), decision]);
    const isSkip = decision.kind === 'skip';
    cast.skips.set(decision.step, [...(cast.skips.get(decision.step) ?? []), isSkip]);
  }
  const answer = (source: string): boolean => {
    const [kind = '', step = '', entry = ''] = source.split(' ');
    if (kind === 'unless') return cast.skips.get(step)?.shift() ?? chance(4) === 3;
    if (kind === 'catch') return cast.current.get(`catch ${step}`)?.includes(Number(entry)) ?? true;
    return holds(plan, cast, chance, { step, entry: Number(entry) });
  };
  return {
    expression: (source) => ({ ok: true, value: answer(source) }),
    template: (template) => ({ ok: true, value: template.t === 'literal' ? template.value : null }),
    takes: (step) => {
      const decision = cast.left.get(step)?.[0];
      if (decision?.kind === 'catch') {
        cast.left.get(step)?.shift();
        cast.current.set(`catch ${step}`, decision.entries);
      }
      return decision;
    },
  };
}

/** Entries are asked for in order, so the first of them that has a condition begins the answer of a visit. */
function holds(
  plan: Plan,
  cast: Cast,
  chance: Chance,
  { step, entry }: { step: string; entry: number },
): boolean {
  const { next = [], split = 'first' } = plan.steps[step] ?? {};
  if (entry === next.findIndex(({ when }) => when !== undefined)) {
    const decision = cast.left.get(step)?.shift();
    cast.current.set(step, decision?.entries ?? anyOf(next, split, chance));
  }
  return cast.current.get(step)?.includes(entry) === true;
}

function anyOf(
  next: readonly { readonly when?: string }[],
  split: string,
  chance: Chance,
): readonly number[] {
  const all = next.map((_, at) => at);
  const some = all.filter(() => chance(2) === 1);
  const hasSure = next.some(({ when }) => when === undefined);
  if (split === 'all' && (some.length > 0 || hasSure)) return some;
  return [chance(next.length)];
}
