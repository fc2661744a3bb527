import type { Plan } from '@fermata/interpreter';
import type { Decision } from '../decision.ts';
import type { Finding } from '../finding.ts';
import { beginDrive, heldSteps, settle, take, type Drive, type Work } from './drive.ts';

/** Most settles after the decisions of a trace have been taken. */
const MOST_AFTER = 200;

/** What the real core did when a trace was replayed. */
export interface Played {
  /** It came to what the finding says: one of its steps is held for good. */
  readonly isHeld: boolean;
  readonly log: Drive['log'];
  /** Work that was still out then. */
  readonly opened: readonly Work[];
}

/** Whether the real core, with every condition answered as the trace says, comes to what the finding says. */
export function confirms(plan: Plan, finding: Finding): boolean {
  return play(plan, finding).isHeld;
}

/** Replays a trace with the real core. Data is left out, so it shows the structure and nothing more. */
export function play(plan: Plan, finding: Finding): Played {
  const drive = beginDrive(plan, finding.trace.filter(isOfStep), () => 0);
  const isHeld = (): boolean => heldSteps(drive).some((step) => finding.steps.includes(step));
  for (const decision of finding.trace) {
    if (isHeld()) break;
    follow(drive, decision);
  }
  for (let count = 0; count < MOST_AFTER && !isHeld(); count += 1) {
    const [open] = drive.out;
    if (open === undefined || !settle(drive, open.step)) break;
  }
  return { isHeld: isHeld(), log: drive.log, opened: drive.out };
}

function isOfStep({ step }: Decision): boolean {
  return !step.startsWith('@');
}

/** Instant and skipped visits settle by themselves; whatever takes time is settled in the order of the trace. */
function follow(drive: Drive, decision: Decision): void {
  const verb = { id: 'proof', actor: 'proof', reason: 'proof' };
  switch (decision.step) {
    case '@onCancel':
      return take(drive, { type: 'cancelRequested', at: drive.at, verb });
    case '@timeout':
      return take(drive, { type: 'timerFired', at: drive.at, timer: '@timeout' });
    case '@onError':
      return fail(drive);
    default:
      if (decision.kind !== 'skip') settle(drive, decision.step);
      return undefined;
  }
}

/** An error that nothing catches; a code of the engine's own is left alone by a catch-all. */
function fail(drive: Drive): void {
  const [open] = drive.out;
  if (open === undefined) return;
  const error = { code: 'workflow.depth', message: 'an error that nothing catches' };
  take(drive, { type: 'taskFailed', at: drive.at, work: open.work, error });
}
