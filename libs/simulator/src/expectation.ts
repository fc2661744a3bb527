import type { Expectation } from '@fermata/model';
import { childrenDiffer, emittedDiffer, stepsDiffer, tasksDiffer } from './expected-parts.ts';
import { differs, timeDiffers } from './differs.ts';
import type { SimulationResult } from './result.ts';
import { lengthMs, shortTime } from './time.ts';

/**
 * Everything in which a result differs from what a test expects, in plain sentences; empty = it passed. Only what is
 * named is compared. An event is compared by the name of its definition, which is its type unless that says another.
 */
export function differences(expected: Expectation, result: SimulationResult): readonly string[] {
  const { status, output, error, vars, elapsed, waiting } = expected;
  return [
    ...differs('status', status, result.status),
    ...differs('output', output, result.output),
    ...differs('error', error, result.error?.code),
    ...pathDiffers(expected, result),
    ...Object.entries(vars ?? {}).flatMap(([name, value]) =>
      differs(`vars.${name}`, value, result.vars[name]),
    ),
    ...stepsDiffer(expected.steps, result),
    ...emittedDiffer(expected.emitted, result),
    ...tasksDiffer(expected.tasks, result),
    ...differs(
      'what it waits for',
      waiting,
      result.waiting.map(({ stepId }) => stepId),
    ),
    ...childrenDiffer(expected.children, result),
    ...timeDiffers('elapsed', elapsed, result.elapsedMs),
    ...tooLong(expected, result),
  ];
}

function pathDiffers({ path, visited, avoided }: Expectation, result: SimulationResult): readonly string[] {
  return [
    ...differs('path', path, result.path),
    ...(visited ?? []).filter((id) => !result.path.includes(id)).map((id) => `${id} was never visited`),
    ...(avoided ?? []).filter((id) => result.path.includes(id)).map((id) => `${id} was visited`),
  ];
}

function tooLong({ atMost }: Expectation, { elapsedMs }: SimulationResult): readonly string[] {
  if (atMost === undefined || elapsedMs <= lengthMs(atMost)) return [];
  return [`elapsed is ${shortTime(elapsedMs)}, expected at most ${shortTime(lengthMs(atMost))}`];
}
