import { matchesOn } from '../error-match.ts';
import { removeTokens } from './arrive.ts';
import { spendSettle } from './budget.ts';
import { findStuck, type Group } from './deadlock.ts';
import { merge } from './rounds.ts';
import type { StuckJoin } from './state.ts';
import { stepOf, update, type Turn } from './turn.ts';

/**
 * Holds the joins that can never fire, at once and though other branches run (rule T6). A join that catches
 * `join.deadlock` acts instead: one at a time, oldest token first; then all is judged again. True if one acted. Acting
 * takes from the budget of settles, so that joins which only feed themselves end up held (law L5).
 */
export function releaseStuck(turn: Turn): boolean {
  if (Object.keys(turn.state.tokens).length === 0) {
    if (turn.state.stuck.length > 0) update(turn, { stuck: [] });
    return false;
  }
  const stuck = findStuck(turn.plan, turn.state);
  const acting = stuck
    .map((group) => ({ group, to: handlerOf(turn, group.step) }))
    .find(({ to }) => to !== undefined);
  if (acting?.to === undefined || spendSettle(turn) !== undefined) {
    holdJoins(turn, stuck);
    return false;
  }
  const { step, tokens } = acting.group;
  removeTokens(turn, step, tokens);
  turn.queue.push({ kind: 'token', to: acting.to, branch: step, rounds: merge(tokens) });
  return true;
}

function handlerOf(turn: Turn, step: string): string | undefined {
  const entries = stepOf(turn.plan, step).catch;
  return entries.find(({ on, to }) => to !== undefined && on !== undefined && matchesOn(on, 'join.deadlock'))
    ?.to;
}

function holdJoins(turn: Turn, groups: readonly Group[]): void {
  const known = turn.state.stuck;
  if (groups.length === 0 && known.length === 0) return;
  const stuck = groups.map(({ step, round }): StuckJoin => {
    return known.find((one) => one.step === step && one.round === round) ?? { step, round, since: turn.at };
  });
  update(turn, { stuck });
}
