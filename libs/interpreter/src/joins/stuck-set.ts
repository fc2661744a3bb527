import type { Rounds, State } from '../advance/state.ts';
import type { Member } from './member.ts';

/**
 * The set S of rule T6: the largest set of members whose blockers are all positions of members inside the set. What is
 * blocked by a visit falls out first, then whatever it blocks in turn. Linear in positions, but for what is stuck.
 */
export function stuckSet<M extends Member>(visits: State['visits'], members: readonly M[]): readonly M[] {
  const judging: Judging<M> = { inside: new Set(members), outside: [], index: indexOf(members) };
  const gated = new Set(members.map(({ visit }) => visit));
  for (const id of members.length === 0 ? [] : Object.keys(visits)) {
    const visit = gated.has(id) ? undefined : visits[id];
    if (visit !== undefined) drop(judging, visit, true);
    if (judging.inside.size === 0) break;
  }
  for (const member of judging.outside) dropAfter(judging, member);
  return [...judging.inside];
}

/** What is still inside, and what fell out, in the order in which it did. */
interface Judging<M> {
  readonly inside: Set<M>;
  readonly outside: M[];
  readonly index: Index<M>;
}

/** Takes out of the set whatever a position outside of it blocks. */
function drop<M extends Member>(
  judging: Judging<M>,
  { step, rounds }: { readonly step: string; readonly rounds: Rounds },
  isVisit: boolean,
): void {
  for (const member of blockedBy(judging.index, step, rounds, isVisit)) leave(judging, member);
}

/** Takes out of the set what a member that fell out blocks, or goes before. */
function dropAfter<M extends Member>(judging: Judging<M>, { id, step, holds, visit }: M): void {
  for (const rounds of holds) drop(judging, { step, rounds }, visit !== undefined);
  for (const later of judging.inside) if (later.after?.includes(id) === true) leave(judging, later);
}

function leave<M extends Member>({ inside, outside, index }: Judging<M>, member: M): void {
  if (!inside.delete(member)) return;
  index.get(member.scope)?.get(member.round)?.delete(member);
  outside.push(member);
}

/** Members that are still inside, by the number that what blocks them must have. */
type Index<M> = ReadonlyMap<string, ReadonlyMap<number, Set<M>>>;

function indexOf<M extends Member>(members: readonly M[]): Index<M> {
  const index = new Map<string, Map<number, Set<M>>>();
  for (const member of members) {
    const numbers = index.get(member.scope) ?? new Map<number, Set<M>>();
    index.set(member.scope, numbers);
    const alike = numbers.get(member.round) ?? new Set<M>();
    numbers.set(member.round, alike.add(member));
  }
  return index;
}

/** The members that a position blocks; a token that waits at a join blocks no round of that join (rule T6). */
function blockedBy<M extends Member>(
  index: Index<M>,
  step: string,
  rounds: Rounds,
  isVisit: boolean,
): readonly M[] {
  const blocked: M[] = [];
  for (const [scope, numbers] of index) {
    for (const member of numbers.get(rounds[scope] ?? 0) ?? []) {
      if ((isVisit || member.step !== step) && member.isReachedFrom(step, rounds)) blocked.push(member);
    }
  }
  return blocked;
}

/** Whether a position of another member inside S blocks it: it acts after those that nothing blocks (rule T6). */
export function isBlockedInside(member: Member, inside: readonly Member[]): boolean {
  return inside.some(
    (other) =>
      other !== member &&
      (other.visit !== undefined || other.step !== member.step) &&
      other.holds.some(
        (rounds) => (rounds[member.scope] ?? 0) === member.round && member.isReachedFrom(other.step, rounds),
      ),
  );
}
