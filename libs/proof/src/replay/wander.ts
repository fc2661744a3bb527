import type { Plan } from '@fermata/interpreter';
import { codeFor } from '../game/codes.ts';
import type { Chance } from './director.ts';
import { beginDrive, heldSteps, settle, take, type Drive, type Work } from './drive.ts';

/** How a run by chance has ended: properly, with steps held for good, or not within the steps it was given. */
export interface Wander {
  readonly end: 'over' | 'held' | 'endless';
  readonly held: readonly string[];
  /** Every step that was visited. */
  readonly visited: readonly string[];
}

/**
 * One run of the real core over a graph without data, every decision by chance: conditions, errors that are caught, the
 * order of ends. For comparing verdicts with what really happens.
 */
export function wander(plan: Plan, chance: Chance, most: number): Wander {
  const drive = beginDrive(plan, [], chance);
  for (let count = 0; count < most; count += 1) {
    const held = heldSteps(drive);
    if (held.length > 0) return resultOf(drive, 'held', held);
    const open = drive.out[chance(drive.out.length)];
    if (open === undefined) return resultOf(drive, drive.state.closed === undefined ? 'held' : 'over', held);
    moveOn(drive, open, chance);
  }
  return resultOf(drive, 'endless', []);
}

function moveOn(drive: Drive, open: Work, chance: Chance): void {
  const error = chance(4) === 3 ? someError(drive.plan, open.step, chance) : undefined;
  if (error === undefined) settle(drive, open.step);
  else {
    drive.out.splice(drive.out.indexOf(open), 1);
    take(drive, {
      type: 'taskFailed',
      at: drive.at,
      work: open.work,
      error: { code: error, message: error },
    });
  }
}

function someError(plan: Plan, step: string, chance: Chance): string | undefined {
  const found = plan.steps[step];
  const codes = (found?.catch ?? []).flatMap(({ then }, at) =>
    then === 'goto' && found !== undefined ? (codeFor(found, at) ?? []) : [],
  );
  return codes[chance(codes.length)];
}

function resultOf({ state }: Drive, end: Wander['end'], held: readonly string[]): Wander {
  const visited = Object.keys(state.numbers);
  return { end, held, visited };
}
