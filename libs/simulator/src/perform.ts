import type { Effect, Occurrence } from '@fermata/interpreter';
import { expectOccurrence, nextScripted, RANK, type Simulation } from './simulation.ts';
import { lengthMs } from './time.ts';

type EffectOf<T extends Effect['type']> = Extract<Effect, { type: T }>;

/** Does in virtual time what the interpreter asks for. */
export function perform(simulation: Simulation, effect: Effect): void {
  switch (effect.type) {
    case 'dispatchTask':
      return dispatch(simulation, effect);
    case 'cancelTask':
      return recall(simulation, effect);
    case 'offerTask':
      return offer(simulation, effect);
    case 'withdrawTask':
      simulation.out.delete(effect.work);
      return undefined;
    case 'startTimer':
      return startTimer(simulation, effect);
    case 'cancelTimer':
      simulation.out.delete(effect.timer);
      return undefined;
    case 'emitEvent':
      simulation.emitted.push(effect);
      return undefined;
    default:
      return undefined;
  }
}

function dispatch(simulation: Simulation, effect: EffectOf<'dispatchTask'>): void {
  simulation.out.add(effect.work);
  const attempt = { dispatch: effect, attempt: 1, dispatchedAt: simulation.now };
  simulation.agenda.put({ at: simulation.now, rank: RANK.work, what: { kind: 'attempt', attempt } });
}

/** Withdrawn work ends at once, or, in an unreliable world, still brings a result that nobody waits for. */
function recall(simulation: Simulation, { work }: EffectOf<'cancelTask'>): void {
  const { now, random, world, agenda } = simulation;
  simulation.out.delete(work);
  const late = world.faults?.late ?? 0;
  const isLate = late > 0 && random() < late;
  if (!isLate) return expectOccurrence(simulation, { type: 'taskCancelled', at: now, work }, RANK.work);
  const occurrence: Occurrence = { type: 'taskCompleted', at: now + 1_000, work, output: 'late' };
  agenda.put({ at: occurrence.at, rank: RANK.work, what: { kind: 'occurrence', occurrence, isStray: true } });
}

function offer(simulation: Simulation, { work, stepId }: EffectOf<'offerTask'>): void {
  simulation.out.add(work);
  const answer = nextScripted(simulation, stepId, simulation.world.answers?.[stepId], false);
  if (answer === undefined || answer.never === true) return;
  const at = simulation.now + lengthMs(answer.after);
  const { by = 'somebody', output = null } = answer;
  expectOccurrence(simulation, { type: 'taskCompleted', at, work, output, by }, RANK.answer);
}

function startTimer(simulation: Simulation, { timer, dueAt }: EffectOf<'startTimer'>): void {
  simulation.out.add(timer);
  const at = Math.max(dueAt, simulation.now);
  expectOccurrence(simulation, { type: 'timerFired', at, timer }, RANK.timer);
}
