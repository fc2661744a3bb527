import { matchesOn, type PlanStep } from '@fermata/interpreter';

type Entry = PlanStep['catch'][number];

/** Codes that only joins and gates raise, never the work of a step. */
const GATE_CODES = Object.freeze(['join.deadlock', 'gate.deadlock', 'lock.deadlock', 'milestone.missed']);

/** Codes for the classes of errors (rule E4), and for a catch-all. */
const SAMPLES = Object.freeze(['rule.violated', 'schema.mismatch', 'proof.error']);

/**
 * A code with which the work of a step can fail so that exactly this `catch` entry takes it (rules E2, E4); undefined =
 * there is none, because an earlier entry takes all of its errors, or the step cannot have them.
 */
export function codeFor(step: PlanStep, index: number): string | undefined {
  const entry = step.catch[index];
  if (entry === undefined) return undefined;
  const classes = step.type === 'task' ? step.classes : {};
  const earlier = step.catch.slice(0, index).filter((one) => takesAll(one));
  return candidatesOf(entry, Object.keys(classes)).find(
    (code) =>
      canOccur(step, code) &&
      matchesOn(entry.on, code, classes) &&
      !earlier.some(({ on }) => matchesOn(on, code, classes)),
  );
}

/** It leaves nothing that it matches to the entries after it; a retry is used up in the end. */
function takesAll({ when, then }: Entry): boolean {
  return when === undefined && then !== 'retry';
}

function candidatesOf({ on }: Entry, declared: readonly string[]): readonly string[] {
  const written = (on ?? [])
    .filter((pattern) => !pattern.startsWith('class:'))
    .map((one) => one.replaceAll('x', '0'));
  const exact = (on ?? []).filter((pattern) => !pattern.startsWith('class:'));
  return [...exact, ...written, ...exact.map((code) => `${code}.other`), ...SAMPLES, ...declared];
}

/** A timeout needs one; what joins and gates raise comes from the game itself. */
function canOccur(step: PlanStep, code: string): boolean {
  if (GATE_CODES.some((gate) => code === gate || code.startsWith(`${gate}.`))) return false;
  return code.split('.')[0] !== 'timeout' || step.type === 'task' || step.timeout !== undefined;
}
