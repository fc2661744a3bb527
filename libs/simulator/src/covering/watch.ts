import { createEvaluator, type Evaluator, type Plan } from '@fermata/interpreter';
import type { Place } from './places.ts';
import { markPlaces } from './places.ts';

/** One decision that was judged. */
export interface Judged {
  readonly place: Place;
  readonly holds: boolean;
}

/** A plan to simulate in stead of the given one, and what was judged while it ran. */
export interface Watched {
  readonly plan: Plan;
  readonly evaluator: Evaluator;
  readonly judged: Judged[];
}

/** Watches the decisions of a plan: it runs exactly as it would, and every decision is noted with its place. */
export function watch(plan: Plan): Watched {
  const marked = markPlaces(plan);
  const base = createEvaluator();
  const judged: Judged[] = [];
  const evaluator: Evaluator = {
    template: (template, scope) => base.template(template, scope),
    expression(source, scope) {
      const place = marked.places.get(source);
      if (place === undefined) return base.expression(source, scope);
      const result = place.source === undefined ? ALWAYS : base.expression(place.source, scope);
      if (result.ok) judged.push({ place, holds: result.value === true });
      return result;
    },
  };
  return { plan: marked.plan, evaluator, judged };
}

const ALWAYS = Object.freeze({ ok: true, value: true } as const);
