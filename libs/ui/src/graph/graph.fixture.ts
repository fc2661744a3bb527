import { graphOf, type Graph } from '@fermata/editing';
import type { JsonValue } from '@fermata/model';

/** The refund workflow of the guide, with a way back. */
export const refund: JsonValue = {
  kind: 'workflow',
  name: 'refund',
  start: 'load',
  steps: {
    load: {
      type: 'task',
      title: 'Load the order',
      task: 'http.request',
      with: { method: 'GET', path: '/orders' },
      catch: [{ on: ['http.404'], to: 'reject' }],
      next: [{ when: 'input.amount <= 100', to: 'pay' }, { to: 'review' }],
    },
    review: {
      type: 'manual',
      title: 'Approve refund',
      assign: { groups: ['refunds'] },
      due: { in: 'PT8H' },
      next: [
        { when: "output.outcome == 'approve'", to: 'pay' },
        { when: "output.outcome == 'again'", to: 'load' },
        { to: 'reject' },
      ],
    },
    pay: { type: 'task', task: 'payments.refund', next: [{ to: 'done' }] },
    reject: { type: 'emit', event: 'refund.rejected', next: [{ to: 'done' }] },
    done: { type: 'end' },
  },
};

/** The same as a graph, with two problems on the review. */
export function refundGraph(): Graph {
  const problem = (path: string) => ({ code: 'x', path, message: 'm', severity: 'error' as const });
  return graphOf(refund, { problems: [problem('/steps/review/form'), problem('/steps/review/due')] });
}

/** A graph of so many steps: branches, joins and some ways back, the same every time. */
export function manySteps(count: number): Graph {
  const steps = Array.from({ length: count }, (_, index) => {
    const next = [
      index + 1,
      ...(index % 4 === 0 ? [index + 2] : []),
      ...(index % 9 === 8 ? [index - 5] : []),
    ];
    const ways = next
      .filter((to) => to < count)
      .map((to) => ({ to: `s${to}`, ...(to % 2 === 0 && { when: 'true' }) }));
    return [`s${index}`, { type: 'set', next: ways }] as const;
  });
  return graphOf({ kind: 'workflow', start: 's0', steps: Object.fromEntries(steps) } as unknown as JsonValue);
}
