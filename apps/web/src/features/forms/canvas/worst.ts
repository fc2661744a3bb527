import type { Problem, Severity } from '@fermata/model';

const order: readonly Severity[] = Object.freeze(['error', 'warning', 'hint']);

/** The worst severity of what is said about a component itself, not about what stands inside. */
export function worstOf(problems: readonly Problem[], path: string): Severity | undefined {
  const own = problems.filter(
    (problem) =>
      (problem.path === path || problem.path.startsWith(`${path}/`)) &&
      !problem.path.startsWith(`${path}/children/`),
  );
  return order.find((severity) => own.some((problem) => problem.severity === severity));
}
