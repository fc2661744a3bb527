import type { JsonValue } from '@fermata/model';
import type { RefusalReason } from '../advance/refusal.ts';
import type { State } from '../advance/state.ts';
import { update, type Turn } from '../advance/turn.ts';
import type { EventInfo, Occurrence } from '../occurrence.ts';
import { tellChildren } from './children.ts';
import { setClocks, stopClocks } from './clocks.ts';
import type { VerbKind } from './kind.ts';
import type { PauseRequested, ResumeRequested } from './requests.ts';

/**
 * The instance stands still (rule O1): clocks stop, nothing is dispatched, no token moves. Work that is out goes on to
 * its end; that, answers and events are kept. Repairs may be made meanwhile; the tokens they place wait for resume.
 */
export const pauseVerb: VerbKind<PauseRequested> = Object.freeze({
  refusal: ({ state }) => (state.paused === undefined ? undefined : 'instance.paused'),
  perform(turn, { verb }) {
    update(turn, { paused: { verb, since: turn.at, kept: [], moves: [] } });
    stopClocks(turn);
    tellChildren(turn, 'pause', verb);
  },
} satisfies VerbKind<PauseRequested>);

/**
 * The instance goes on (rule O1): relative deadlines keep the time they had left, absolute moments stay. What was kept
 * is then taken one by one, and among it the moments that have passed, each in its place.
 */
export const resumeVerb: VerbKind<ResumeRequested> = Object.freeze({
  refusal: ({ state }) => (state.paused === undefined ? 'instance.notPaused' : undefined),
  perform(turn, { verb }) {
    const { paused } = turn.state;
    if (paused === undefined) return;
    endPause(turn);
    tellChildren(turn, 'resume', verb);
    const passed = setClocks(turn, paused.since);
    const due = [...paused.kept, ...passed].sort((a, b) => a.at - b.at);
    turn.kept.push(...due.map((occurrence) => takenAt(occurrence, turn.at)));
  },
} satisfies VerbKind<ResumeRequested>);

/** An event that a pause kept counts as received at resume (rule W1). */
function takenAt(occurrence: Occurrence, at: number): Occurrence {
  if (occurrence.type !== 'eventReceived') return { ...occurrence, at };
  return { ...occurrence, at, event: { ...occurrence.event, receivedAt: new Date(at).toISOString() } };
}

/** The pause is over; what was kept is the caller's to take, or is dropped with all else. */
export function endPause(turn: Turn): void {
  if (turn.state.paused === undefined) return;
  const { paused: _paused, ...state } = turn.state;
  turn.state = state;
}

/** Whether an occurrence has to wait for resume (rule O1). */
export function isKept({ paused }: State, occurrence: Occurrence): boolean {
  return paused !== undefined && !('verb' in occurrence);
}

/** Keeps what has happened until resume. */
export function keep(turn: Turn, occurrence: Occurrence): void {
  const { paused } = turn.state;
  if (paused === undefined) return;
  update(turn, { paused: { ...paused, kept: [...paused.kept, occurrence] } });
}

/**
 * Why an instance that stands still does not even keep an occurrence: a clock that stands cannot strike, a claim would
 * move tokens, and of one work the first end counts.
 */
export function refusalOnPause({ paused }: State, occurrence: Occurrence): RefusalReason | undefined {
  if (paused === undefined || 'verb' in occurrence) return undefined;
  if (occurrence.type === 'eventReceived') {
    return paused.kept.some((one) => isSameEvent(one, occurrence.event)) ? 'event.used' : undefined;
  }
  if (occurrence.type === 'timerFired' || occurrence.type === 'taskStarted') return 'instance.paused';
  const isEnd = 'work' in occurrence;
  const isKnown = paused.kept.some((one) => isEnd && 'work' in one && one.work === occurrence.work);
  return isKnown ? 'visit.settled' : undefined;
}

function isSameEvent(one: Occurrence, { source, id }: EventInfo): boolean {
  return one.type === 'eventReceived' && one.event.id === id && one.event.source === source;
}

/** The worklist of an instance that stands still, frozen in its state. */
export function freeze(turn: Turn): void {
  const { paused } = turn.state;
  if (paused === undefined) return;
  const moves = turn.queue.slice(turn.taken) as unknown as readonly JsonValue[];
  if (moves.length > 0 || paused.moves.length > 0) update(turn, { paused: { ...paused, moves } });
}
