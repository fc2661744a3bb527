import type { JsonValue } from '@fermata/model';
import { ok, type Result } from '../expression/result.ts';
import type { Reader } from '../expression/reader.ts';
import type { ErrorInfo } from '../occurrence.ts';
import type { PlanCatch, PlanStep } from '../plan/steps.ts';
import { carryOn } from '../items/carry.ts';
import type { Caught } from './catching.ts';
import type { Draft } from './complete.ts';
import type { Visit } from './state.ts';
import { startTimer } from './timers.ts';
import { readerFor, update, type Turn } from './turn.ts';
import { joinRace } from '../races/member.ts';
import { noteSucceeds } from '../verbs/past.ts';
import { newVisit, replaceVisit, report } from './visits.ts';

/** What a visit has when it fails: what was done stays visible (rule D5). */
interface Own {
  readonly error: ErrorInfo;
  readonly output: JsonValue;
}

/** What a catch entry came to: the settle to try, and what comes after it (rule E3). */
export interface Reaction {
  readonly then: PlanCatch['then'];
  readonly index: number;
  readonly draft: Draft;
  /** Moment of the retry, epoch milliseconds. */
  readonly retryAt?: number;
}

/** Evaluates a catch entry over the error it caught. A failure is the caller's to treat (rule E2). */
export function reactionTo(
  turn: Turn,
  step: PlanStep,
  caught: Caught,
  { error, output }: Own,
): Result<Reaction> {
  const { entry, index } = caught;
  const read = readerFor(turn, { output, error });
  if (entry.then === 'complete') return completion(read, step, caught, error);
  const saved = read.values(entry.save);
  if (!saved.ok) return saved;
  const ends = entry.then === 'retry' || entry.then === 'fail' ? { keepsRace: true as const } : {};
  const draft: Draft = { status: 'failed', output, error, saved: saved.value, ...targetsFor(entry), ...ends };
  if (entry.then !== 'retry') return ok({ then: entry.then, index, draft });
  const retryAt = entry.after === undefined ? ok(turn.at) : read.after(entry.after, turn.at);
  return retryAt.ok ? ok({ then: 'retry', index, draft, retryAt: retryAt.value }) : retryAt;
}

/** `complete` is a whole settle: the step's `save`, where the entry's keys win, and `next`. */
function completion(read: Reader, step: PlanStep, caught: Caught, error: ErrorInfo): Result<Reaction> {
  const template = caught.entry.output ?? step.default;
  const output: Result<JsonValue> = template === undefined ? ok(null) : read.value(template);
  if (!output.ok) return output;
  const save = { ...step.save, ...caught.entry.save };
  const draft: Draft = { status: 'completed', output: output.value, seen: error, save };
  return ok({ then: 'complete', index: caught.index, draft });
}

function targetsFor(entry: PlanCatch): Partial<Draft> {
  if (entry.then === 'pass') return {};
  return { targets: entry.to === undefined ? [] : [entry.to] };
}

/** Opens the visit that takes the place of a failed one, past the join; its number is given at once (rule E3). */
export function retryVisit(turn: Turn, failed: Visit, { index, retryAt = turn.at }: Reaction): void {
  const caught = { ...failed.caught, [index]: (failed.caught[index] ?? 0) + 1 };
  const next = joinRace(turn, newVisit(turn, failed.step, failed.rounds, caught), failed.race);
  const visit = carryOn(turn, failed, next);
  noteSucceeds(turn, failed);
  if (retryAt <= turn.at) {
    turn.queue.push({ kind: 'visit', id: visit.id });
    return;
  }
  const delayed: Visit = { ...visit, status: 'delayed' };
  replaceVisit(turn, delayed);
  report(turn, delayed, 'open');
  startTimer(turn, `${visit.id}/retry`, {
    kind: 'retry',
    dueAt: retryAt,
    summary: `retry ${visit.step}`,
    visit: visit.id,
  });
}

/** Holds a visit for an operator; what the entry saves is written at once. */
export function holdVisit(turn: Turn, visit: Visit, error: ErrorInfo, { draft }: Reaction): void {
  update(turn, { vars: { ...turn.state.vars, ...draft.saved } });
  const held: Visit = { ...visit, status: 'held', error, heldAt: turn.at };
  replaceVisit(turn, held);
  report(turn, held, 'held', { error });
}
