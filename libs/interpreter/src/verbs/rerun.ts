import { endFired, firedRounds } from '../joins/fired.ts';
import { removeTokens } from '../joins/waiting.ts';
import { addPositions } from '../advance/positions.ts';
import { NEVER, recordOf } from '../advance/records.ts';
import { reopen } from '../advance/reopen.ts';
import type { StepRecord, Token } from '../advance/state.ts';
import { stepOf, writable, type Turn } from '../advance/turn.ts';
import { newVisit } from '../advance/visits.ts';
import { withdrawVisit } from '../advance/withdraw.ts';
import type { RefusalReason } from '../advance/refusal.ts';
import type { Standing, VerbKind } from './kind.ts';
import type { Passage } from './passages.ts';
import { lastSettled, noteTaken, passagesOf, put } from './past.ts';
import { reachedFrom } from './reach.ts';
import type { RerunRequested } from './requests.ts';
import { refusalOfStep } from './targets.ts';

/**
 * A step begins again from its last visit (rule O4): it and all that is reachable from it is taken back. Open work and
 * tokens of these steps are withdrawn, their visits since that one are superseded, and the step opens as a new visit
 * with a new key. Variables stay as they are; nothing is compensated.
 */
export const rerunVerb: VerbKind<RerunRequested> = Object.freeze({
  refusal: (standing, { step }) => refusalOf(standing, step),
  refusalOnceClosed: (standing, { step }) =>
    standing.state.lost === null ? 'instance.closed' : refusalOf(standing, step),
  perform(turn, { step }) {
    if (turn.state.closed !== undefined) reopen(turn, '');
    rerun(turn, step);
  },
} satisfies VerbKind<RerunRequested>);

function refusalOf(standing: Standing, step: string): RefusalReason | undefined {
  const { plan, state } = standing;
  const unknown = refusalOfStep(standing, step);
  if (unknown !== undefined) return unknown;
  if (state.closed === undefined && state.part.name !== 'main') return 'instance.ending';
  const last = passagesOf(state, step).at(-1);
  if (last === undefined) return 'step.neverVisited';
  const isForgotten = [...reachedFrom(plan, step)].some((id) => isLost(passagesOf(state, id), last.age));
  return isForgotten ? 'rerun.forgotten' : undefined;
}

/** Whether what a step showed before a cut is not known any more. */
function isLost(passages: readonly Passage[], cut: number): boolean {
  const before = passages.filter(({ age }) => age < cut);
  if (passages.some(({ from, age }) => from < cut && age >= cut)) return true;
  const shown = lastSettled(before);
  return shown !== undefined && shown !== lastSettled(passages) && shown.shown === undefined;
}

function rerun(turn: Turn, step: string): void {
  const last = passagesOf(turn.state, step).at(-1);
  if (last === undefined) return;
  const reached = reachedFrom(turn.plan, step);
  withdrawReached(turn, reached);
  for (const id of reached)
    supersede(turn, id, last.age, (gone) => {
      if (id !== step) giveBack(turn, id, gone, reached);
    });
  const visit = newVisit(turn, step, last.rounds);
  noteTaken(turn, step, last.took);
  turn.queue.push({ kind: 'visit', id: visit.id });
}

/** Open work and tokens go; tokens that came from outside stay where they wait. */
function withdrawReached(turn: Turn, reached: ReadonlySet<string>): void {
  const { queue, taken } = turn;
  const left = queue.slice(taken).filter((move) => {
    return move.kind !== 'token' || !reached.has(move.to) || !reached.has(move.branch);
  });
  queue.splice(taken, queue.length - taken, ...left);
  for (const [id, waiting] of Object.entries(turn.state.tokens)) {
    if (!reached.has(id)) continue;
    removeTokens(
      turn,
      id,
      waiting.filter(({ branch }) => reached.has(branch)),
    );
  }
  for (const [key, round] of firedRounds(turn)) if (reached.has(round.step)) endFired(turn, key);
  for (const visit of Object.values(turn.state.visits)) {
    if (reached.has(visit.step)) withdrawVisit(turn, visit);
  }
}

/** Takes a step's visits since the cut out of what expressions see, and reports them superseded (rule D3). */
function supersede(turn: Turn, id: string, cut: number, giveBackOf: (last: Passage) => void): void {
  const passages = passagesOf(turn.state, id);
  const gone = passages.filter(({ age }) => age >= cut);
  const last = gone.at(-1);
  if (last === undefined) return;
  const left = passages.filter(({ age }) => age < cut);
  writable(turn, 'steps')[id] = recordAfter(recordOf(turn, id), passages, left);
  put(turn, id, left);
  for (const passage of gone) reportSuperseded(turn, id, passage);
  giveBackOf(last);
}

function recordAfter(now: StepRecord, passages: readonly Passage[], left: readonly Passage[]): StepRecord {
  const shown = lastSettled(left);
  const visits = left.reduce((sum, { count }) => sum + count, 0);
  const by = [...new Set(left.flatMap((passage) => passage.by ?? []))];
  if (visits === 0) return NEVER;
  if (shown === lastSettled(passages)) return { ...now, visits, by };
  const { status, output, error } = shown?.shown ?? { ...NEVER, status: 'open' as const };
  return { status, output, error, visits, open: now.open, by };
}

function reportSuperseded(turn: Turn, id: string, { n, count }: Passage): void {
  const { title, type } = stepOf(turn.plan, id);
  for (let number = n; number < n + count; number += 1) {
    turn.changes.push({
      visit: `${id}#${number}`,
      stepId: id,
      stepType: type,
      title,
      status: 'superseded',
      openedAt: turn.at,
    });
  }
}

/** The tokens that the last superseded visit of another join took from outside wait there again (rule O4). */
function giveBack(turn: Turn, step: string, { took = [] }: Passage, reached: ReadonlySet<string>): void {
  const back = took.filter(({ branch }) => !reached.has(branch)) as readonly Token[];
  if (back.length === 0) return;
  const waiting = [...back, ...(turn.state.tokens[step] ?? [])].sort((a, b) => a.seq - b.seq);
  writable(turn, 'tokens')[step] = waiting;
  addPositions(turn, back.length);
}
