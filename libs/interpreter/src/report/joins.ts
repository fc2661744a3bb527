import type { State } from '../advance/state.ts';
import { groupsOf, type Group } from '../joins/groups.ts';
import { joinKind } from '../joins/registry.ts';
import type { Plan } from '../plan/plan.ts';
import type { Waiting } from '../view.ts';

/** What tokens at joins wait for, one entry for each join; a round that is held says so (rule T6). */
export function waitingAtJoins(plan: Plan, state: State): readonly Waiting[] {
  const groups = groupsOf(plan, state).filter(({ hasFired }) => !hasFired);
  return Object.entries(state.tokens).map(([id, tokens]) => {
    const rounds = groups.filter(({ step }) => step === id);
    return {
      visit: id,
      stepId: id,
      title: plan.steps[id]?.title ?? id,
      for: 'join',
      since: tokens[0]?.since ?? state.at,
      detail: [...new Set(rounds.map((round) => detailOf(state, round)))].join('; '),
    };
  });
}

function detailOf(state: State, { step, join, number, tokens }: Group): string {
  const isStuck = state.stuck.some((one) => {
    return one.step === step && one.round === number.round && one.own === number.own;
  });
  return `${isStuck ? 'join.deadlock: can no longer come: ' : 'waits for '}${joinKind(join).waiting(join, tokens)}`;
}
