import { describe, expect, it } from '@jest/globals';
import { compile } from '@fermata/interpreter';
import type { WorkflowDefinition } from '@fermata/model';
import type { DefinitionVersion } from '@fermata/persistence';
import type { ReadyTest } from './ready-tests.ts';
import { runTests } from './run-tests.ts';

function readyTest(name: string): ReadyTest {
  const body: WorkflowDefinition = {
    kind: 'workflow',
    name: 'sample',
    start: 'done',
    steps: { done: { type: 'end' } },
  };
  const self = { name: 'sample', version: 7 };
  const { plan } = compile(body, { self, tasks: {}, forms: {}, events: {} });
  if (plan === undefined) throw new Error('the sample has no plan');
  const version = { ...self, body } as unknown as DefinitionVersion;
  const test = { kind: 'test' as const, name, workflow: 'sample', expect: { status: 'completed' as const } };
  return { test, version: 2, workflow: { version, plan, plans: {} } };
}

const tests = ['one', 'two'].map(readyTest);

describe('tests that run together', () => {
  it('leave a record each, in their order', async () => {
    const { records, notRun } = await runTests(tests, { totalMs: 60_000, most: 100 });
    expect(records).toMatchObject([
      { test: 'one', testVersion: 2, workflow: 'sample', workflowVersion: 7, passed: true },
      { test: 'two', passed: true, coverage: { steps: { covered: 1, total: 1 } } },
    ]);
    expect(notRun).toEqual([]);
  });

  it('are told apart from those for which the time did not suffice', async () => {
    expect(await runTests(tests, { totalMs: 0, most: 100 })).toEqual({
      records: [],
      notRun: ['one', 'two'],
    });
  });
});
