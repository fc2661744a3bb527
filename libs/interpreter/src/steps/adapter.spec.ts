import { describe, expect, it } from '@jest/globals';
import type { JsonValue, Step } from '@fermata/model';
import { compile } from '../index.ts';
import { REFERENCES, Script, workflow } from '../script.fixture.ts';

const adapter = {
  with: { path: '/orders/${ input.orderId }', asked: '${ now }' },
  result: { order: '${ output.body }', isPaid: '${ output.body.paid > 0 }' },
};
const load = { name: 'load', version: 2, implementation: 'http.request', adapter };
const references = { ...REFERENCES, tasks: { ...REFERENCES.tasks, load } };

function started(steps: Readonly<Record<string, Step>>, input: JsonValue = {}): Script {
  const { plan, problems } = compile(workflow(steps), references);
  if (plan === undefined) throw new Error(JSON.stringify(problems));
  return new Script(plan, input);
}

const step = { type: 'task', task: 'load', with: { orderId: '${ input.id }' } } as const;

describe('a task with an implementation of another shape', () => {
  it('gives the implementation what the task says, and yields what the task makes of its output', () => {
    const script = started({ a: { ...step, save: { got: '${ output }' } } }, { id: 'o-1' });
    expect(script.effects).toMatchObject([
      { implementation: 'http.request', input: { path: '/orders/o-1', asked: '1970-01-01T00:00:00.000Z' } },
    ]);
    script.done('a#1', { status: 200, body: { paid: 5 } });
    expect(script.vars).toEqual({ got: { order: { paid: 5 }, isPaid: true } });
  });

  it('fails the step where it can make nothing of the output, and a catch sees it', () => {
    const script = started(
      { a: { ...step, catch: [{ on: ['expression.failed'], to: 'b' }] }, b: { type: 'end' } },
      { id: 'x' },
    );
    script.done('a#1', { status: 204 });
    expect(script.settled).toEqual(['a#1 failed', 'b#1 completed']);
  });

  it('fails the step where it can make nothing of the input', () => {
    const wrong = { ...step, with: { orderid: 1 }, catch: [{ on: ['expression.failed'], to: 'b' }] } as Step;
    expect(started({ a: wrong, b: { type: 'end' } }).settled).toEqual(['a#1 failed', 'b#1 completed']);
  });

  it('sees nothing of the workflow', () => {
    const spying = { ...load, adapter: { with: { all: '${ vars }' } } };
    const { plan } = compile(workflow({ a: { ...step, catch: [{ to: 'b' }] }, b: { type: 'end' } }), {
      ...references,
      tasks: { load: spying },
    });
    expect(plan && new Script(plan, { id: 1 }).settled).toEqual(['a#1 failed', 'b#1 completed']);
  });

  it('undoes as it does', () => {
    const undo = { task: 'load', with: { orderId: '${ string(output.isPaid) }' } };
    const steps = {
      a: { ...step, compensate: undo, next: [{ to: 'b' }] },
      b: { type: 'end', terminate: 'failed', compensate: 'all' },
    } as unknown as Readonly<Record<string, Step>>;
    const script = started(steps, { id: 'o-1' });
    script.done('a#1', { body: { paid: 1 } });
    const undone = script.effects.find((effect) => effect.type === 'dispatchTask');
    expect(undone).toMatchObject({ work: 'a#1~undo', input: { path: '/orders/true' } });
  });
});
