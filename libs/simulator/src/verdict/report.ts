import { shortTime } from '../time.ts';
import type { Coverage, Share } from '../covering/coverage.ts';
import type { TestVerdict } from './run-test.ts';

/** The verdicts in plain words: one line each, with what differs and the trace of those that failed. */
export function specReport(verdicts: readonly TestVerdict[]): readonly string[] {
  const failed = verdicts.filter(({ isPassed }) => !isPassed).length;
  return [...verdicts.flatMap(verdictLines), '', `${verdicts.length - failed} passed, ${failed} failed`];
}

function verdictLines({ test, title, isPassed, differences, result }: TestVerdict): readonly string[] {
  const name = title === test ? test : `${test}: ${title}`;
  if (isPassed) return [`✓ ${name} (${shortTime(result.elapsedMs)} in virtual time)`];
  return [
    `✕ ${name}`,
    ...differences.map((difference) => `    ${difference}`),
    '  what happened:',
    ...result.trace.map((line) => `    ${line}`),
  ];
}

/** How much was run through, a line for each workflow, and what was not. */
export function coverageReport(all: readonly Coverage[]): readonly string[] {
  return all.flatMap((coverage) => [
    `${coverage.workflow}: ${parts(coverage)
      .map(([name, share]) => `${name} ${shareText(share)}`)
      .join(', ')}`,
    ...parts(coverage).flatMap(([name, { missing }]) => missing.map((one) => `    ${name}: ${one}`)),
  ]);
}

function parts({
  steps,
  transitions,
  conditions,
  errorPaths,
}: Coverage): readonly (readonly [string, Share])[] {
  return [
    ['steps', steps],
    ['transitions', transitions],
    ['conditions', conditions],
    ['error paths', errorPaths],
  ];
}

function shareText({ covered, total }: Share): string {
  return `${covered}/${total}`;
}
