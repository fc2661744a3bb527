import { bitsOf } from './bits.ts';
import { START } from './dominators.ts';
import { closure, type Graph } from './graph.ts';

/** What can be on its way to a join: its branches, and what no way may pass (rule T6). */
export interface Reaching {
  readonly id: string;
  readonly branches: readonly string[];
  readonly scope: string;
}

/** Per branch the steps from which a token can come to settle at it, through neither the join nor its scope. */
export function reachOf(
  graph: Graph,
  before: ReadonlyMap<string, readonly string[]>,
  { id, branches, scope }: Reaching,
): Readonly<Record<string, string>> {
  const sources = branches.filter((branch) => branch !== START);
  return Object.fromEntries(
    sources.map((branch) => [branch, bitsOf(canReach(branch, [id, scope], before), graph.ids)]),
  );
}

/** The steps from which a token can come to settle at `branch`, through none of `barred`. */
function canReach(
  branch: string,
  barred: readonly string[],
  before: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  if (barred.includes(branch)) return new Set();
  return closure([branch], (id) => (before.get(id) ?? []).filter((one) => !barred.includes(one)));
}
