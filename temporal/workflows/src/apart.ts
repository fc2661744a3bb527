import { answeringVerbs, type Operation } from '@fermata/contracts';
import {
  goesRound,
  imageOf,
  isShutOut,
  shuttingOut,
  stepOf,
  stepsInUse,
  type Plan,
  type State,
} from '@fermata/interpreter';
import { patched } from '@temporalio/workflow';
import type { Run } from './run.ts';

/** Whether the operator is one of those whom the step shuts out, as the instance knows them now (rule M4). */
function isApart({ plan, state }: Run, { verb, actor, visit, from }: Operation): boolean {
  const place = visit ?? from;
  if (plan === undefined || state === undefined || place === undefined) return false;
  return answeringVerbs.includes(verb) && isShutOut(plan, state, { place, person: actor });
}

/** Whether a jump leads round a step that shuts its operator out, though that has not begun. */
function jumpsRound({ plan, state }: Run, { verb, actor: person, from, to }: Operation): boolean {
  if (verb !== 'jump' || from === undefined || to === undefined) return false;
  if (plan === undefined || state === undefined) return false;
  const ways = [[stepOf(from), to] as const];
  return goesRound(plan, state, { person, ways, plan, standing: (step) => step });
}

/** Whether the operator may not do this, as things stand; nothing is decided yet. */
export function wouldBeRefused(run: Run, operation: Operation): boolean {
  return isApart(run, operation) || jumpsRound(run, operation);
}

/**
 * Nobody goes round an answer that one may not give oneself, not even before its task is there. Instances of before these
 * rules let such a verb through, and do so when they are replayed.
 */
export function isKeptApart(run: Run, operation: Operation | undefined): boolean {
  if (operation === undefined) return false;
  if (isApart(run, operation)) return patched('operators-kept-apart');
  return jumpsRound(run, operation) && patched('operators-go-round-nothing');
}

/** An instance with its plan, before or after a move. */
export interface Standing {
  readonly plan: Plan;
  readonly state: State;
}

/**
 * Whether a move leads the instance round a step that shuts its operator out. Without where it leads to (`undo-move`), no
 * step counts as kept there: what it leads back to may be older than what shuts the operator out.
 */
export function movesRound(before: Standing, operation: Operation, to: Standing | undefined): boolean {
  const { actor: person, move } = operation;
  const image = (id: string) => imageOf(move?.mapping ?? {}, id);
  const still = to === undefined ? [] : shuttingOut(to.plan, to.state, person);
  const ways = stepsInUse(before.state).map((id) => [id, image(id)] as const);
  const standing = (step: string) => (still.includes(image(step)) ? image(step) : undefined);
  return goesRound(before.plan, before.state, { person, ways, plan: to?.plan ?? before.plan, standing });
}

/** As {@link movesRound}; instances of before this rule were moved, and are when they are replayed. */
export function isKeptFromMoving(...[before, operation, to]: Parameters<typeof movesRound>): boolean {
  return movesRound(before, operation, to) && patched('operators-go-round-nothing');
}
