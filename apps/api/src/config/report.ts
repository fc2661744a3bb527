import type { Problem } from '@fermata/model';

/** Says on standard error what is wrong with the configuration, all at once. */
export function reportProblems(problems: readonly Problem[]): void {
  const lines = problems.map((problem) => `  - ${problem.message}`);
  process.stderr.write(
    ['The configuration is not right:', ...lines, 'See docs/configuration.md.', ''].join('\n'),
  );
}
