import { describe as group, expect, it } from '@jest/globals';
import type { WorkflowDefinition } from '@fermata/model';
import { advance, compile, describe, isTerminal, pendingEffects, type References } from './index.ts';

const references: References = {
  self: { name: 'greet', version: 1 },
  tasks: { 'demo.hello': { name: 'demo.hello', version: 2, implementation: 'demo.hello' } },
  forms: {},
  events: {},
};

const definition: WorkflowDefinition = {
  kind: 'workflow',
  name: 'greet',
  start: 'hello',
  steps: {
    hello: {
      type: 'task',
      task: 'demo.hello',
      with: { name: '${ input.name }' },
      save: { greeting: '${ output.text }' },
      next: [{ to: 'done' }],
    },
    done: { type: 'end', output: { said: '${ vars.greeting }' } },
  },
};

group('the door', () => {
  it('compiles, starts, dispatches, completes and closes a workflow of one task', () => {
    const { plan, problems } = compile(definition, references);
    expect(problems).toEqual([]);
    if (plan === undefined) throw new Error('no plan');
    const first = advance(plan, undefined, {
      type: 'started',
      at: 1_000,
      instanceId: 'i1',
      input: { name: 'Ada' },
      trigger: { type: 'manual' },
      startedBy: 'ada',
    });
    expect(first.effects).toMatchObject([
      {
        type: 'dispatchTask',
        key: 'dispatch:hello#1',
        work: 'hello#1',
        input: { name: 'Ada' },
        task: 'demo.hello@2',
      },
    ]);
    expect(pendingEffects(plan, first.state)).toEqual(first.effects);
    expect(describe(plan, first.state)).toMatchObject({
      status: 'running',
      waiting: [{ visit: 'hello#1', for: 'activity' }],
    });
    const last = advance(plan, first.state, {
      type: 'taskCompleted',
      at: 2_000,
      work: 'hello#1',
      output: { text: 'Hello Ada' },
    });
    expect(last.effects).toEqual([
      { type: 'close', key: 'close', status: 'completed', output: { said: 'Hello Ada' } },
    ]);
    expect(isTerminal(last.state)).toBe(true);
    expect(last.changes.map(({ visit, status }) => `${visit} ${status}`)).toEqual([
      'hello#1 completed',
      'done#1 completed',
    ]);
  });
});
