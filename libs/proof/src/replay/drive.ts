import {
  createInterpreter,
  type Effect,
  type Interpreter,
  type Occurrence,
  type Plan,
  type State,
} from '@fermata/interpreter';
import { codeFor } from '../game/codes.ts';
import type { Decision } from '../decision.ts';
import { directorOf, type Chance, type Director } from './director.ts';
import { stubOf } from './stub.ts';

/** Work that was begun at a moment: the moments of a run are counted. */
export interface Work {
  readonly work: string;
  readonly step: string;
  readonly at: number;
}

/** One run of the real core over a graph without data. */
export interface Drive {
  readonly plan: Plan;
  readonly interpreter: Interpreter;
  readonly director: Director;
  /** Work that is out, oldest first. */
  readonly out: Work[];
  /** Work that has ended, in order. */
  readonly log: (Work & { readonly endedAt: number; readonly code?: string })[];
  state: State;
  at: number;
}

/** Begins a run in which `decisions` are taken as they are, and `chance` decides the rest. */
export function beginDrive(plan: Plan, decisions: readonly Decision[], chance: Chance): Drive {
  const stub = stubOf(plan);
  const director = directorOf(plan, decisions, chance);
  const interpreter = createInterpreter(stub, director);
  const started: Occurrence = {
    type: 'started',
    at: 0,
    instanceId: 'proof',
    input: null,
    trigger: { type: 'manual' },
    startedBy: 'proof',
  };
  const first = interpreter.advance(undefined, started);
  const drive: Drive = { plan, interpreter, director, out: [], log: [], state: first.state, at: 0 };
  perform(drive, first.effects);
  return drive;
}

function perform(drive: Drive, effects: readonly Effect[]): void {
  for (const effect of effects) {
    if (effect.type === 'dispatchTask')
      drive.out.push({ work: effect.work, step: effect.stepId, at: drive.at });
    if (effect.type === 'cancelTask') {
      forget(drive, effect.work);
      take(drive, { type: 'taskCancelled', at: drive.at, work: effect.work });
    }
  }
}

function forget(drive: Drive, work: string): void {
  const at = drive.out.findIndex((one) => one.work === work);
  if (at >= 0) drive.out.splice(at, 1);
}

/** Lets something happen. */
export function take(drive: Drive, occurrence: Occurrence): void {
  drive.at += 1;
  const { state, effects } = drive.interpreter.advance(drive.state, { ...occurrence, at: drive.at });
  drive.state = state;
  perform(drive, effects);
}

/** Settles the oldest work of a step as its next decision says; false if none is out. */
export function settle(drive: Drive, step: string): boolean {
  const open = drive.out.find((one) => one.step === step);
  if (open === undefined) return false;
  forget(drive, open.work);
  const decision = drive.director.takes(step);
  const code =
    decision?.kind === 'catch' ? failingCode(drive.plan, step, decision.entries[0] ?? 0) : undefined;
  const at = drive.at;
  drive.log.push({ ...open, endedAt: at + 1, ...(code === undefined ? {} : { code }) });
  if (code === undefined) take(drive, { type: 'taskCompleted', at, work: open.work, output: null });
  else take(drive, { type: 'taskFailed', at, work: open.work, error: { code, message: code } });
  return true;
}

/** A code that this entry of `catch` takes. */
export function failingCode(plan: Plan, step: string, entry: number): string | undefined {
  const found = plan.steps[step];
  return found === undefined ? undefined : codeFor(found, entry);
}

/** The steps that the core holds for good: joins, and visits at their gates (rule T6). */
export function heldSteps({ state }: Drive): readonly string[] {
  const gates = Object.values(state.visits).flatMap(({ step, stuck }) => (stuck === undefined ? [] : [step]));
  return [...new Set([...state.stuck.map(({ step }) => step), ...gates])].sort();
}
