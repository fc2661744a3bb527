import { describe, expect, it } from '@jest/globals';
import { eventReference, formReference, taskReference, workflowReference } from './published.ts';
import { referenceSlots } from './reference-slots.ts';

const self = { name: 'payments.refund', version: 3 };

describe('what a plan refers to', () => {
  it('is a task with the implementation that it names, without its version', () => {
    const document = {
      input: { type: 'object' },
      implementation: { activity: 'shop.refund@2', queue: 'shop', connection: 'shop' },
    };
    expect(taskReference(document, self)).toEqual({
      ...self,
      implementation: 'shop.refund',
      input: { type: 'object' },
      queue: 'shop',
      connection: 'shop',
    });
    expect(taskReference({ implementation: { executor: 'http.request' } }, self).implementation).toBe(
      'http.request',
    );
    expect(taskReference({}, self)).toEqual({ ...self, implementation: 'payments.refund' });
  });

  it('is a form with the names of its outcomes, however they are written', () => {
    const outcomes = ['approve', { name: 'reject', title: 'Reject' }, { title: 'nameless' }, 7];
    expect(formReference({ outcomes, schema: true }, self)).toEqual({
      ...self,
      outcomes: ['approve', 'reject'],
      schema: true,
    });
    expect(formReference({}, self)).toEqual(self);
  });

  it('is an event with its own type and schema', () => {
    expect(eventReference({ type: 'shop.order.*', schema: {} }, self)).toEqual({
      ...self,
      type: 'shop.order.*',
      schema: {},
    });
    expect(eventReference({ type: 7 }, self)).toEqual(self);
  });

  it('is nothing of a document that is none', () => {
    for (const document of [null, 7, 'text', []]) {
      expect(taskReference(document, self)).toEqual({ ...self, implementation: self.name });
      expect(formReference(document, self)).toEqual(self);
      expect(eventReference(document, self)).toEqual(self);
      expect(referenceSlots(document)).toEqual([]);
    }
  });

  it('is a workflow with the schema of its input', () => {
    expect(workflowReference({ input: { type: 'object' }, output: '${ 1 }' }, self)).toEqual({
      ...self,
      input: { type: 'object' },
    });
    expect(workflowReference(null, self)).toEqual(self);
  });

  it('stands in what a step waits for and in the workflow that it starts, but not in its own name', () => {
    const workflow = {
      kind: 'workflow',
      name: 'me',
      steps: {
        hear: { type: 'wait', wait: { event: 'paid' } },
        other: { type: 'workflow', workflow: 'you@>=2' },
        again: { type: 'workflow', workflow: 'me' },
        older: { type: 'workflow', workflow: 'me@1' },
        each: { forEach: { items: [], more: { event: 'added' } } },
      },
    };
    expect(referenceSlots(workflow)).toEqual([
      { path: '/steps/hear/wait/event', kind: 'event', text: 'paid' },
      { path: '/steps/other/workflow', kind: 'workflow', text: 'you@>=2' },
      { path: '/steps/older/workflow', kind: 'workflow', text: 'me@1' },
      { path: '/steps/each/forEach/more/event', kind: 'event', text: 'added' },
    ]);
  });

  it('stands in steps, triggers and emissions of a workflow, and in a test', () => {
    const workflow = {
      kind: 'workflow',
      steps: { ask: { form: 'f@1', event: 'e', task: 7 }, pay: { task: 't' } },
      triggers: [{ event: 'e' }, { manual: true, form: 'f' }],
      emits: { completed: { event: 'done' } },
    };
    expect(referenceSlots(workflow)).toEqual([
      { path: '/steps/ask/form', kind: 'component', text: 'f@1' },
      { path: '/steps/ask/event', kind: 'event', text: 'e' },
      { path: '/steps/pay/task', kind: 'task', text: 't' },
      { path: '/triggers/0/event', kind: 'event', text: 'e' },
      { path: '/triggers/1/form', kind: 'component', text: 'f' },
      { path: '/emits/completed/event', kind: 'event', text: 'done' },
    ]);
    const attempts = { retry: { window: { calendar: 'c' } } };
    const undone = {
      a: { compensate: 'undo' },
      b: { ...attempts, compensate: { task: 'undo@2', ...attempts } },
    };
    expect(
      referenceSlots({ kind: 'workflow', steps: undone }).map(({ path, text }) => `${path} ${text}`),
    ).toEqual([
      '/steps/a/compensate undo',
      '/steps/b/compensate/task undo@2',
      '/steps/b/retry/window/calendar c',
      '/steps/b/compensate/retry/window/calendar c',
    ]);
    expect(referenceSlots({ kind: 'test', workflow: 'w@2' })).toEqual([
      { path: '/workflow', kind: 'workflow', text: 'w@2' },
    ]);
  });
});
