import type { JsonValue, TestDefinition } from '@fermata/model';
import { lengthMs, runTest, startOf, traceOf, type SimulationResult } from '@fermata/simulator';
import type { Shell } from '../shell.fixture.ts';
import { Conductor, Stalled } from './conductor.fixture.ts';
import type { RecordingPoints } from './recording-points.fixture.ts';
import { factorOf, scaled, type Scale } from './scale.fixture.ts';
import { childPlans, compileAmong, type Examples } from './scenarios.fixture.ts';
import type { Stage } from './stage.fixture.ts';

/** What an instance did: the changes of its visits, and what the outside saw, each in its order. */
export interface Performance {
  readonly changes: readonly string[];
  readonly effects: readonly string[];
}

/** Performances by the label of the instance: empty for the first one. */
export type Performances = Readonly<Record<string, Performance>>;

/** What the simulator makes of a test. */
export function simulated(examples: Examples, test: TestDefinition): SimulationResult {
  const { documents } = examples;
  const plan = compileAmong(documents, test.workflow);
  return runTest(test, { plan, plans: childPlans(documents, test) }).result;
}

/** The simulated performances. */
export function performancesOf(result: SimulationResult): Performances {
  const found: Record<string, Performance> = {};
  for (const moment of result.moments) {
    if (moment.kind !== 'occurrence') continue;
    const { changes, effects } = found[moment.instance] ?? { changes: [], effects: [] };
    const told = traceOf(moment);
    found[moment.instance] = {
      changes: [...changes, ...told.changes],
      effects: [...effects, ...told.effects.map(plainText)],
    };
  }
  return found;
}

/** Whoever performs tests for real. */
export interface Theatre {
  readonly shell: Shell;
  readonly points: RecordingPoints;
  readonly stage: Stage;
}

/** How long a performance takes for real, in milliseconds. */
export function realLengthMs(result: SimulationResult, test: TestDefinition): number {
  return result.elapsedMs * factorOf(result.moments, startOf(test).at);
}

/**
 * Plays a test on the real server. Where a slow machine let the clock overtake what is done by hand, it is played again,
 * slower: that cannot hide a difference in what follows from what.
 */
export async function performed(
  theatre: Theatre,
  examples: Examples,
  test: TestDefinition,
): Promise<Performances> {
  const result = simulated(examples, test);
  const wanted = JSON.stringify(performancesOf(result));
  let last: Performances = {};
  for (const slower of [1, 2.5]) {
    last = await performOnce(theatre, examples, { test, result, slower });
    if (JSON.stringify(last) === wanted) return last;
  }
  return last;
}

interface Piece {
  readonly test: TestDefinition;
  readonly result: SimulationResult;
  readonly slower: number;
}

async function performOnce(
  { shell, points, stage }: Theatre,
  { documents }: Examples,
  { test, result, slower }: Piece,
): Promise<Performances> {
  const start = startOf(test);
  const factor = factorOf(result.moments, start.at) * slower;
  const scale: Scale = { factor, virtualStart: start.at, realStart: Date.now() };
  const keepsTimeouts = !result.trace.some((line) => / (failed|again) .*timeout/.test(line));
  const faster = documents.map((one) => scaled(one as unknown as JsonValue, scale, keepsTimeouts));
  const plan = compileAmong(faster as never, test.workflow);
  const plans = childPlans(faster as never, test);
  const conductor = new Conductor({
    shell,
    points,
    stage,
    scale,
    plans: { ...plans, [`${plan.name}@1`]: plan },
  });
  const { at: _, startedBy = 'somebody', trigger, businessKey } = start;
  await conductor.begin(plan, {
    input: scaled(test.start?.input ?? {}, scale, keepsTimeouts),
    trigger: trigger as unknown as JsonValue,
    startedBy,
    ...(businessKey === undefined ? {} : { businessKey }),
  });
  await playAll(conductor, result);
  return performancesOfParts(conductor, points, shell);
}

async function playAll(conductor: Conductor, { moments }: SimulationResult): Promise<void> {
  try {
    for (const moment of moments) await conductor.play(moment);
  } catch (error) {
    if (!(error instanceof Stalled)) throw error;
  }
}

async function performancesOfParts(
  { parts }: Conductor,
  points: RecordingPoints,
  shell: Shell,
): Promise<Performances> {
  const found: Record<string, Performance> = {};
  for (const [label, { id }] of parts) {
    await until(points, id);
    const told = traceOf({ changes: points.changesOf(id), effects: points.instance(id)?.effects ?? [] });
    const effects = told.effects.map((text) => plainText(text.replaceAll(id, 'simulated')));
    found[label] = { changes: told.changes, effects };
    if (points.instance(id)?.close === undefined) await shell.orchestrator.terminate(id, 'the spec is over');
  }
  return found;
}

/** The last effects are made durable a moment after the last change. */
async function until(points: RecordingPoints, id: string): Promise<void> {
  const before = Date.now();
  const isOpen = (): boolean => points.instance(id)?.close === undefined;
  while (isOpen() && Date.now() - before < 1_000) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Moments and durations are not the same for real. */
function plainText(text: string): string {
  return text
    .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'some time')
    .replaceAll(/"P[\dYMDTHS.]+"/g, (duration) =>
      lengthMs(duration.slice(1, -1)) > 0 ? '"some time"' : duration,
    );
}
