import { describe, expect, it } from '@jest/globals';
import { compile, type References } from '@fermata/interpreter';
import type { JsonValue, WorkflowDefinition } from '@fermata/model';
import { proveStanding } from './prove-standing.ts';

const references: References = {
  self: { name: 'w', version: 1 },
  tasks: { work: { name: 'work', version: 1, implementation: 'demo.work' } },
  forms: {},
  events: {},
};
const to = (...ids: string[]) => ids.map((id) => ({ to: id }));
const task = (more: object) => ({ type: 'task', task: 'work', ...more });
const { plan } = compile(
  {
    kind: 'workflow',
    name: 'w',
    start: 's',
    steps: {
      s: task({ split: 'all', next: to('a', 'b') }),
      a: task({ next: to('j') }),
      b: task({ next: to('j') }),
      j: task({ join: 'all' }),
    },
  } as unknown as WorkflowDefinition,
  references,
);
const standing = (...steps: string[]): JsonValue => ({
  accepted: true,
  marking: {
    visits: steps.map((stepId) => ({ stepId, status: 'open', rounds: { s: 1 } })),
    tokens: [],
  },
});

describe('what the graph proves of where a verb would lead', () => {
  it('is nothing where the instance can come to its end', () => {
    expect(proveStanding(plan as unknown as JsonValue, standing('a', 'b'))).toEqual({});
    expect(proveStanding(plan as unknown as JsonValue, standing('j'))).toEqual({});
  });

  it('is a deadlock where a join would lack a branch that can no longer come', () => {
    const { findings = [] } = proveStanding(plan as unknown as JsonValue, standing('a'));
    expect(findings.map(({ code }) => code)).toContain('proof.deadlock');
  });

  it('is nothing for a refused verb, an ended instance, and without a plan', () => {
    expect(proveStanding(plan as unknown as JsonValue, { accepted: false, reason: 'r' })).toEqual({});
    expect(proveStanding(plan as unknown as JsonValue, standing())).toEqual({});
    expect(proveStanding(undefined, standing('a'))).toEqual({});
  });
});
