import type { Plan } from '@fermata/interpreter';
import type { Problem } from '@fermata/model';
import { pointer, said, warningAt, wordsOf } from '@fermata/model';
import { counterexample, prove, type Finding, type Proof } from '@fermata/proof';

/** Most markings that a publish looks at: some tenths of a second. */
const BOUND = 4_000;

/** Most findings that are named, the first of each kind of place. */
const MOST = 10;

/** What the proof of the control flow finds in a plan that has no other error (rule P1). */
export function proofProblems(plan: Plan): Problem[] {
  const proof = prove(plan, { bound: BOUND });
  const problems = proof.findings.slice(0, MOST).map((finding) => problemOf(plan, finding));
  const isOpen = proof.verdict === 'undecided' && proof.findings.length === 0;
  return isOpen ? [...problems, undecided(proof)] : problems;
}

/**
 * An error where the simulator replays the counterexample under some data; else a warning: to the proof conditions are
 * free choices, and perhaps they never come out so.
 */
function problemOf(plan: Plan, finding: Finding): Problem {
  const { code, steps, message, trace } = finding;
  const isSeen = counterexample(plan, finding) !== undefined;
  const isStuck = CODES[code] === 'proof.unsound';
  return {
    code: CODES[code],
    path: pathOf(plan, steps[0] ?? plan.start),
    severity: isSeen ? 'error' : 'warning',
    ...wordsOf(
      isSeen || !isStuck
        ? said`${{ finding: message }}.`
        : said`${{ finding: message }}, if conditions come out as in \`trace\`.`,
    ),
    ...(trace.length === 0 ? {} : { trace }),
  };
}

const CODES: Readonly<Record<Finding['code'], string>> = Object.freeze({
  'proof.deadlock': 'proof.unsound',
  'proof.starvation': 'proof.unsound',
  'proof.endless': 'proof.unsound',
  'proof.tokens': 'proof.unsound',
  'proof.unbounded': 'proof.unbounded',
  'proof.deadStep': 'proof.deadStep',
});

function pathOf(plan: Plan, step: string): string {
  const hasJoin = plan.steps[step]?.join !== undefined;
  return hasJoin ? pointer('steps', step, 'join') : pointer('steps', step);
}

function undecided({ bound }: Proof): Problem {
  const message = said`Whether it can get stuck is not decided: more than ${{ bound }} markings would have to be looked at.`;
  return warningAt(pointer('steps'), 'proof.undecided', message);
}
