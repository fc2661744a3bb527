import type { Visit } from '../advance/state.ts';
import { stepOf, writable, type Turn } from '../advance/turn.ts';
import { unfinished } from './loop.ts';
import { isLoopStep } from './open.ts';
import { play } from './play.ts';

/** A rest that the end of the instance took away runs on: what had not ended begins again (rules F4, O3). */
export function restoreRest(turn: Turn, rest: Visit): void {
  const step = stepOf(turn.plan, rest.step);
  if (rest.loop === undefined || !isLoopStep(step)) return;
  writable(turn, 'rests')[rest.id] = { ...rest, loop: unfinished(rest.loop) };
  play(turn, step, rest.id);
}
