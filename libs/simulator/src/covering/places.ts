import type { Plan, PlanStep } from '@fermata/interpreter';

/** A decision of a plan: a way to another step, a condition, or an entry that takes errors. */
export interface Place {
  /** Where it stands, as a JSON Pointer: `/steps/pay/next/0`. */
  readonly path: string;
  readonly kind: 'transition' | 'condition' | 'catch';
  readonly step: string;
  /** The condition as written; absent where there is none and it always holds. */
  readonly source?: string;
  /** Where a transition or a catch entry leads. */
  readonly to?: string;
}

/** A plan whose decisions say where they stand: an evaluator sees the place in stead of the condition. */
export interface Marked {
  readonly plan: Plan;
  readonly places: ReadonlyMap<string, Place>;
}

/** Gives every decision of a plan a name of its own, so that an evaluator can tell them apart. */
export function markPlaces(plan: Plan): Marked {
  const places = new Map<string, Place>();
  const mark = (place: Place): string => {
    const name = `@place ${place.path}`;
    places.set(name, place);
    return name;
  };
  const steps = Object.entries(plan.steps).map(([id, step]) => [id, markStep(step, mark)] as const);
  return { plan: { ...plan, steps: Object.fromEntries(steps) }, places };
}

type Mark = (place: Place) => string;

function markStep(step: PlanStep, mark: Mark): PlanStep {
  const { id, next, unless } = step;
  const marked = {
    ...step,
    next: next.map((one, index) => ({
      ...one,
      when: mark({
        path: `/steps/${id}/next/${index}`,
        kind: 'transition',
        step: id,
        to: one.to,
        ...sourceOf(one.when),
      }),
    })),
    catch: step.catch.map((one, index) => ({
      ...one,
      when: mark({
        path: `/steps/${id}/catch/${index}`,
        kind: 'catch',
        step: id,
        ...(one.to === undefined ? {} : { to: one.to }),
        ...sourceOf(one.when),
      }),
    })),
    ...(unless === undefined
      ? {}
      : { unless: mark({ path: `/steps/${id}/unless`, kind: 'condition', step: id, source: unless }) }),
    ...markRepeat(step, mark),
  };
  return marked.type === 'decide' ? markCases(marked, mark) : marked;
}

function sourceOf(source: string | undefined): { readonly source?: string } {
  return source === undefined ? {} : { source };
}

function markRepeat({ id, repeat }: PlanStep, mark: Mark): Pick<PlanStep, 'repeat'> | object {
  if (repeat === undefined) return {};
  const at = (name: 'while' | 'until'): object => {
    const source = repeat[name];
    if (source === undefined) return {};
    return { [name]: mark({ path: `/steps/${id}/repeat/${name}`, kind: 'condition', step: id, source }) };
  };
  return { repeat: { ...repeat, ...at('while'), ...at('until') } };
}

function markCases<S extends Extract<PlanStep, { readonly type: 'decide' }>>(step: S, mark: Mark): S {
  const { id, cases } = step;
  const marked = cases.map((one, index) =>
    one.when === undefined
      ? one
      : {
          ...one,
          when: mark({ path: `/steps/${id}/cases/${index}`, kind: 'condition', step: id, source: one.when }),
        },
  );
  return { ...step, cases: marked };
}
