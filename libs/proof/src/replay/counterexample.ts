import type { Plan } from '@fermata/interpreter';
import type { JsonValue, ScriptedEnd, World } from '@fermata/model';
import { simulate } from '@fermata/simulator';
import type { Finding } from '../finding.ts';
import { play, type Played } from './replay.ts';
import { findValues, put, type Cells } from './values.ts';
import { wantsOf } from './wants.ts';

/** Data with which the simulator comes to what a finding says. */
export interface Counterexample {
  readonly input: JsonValue;
  readonly world: World;
}

/** Most things that may happen in one replay. */
const MOST = 5_000;

/**
 * Looks for data with which the simulator replays the trace of a finding: an input, and what machines and people do.
 * Undefined where a small search finds none: the conditions may never come out as the trace says.
 */
export function counterexample(plan: Plan, finding: Finding): Counterexample | undefined {
  const run = play(plan, finding);
  if (!run.isHeld) return undefined;
  const cells = findValues(plan, wantsOf(plan, finding.trace));
  if (cells === undefined) return undefined;
  const found: Counterexample = { input: inputOf(cells), world: worldOf(plan, run, cells) };
  const { state } = simulate({ plan, ...found, most: MOST });
  const visits = Object.values(state.visits).flatMap(({ step, stuck }) =>
    stuck === undefined ? [] : [step],
  );
  const held = [...state.stuck.map(({ step }) => step), ...visits];
  return held.some((step) => finding.steps.includes(step)) ? found : undefined;
}

function inputOf(cells: Cells): JsonValue {
  const whole: Record<string, JsonValue> = { input: {} };
  for (const [cell, value] of cells) {
    const path = cell.split('/');
    if (path[0] === 'input') put(whole, path, value);
  }
  return whole['input'] ?? {};
}

/** One minute for each thing that happens keeps them in the order of the trace. */
function worldOf(plan: Plan, { log, opened }: Played, cells: Cells): World {
  const outputs = outputsOf(cells);
  const ends = log.map(({ work, step, at, endedAt, code }): Scripted => {
    const visit = visitOf(work, step);
    const after = `PT${endedAt - at}M`;
    const output = outputs.get(`${step}/${visit}`) ?? {};
    return { step, end: code === undefined ? { visit, after, output } : { visit, after, error: { code } } };
  });
  const never = opened.map(({ work, step }): Scripted => {
    return { step, end: { visit: visitOf(work, step), never: true } };
  });
  const all = [...ends, ...never];
  const isManual = ({ step }: Scripted): boolean => plan.steps[step]?.type === 'manual';
  const answers = byStep(all.filter(isManual)) as NonNullable<World['answers']>;
  return { steps: byStep(all.filter((one) => !isManual(one))), answers };
}

interface Scripted {
  readonly step: string;
  readonly end: ScriptedEnd;
}

function visitOf(work: string, step: string): number {
  return Number(work.slice(step.length + 1));
}

function byStep(scripted: readonly Scripted[]): Readonly<Record<string, readonly ScriptedEnd[]>> {
  const steps: Record<string, ScriptedEnd[]> = {};
  for (const { step, end } of scripted) steps[step] = [...(steps[step] ?? []), end];
  return steps;
}

function outputsOf(cells: Cells): ReadonlyMap<string, JsonValue> {
  const whole: Record<string, JsonValue> = {};
  for (const [cell, value] of cells) {
    const [root, step, visit, ...rest] = cell.split('/');
    if (root === 'yield') put(whole, [`${step}/${visit}`, ...rest], value);
  }
  return new Map(Object.entries(whole));
}
