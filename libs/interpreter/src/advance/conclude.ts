import type { WithdrawTask } from '../effect.ts';
import type { ErrorInfo } from '../occurrence.ts';
import type { PlanStep } from '../plan/steps.ts';
import type { Outcome } from '../steps/outcome.ts';
import { spendSettle } from './budget.ts';
import { judgeSettle, type Draft, type Judged } from './complete.ts';
import { failMain, settleEnd } from './parts.ts';
import { findCatch, type Caught, type Failure } from './catching.ts';
import { holdVisit, retryVisit, reactionTo, type Reaction } from './reactions.ts';
import type { Visit } from './state.ts';
import { keepSizes } from './sizes.ts';
import { stepOf, update, type Turn } from './turn.ts';
import { removeVisit, stopVisit } from './visits.ts';
import { completeItems, openLoopsOf } from '../items/add.ts';
import { isRest } from '../items/owner.ts';
import { withdrawItems } from '../items/withdraw.ts';
import { takeEnd, type Decided } from '../items/play.ts';
import { nextRound, roundOfVisit } from '../repeat/next.ts';
import { isDeferred, raceOpenedBy } from '../races/opening.ts';
import { winRace } from '../races/win.ts';
import { undoFirst } from '../undo/caught.ts';
import { registerUndo } from '../undo/records.ts';
import type { CaughtThen } from '../undo/state.ts';
import { withdrawSteps } from './withdraw.ts';

/** What is left to decide about a visit: a settle to try, or an error to catch. */
type Open =
  | { readonly kind: 'settle'; readonly draft: Draft; readonly then?: Reaction }
  | { readonly kind: 'error'; readonly error: ErrorInfo; readonly output: Draft['output'] };

/** One visit on its way to its end. `tried` catch entries are not tried again (rule E2). */
interface Ending {
  readonly turn: Turn;
  readonly visit: Visit;
  readonly step: PlanStep;
  readonly tried: number[];
}

/**
 * Ends a visit: settles it whole (rule D5), or takes its error through `catch` to the last resort (rule E2). A settle
 * that fails is an error of the visit; since each catch entry is tried once, this ends. `reason` takes work back that
 * has not ended by itself.
 */
export function conclude(turn: Turn, visit: Visit, outcome: Outcome, reason?: WithdrawTask['reason']): void {
  const step = stepOf(turn.plan, visit.step);
  if (visit.of !== undefined) {
    const ending = { item: visit, outcome, ...(reason === undefined ? {} : { reason }) };
    return concludeItems(turn, takeEnd(turn, step, ending));
  }
  if (isDeferred(turn, visit, outcome)) return;
  if (visit.loop !== undefined && !isRest(turn.state, visit.id)) withdrawItems(turn, visit.id);
  stopVisit(turn, visit, reason);
  const ending: Ending = { turn, visit, step, tried: [] };
  decide(ending, withinBudget(ending, outcome));
}

/** Settles, or takes errors to the next entry that catches them, until the visit has come to its end (rule E2). */
function decide(ending: Ending, first: Open | undefined): void {
  let open = first;
  while (open !== undefined) {
    open =
      open.kind === 'settle' ? settle(ending, open.draft, open.then) : react(ending, open.error, open.output);
  }
}

function errorOf(error: ErrorInfo, output: Draft['output'] = null): Open {
  return { kind: 'error', error, output };
}

/** Whatever comes of the settle, what was done can be undone (rules D5, E7). Items are written down one by one. */
function register({ turn, step, visit }: Ending, outcome: Outcome): Open | undefined {
  if (outcome.type !== 'completed' || visit.loop !== undefined) return undefined;
  const registered = registerUndo(turn, step, visit, outcome.output);
  return registered.ok ? undefined : errorOf(registered.error, outcome.output);
}

/** Goes on with the entry that caught a visit's error, now that its compensation is done (rules E2, E7). */
export function resumeCaught(turn: Turn, visit: Visit, { index, error, output, tried }: CaughtThen): void {
  const step = stepOf(turn.plan, visit.step);
  const ending: Ending = { turn, visit, step, tried: [...tried] };
  const entry = step.catch[index];
  decide(
    ending,
    entry === undefined ? errorOf(error, output) : takeEntry(ending, { entry, index }, { error, output }),
  );
}

/** Ends a `forEach` visit whose items have decided it, if they have (rules F3, F4). */
export function concludeItems(turn: Turn, decided: Decided | undefined): void {
  if (decided !== undefined) conclude(turn, decided.visit, decided.outcome);
}

/** The outcome as it came, or `loop.budget`: the second time in one advance nothing catches it (rule T9). */
function withinBudget(ending: Ending, outcome: Outcome): Open | undefined {
  const unregistered = register(ending, outcome);
  const budget = spendSettle(ending.turn);
  if (budget === undefined) return unregistered ?? firstOf(ending.step, outcome);
  if (budget.isFinal) return giveUp(ending, budget.error, null);
  return errorOf(budget.error);
}

function firstOf(step: PlanStep, outcome: Outcome): Open {
  switch (outcome.type) {
    case 'failed':
      return { kind: 'error', error: outcome.error, output: null };
    case 'skipped':
      return { kind: 'settle', draft: { status: 'skipped', output: outcome.output } };
    case 'completed': {
      const by = outcome.by === undefined ? {} : { by: outcome.by };
      const event = outcome.event === undefined ? {} : { event: outcome.event };
      return {
        kind: 'settle',
        draft: { status: 'completed', output: outcome.output, save: step.save, ...by, ...event },
      };
    }
  }
}

/** Does a settle if all of it holds; else the visit fails with what it lacked, and its output stays (rule D5). */
function settle({ turn, visit, step }: Ending, draft: Draft, then?: Reaction): Open | undefined {
  const judged = judgeSettle(turn, step, draft, roundOfVisit(visit));
  if (!judged.ok) return { kind: 'error', error: judged.error, output: keptOf(draft, judged.error) };
  const { exceeded } = judged.value;
  if (exceeded !== undefined) {
    keep(turn, judged.value);
    return { kind: 'error', error: exceeded, output: draft.output };
  }
  commit(turn, visit, draft, judged.value);
  if (then?.then === 'retry') retryVisit(turn, visit, then);
  if (then?.then === 'fail' && draft.error !== undefined) failMain(turn, draft.error, visit);
  if (step.type === 'end' && draft.status === 'completed') settleEnd(turn, step, draft.output);
  return undefined;
}

/** What was done stays visible, unless it is what did not fit (rules D5, D7). */
function keptOf({ output }: Draft, { code }: ErrorInfo): Draft['output'] {
  return code === 'size.exceeded' ? null : output;
}

function keep(turn: Turn, { vars, sizes }: Judged): void {
  update(turn, { vars });
  keepSizes(turn, sizes);
}

function commit(turn: Turn, visit: Visit, draft: Draft, judged: Judged): void {
  const { status, output, error, by } = draft;
  keep(turn, judged);
  removeVisit(turn, visit, {
    status,
    output,
    ...(error === undefined ? {} : { error }),
    ...(by === undefined ? {} : { by }),
  });
  if (judged.again === true) return nextRound(turn, visit);
  const { part } = turn.state;
  const step = stepOf(turn.plan, visit.step);
  winRace(turn, visit, draft);
  if (status === 'completed') settleOthers(turn, step);
  if (turn.state.part !== part || turn.state.closed !== undefined) return;
  const race = raceOpenedBy(step, visit, draft);
  for (const to of judged.targets) {
    turn.queue.push({ kind: 'token', to, branch: visit.step, rounds: visit.rounds, ...race });
  }
}

/** What a completed step does to others before its own tokens: withdraws, and ends items early (rules D5, F5, T8). */
function settleOthers(turn: Turn, { cancels = [], completes = [] }: PlanStep): void {
  withdrawSteps(turn, cancels);
  for (const id of completes.flatMap((step) => openLoopsOf(turn, step))) {
    concludeItems(turn, completeItems(turn, id));
  }
}

/** Finds what is to happen on an error. A catch expression that fails goes straight to the last resort. */
function react(ending: Ending, error: ErrorInfo, output: Draft['output']): Open | undefined {
  const { turn, visit, step, tried } = ending;
  const caught = findCatch(turn, step, visit, { error, output, tried });
  if (!caught.ok) return giveUp(ending, { ...caught.error, cause: error }, output);
  if (caught.value === undefined) return giveUp(ending, error, output);
  const { entry, index } = caught.value;
  tried.push(index);
  if (undoFirst(turn, visit, entry, { index, error, output, tried })) return undefined;
  return takeEntry(ending, caught.value, { error, output });
}

/** Does what an entry says about the error it caught (rule E3). */
function takeEntry(
  ending: Ending,
  caught: Caught,
  { error, output }: Omit<Failure, 'tried'>,
): Open | undefined {
  const { turn, visit, step } = ending;
  const reaction = reactionTo(turn, step, caught, { error, output });
  if (!reaction.ok) return giveUp(ending, { ...reaction.error, cause: error }, output);
  if (reaction.value.then !== 'hold')
    return { kind: 'settle', draft: reaction.value.draft, then: reaction.value };
  holdVisit(turn, visit, error, reaction.value);
  return undefined;
}

/** Nothing catches it: the visit has failed, and so has the part (rule E6). */
function giveUp({ turn, visit }: Ending, error: ErrorInfo, output: Draft['output']): undefined {
  removeVisit(turn, visit, { status: 'failed', output, error });
  failMain(turn, error, visit);
  return undefined;
}
