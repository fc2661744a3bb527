import type { OfferTask, TaskCompleted } from '@fermata/interpreter';
import { judgeOccurrence } from '@fermata/interpreter';
import type { ScriptedAnswer } from '@fermata/model';
import { nextScripted } from './script.ts';
import {
  expectOccurrence,
  RANK,
  sendOut,
  type Claim,
  type SimulatedInstance,
  type Simulation,
} from './simulation.ts';
import { lengthMs } from './time.ts';
import { note } from './trace.ts';

/** Offers a task to people: who answers, and who claims it before, stands in the script. */
export function offer(simulation: Simulation, instance: SimulatedInstance, effect: OfferTask): void {
  const { work, stepId } = effect;
  instance.offers.push({ offer: effect, at: simulation.now });
  sendOut(simulation, instance, work);
  const cue = { script: 'answers', stepId, work } as const;
  const answer = nextScripted(instance, instance.world.answers?.[stepId], cue);
  if (answer === undefined) return;
  const completed = answer.never === true ? undefined : completionOf(simulation, work, answer);
  if (answer.claim !== undefined) return willClaim(simulation, instance, { work, answer, completed });
  if (completed === undefined) return;
  const isStubborn = answer.fault === 'late';
  const isTwice = answer.fault === 'twice';
  expectOccurrence(simulation, instance, { occurrence: completed, rank: RANK.answer, isStubborn, isTwice });
}

function completionOf({ now }: Simulation, work: string, answer: ScriptedAnswer): TaskCompleted {
  const { by = 'somebody', output = null } = answer;
  return { type: 'taskCompleted', at: now + lengthMs(answer.after), work, output, by };
}

interface Intent {
  readonly work: string;
  readonly answer: ScriptedAnswer;
  readonly completed: TaskCompleted | undefined;
}

function willClaim(simulation: Simulation, instance: SimulatedInstance, intent: Intent): void {
  const { work, answer, completed } = intent;
  const claimMs = lengthMs(answer.claim);
  const thenAfterMs = Math.max(0, lengthMs(answer.after) - claimMs);
  const claim: Claim = { work, by: answer.by ?? 'somebody', then: completed, thenAfterMs, isAgain: false };
  const what = { kind: 'claim', instance, claim } as const;
  simulation.agenda.put({ at: simulation.now + claimMs, rank: RANK.answer, what });
}

/**
 * Whether a claim can be had now. One that is refused is noted, and tried again as soon as something has happened to
 * the instance; once it is had, the answer follows.
 */
export function mayClaim(simulation: Simulation, instance: SimulatedInstance, claim: Claim): boolean {
  const { work, by, then } = claim;
  const { state, interpreter } = instance;
  if (state === undefined || !instance.out.has(work)) return false;
  const { now: at } = simulation;
  const verdict = judgeOccurrence(interpreter.plan, state, { type: 'taskStarted', at, work, by });
  if (!verdict.accepted) {
    if (!claim.isAgain) note(simulation, instance, `refused claim ${work} by ${by} (${verdict.reason})`);
    instance.claims.push({ ...claim, isAgain: true });
    return false;
  }
  if (then === undefined) return true;
  const occurrence = { ...then, at: at + claim.thenAfterMs };
  expectOccurrence(simulation, instance, { occurrence, rank: RANK.answer });
  return true;
}

/** Something has happened: whoever was refused a claim tries again. */
export function claimAgain({ agenda, now }: Simulation, instance: SimulatedInstance): void {
  for (const claim of instance.claims.splice(0)) {
    agenda.put({ at: now, rank: RANK.answer, what: { kind: 'claim', instance, claim } });
  }
}
