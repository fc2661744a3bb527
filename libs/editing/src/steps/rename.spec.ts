import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fermata/model';
import { examplesOf } from '../examples.fixture.ts';
import { isRefused } from '../change/edit.ts';
import { stepsOf } from '../read.ts';
import { made } from './operations.fixture.ts';
import { renameStep } from './rename.ts';
import { rewriteExpression } from './rewrite.ts';

const everywhere: JsonObject = {
  kind: 'workflow',
  name: 'x',
  input: { type: 'object', properties: { t: { const: '${ steps.pay.output }' } } },
  start: 'pay',
  onError: { to: 'pay', compensate: { to: 'pay' } },
  onCancel: { to: 'pay' },
  timeout: { after: 'P1D', to: 'pay' },
  output: '${ steps.pay.output }',
  steps: {
    pay: {
      type: 'task',
      task: 'pay',
      description: 'pay by ${ steps.pay }',
      with: { a: ['${ steps.pay.visits } of $${ steps.pay }'], where: 'steps.pay', to: 'pay' },
      next: [{ to: 'pay', when: "steps.pay.output.a == 'steps.pay'" }, { to: 'payAll' }],
      catch: [{ to: 'pay', when: "steps['pay'].visits > 1", compensate: { to: 'pay' } }],
    },
    payAll: {
      type: 'wait',
      unless: "has(steps.pay.output) && get(steps, 'pay.output', 0) == 1",
      wait: { event: 'pay', where: "'pay' in steps && steps.payAll.open == 0" },
      whileIn: { step: 'pay' },
      cancels: ['pay', 'payAll'],
      completes: ['pay'],
      join: { count: 1, rest: 'cancel', region: ['pay'] },
      repeat: { until: 'steps.pay.visits == vars.steps.pay' },
    },
  },
  layout: { steps: { pay: { x: 1, y: 2 } }, groups: [{ id: 'g', steps: ['pay'] }] },
};

describe('a step with another id', () => {
  const { definition } = made(everywhere, renameStep(everywhere, 'pay', 'refund'));

  it('is named so in every place, and nowhere in data', () => {
    expect(definition).toEqual({
      ...everywhere,
      start: 'refund',
      onError: { to: 'refund', compensate: { to: 'refund' } },
      onCancel: { to: 'refund' },
      timeout: { after: 'P1D', to: 'refund' },
      output: '${ steps.refund.output }',
      steps: {
        refund: {
          type: 'task',
          task: 'pay',
          description: 'pay by ${ steps.pay }',
          with: { a: ['${ steps.refund.visits } of $${ steps.pay }'], where: 'steps.pay', to: 'pay' },
          next: [{ to: 'refund', when: "steps.refund.output.a == 'steps.pay'" }, { to: 'payAll' }],
          catch: [{ to: 'refund', when: "steps['refund'].visits > 1", compensate: { to: 'refund' } }],
        },
        payAll: {
          type: 'wait',
          unless: "has(steps.refund.output) && get(steps, 'refund.output', 0) == 1",
          wait: { event: 'pay', where: "'refund' in steps && steps.payAll.open == 0" },
          whileIn: { step: 'refund' },
          cancels: ['refund', 'payAll'],
          completes: ['refund'],
          join: { count: 1, rest: 'cancel', region: ['refund'] },
          repeat: { until: 'steps.refund.visits == vars.steps.pay' },
        },
      },
      layout: { steps: { refund: { x: 1, y: 2 } }, groups: [{ id: 'g', steps: ['refund'] }] },
    });
    expect(Object.keys(definition['steps'] as object)).toEqual(['refund', 'payAll']);
  });

  it('leaves no trace of the old id in any example', () => {
    for (const { value } of examplesOf('workflow')) {
      for (const [id] of stepsOf(value)) {
        const after = made(value, renameStep(value, id, 'quiteAnotherId')).definition;
        expect(JSON.stringify(after)).not.toMatch(new RegExp(`steps(\\.|\\[')${id}\\b`));
        expect(JSON.stringify(after)).not.toMatch(new RegExp(`"(to|start|step)":"${id}"`));
      }
    }
  });

  it.each(['payAll', 'Pay', 'in', 'a b', ''])('may not be called %p', (name) => {
    expect(isRefused(renameStep(everywhere, 'pay', name))).toBe(true);
  });

  it('is not renamed where letters would not do: a macro binds the name `steps`', () => {
    expect(rewriteExpression('[1].exists(steps, steps.pay == 1)', { pay: 'x' })).toBeUndefined();
  });
});
