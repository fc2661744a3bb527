import type { PlanNode } from '@fermata/forms';
import type { Registration } from './registration.ts';

/** Which component draws which node of a form. */
export interface ComponentRegistry {
  /** All of them, in the order in which they were registered. */
  readonly registrations: readonly Registration[];
  /** The one that fits best: the highest rank, of equal ones the last registered. Undefined where none fits. */
  find(node: PlanNode): Registration | undefined;
}

/** A registry of these components; own ones come after the built-in ones and win against them by an equal rank. */
export function createRegistry(registrations: readonly Registration[]): ComponentRegistry {
  const found = new WeakMap<PlanNode, Registration>();
  return {
    registrations,
    find(node) {
      const known = found.get(node);
      if (known !== undefined) return known;
      const best = bestOf(registrations, node);
      if (best !== undefined) found.set(node, best);
      return best;
    },
  };
}

function bestOf(registrations: readonly Registration[], node: PlanNode): Registration | undefined {
  let best: Registration | undefined;
  let highest = 0;
  for (const registration of registrations) {
    const rank = registration.tester(node);
    if (rank > 0 && rank >= highest) {
      highest = rank;
      best = registration;
    }
  }
  return best;
}

/** A tester that knows a component by its name. */
export function named(...names: readonly string[]): (node: PlanNode) => number {
  return ({ component }) => (names.includes(component) ? 10 : 0);
}
