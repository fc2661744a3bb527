import type { StepLook } from '@fermata/ui';
import type { Frame, StepChange, TrialRun } from './protocol.ts';

/** A run as it stood after one of its moments. */
export interface StoodAt {
  readonly steps: Readonly<Record<string, StepLook>>;
  readonly ways: ReadonlySet<string>;
  /** The latest visit of each step until then. */
  readonly latest: Readonly<Record<string, StepChange>>;
}

/** How the steps stood, and which ways had been taken, after a moment; before the first one nothing has happened. */
export function standingAt({ frames }: Pick<TrialRun, 'frames'>, moment: number): StoodAt {
  const latest: Record<string, StepChange> = {};
  const visits = new Map<string, Set<string>>();
  const ways = new Set<string>();
  for (const frame of frames.slice(0, moment + 1)) {
    for (const way of frame.ways) ways.add(way);
    for (const change of frame.changes) {
      latest[change.step] = { ...kept(latest[change.step], change), ...change };
      visits.set(change.step, (visits.get(change.step) ?? new Set()).add(change.visit));
    }
  }
  const steps = Object.entries(latest).map(([id, { status }]): readonly [string, StepLook] => [
    id,
    { status, visits: visits.get(id)?.size ?? 0 },
  ]);
  return { steps: Object.fromEntries(steps), ways, latest };
}

/** An end says no more what went in: the opening of the same visit did. */
function kept(before: StepChange | undefined, now: StepChange): StepChange | object {
  return before?.visit === now.visit ? before : {};
}

/** What a moment is about, for a list: the step of its cause, else of its first change. */
export function stepOfFrame({ cause, changes }: Frame): string | undefined {
  return cause.step ?? changes[0]?.step;
}
