import type { Expectation, TestDefinition, World } from '@fermata/model';
import { withResults } from './made-up.ts';
import type { Script, TrialRun } from './protocol.ts';

/** How a test is called. */
export interface TestNaming {
  readonly name: string;
  readonly title: string;
}

/** A run as a test definition: the same start in the same world must come out the same. */
export function testOf(workflow: string, naming: TestNaming, script: Script, run: TrialRun): TestDefinition {
  const { seed } = script;
  return {
    kind: 'test',
    ...naming,
    workflow,
    start: { ...script.start, input: run.input },
    ...worldOf(withResults(script.world ?? {}, run.madeUp)),
    ...(seed === undefined ? {} : { seed }),
    expect: expectationOf(run),
  };
}

function worldOf(world: World): Pick<TestDefinition, 'world'> {
  const parts = Object.entries(world).filter(([, part]) => Object.keys(part as object).length > 0);
  return parts.length === 0 ? {} : { world: Object.fromEntries(parts) as World };
}

/** What a test holds a run to: its end, its way, and what it waits for. */
export function expectationOf({ status, path, output, error, frames }: TrialRun): Expectation {
  const waiting = frames.at(-1)?.waiting ?? [];
  return {
    status,
    ...(path.length === 0 ? {} : { path }),
    ...(status === 'completed' ? { output } : {}),
    ...(error === undefined ? {} : { error: error.code }),
    ...(waiting.length === 0 ? {} : { waiting: waiting.map(({ stepId }) => stepId) }),
  };
}
