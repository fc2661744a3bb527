import type { PlanJoin } from '../plan/joins.ts';
import { activeJoin } from './active.ts';
import { allJoin } from './all.ts';
import { countJoin } from './count.ts';
import type { JoinKind } from './kind.ts';
import { threadJoin } from './threads.ts';

type Kinds = { readonly [K in PlanJoin['kind']]: JoinKind<Extract<PlanJoin, { kind: K }>> };

/** Every kind of join that waits; a kind without an entry does not compile. `any` waits for nothing and is no join. */
const KINDS: Kinds = Object.freeze({
  all: allJoin,
  active: activeJoin,
  count: countJoin,
  threads: threadJoin,
});

/** The kind of a join. Its functions take joins of that very kind, which is what the caller holds. */
export function joinKind(join: PlanJoin): JoinKind<PlanJoin> {
  return KINDS[join.kind] as unknown as JoinKind<PlanJoin>;
}
