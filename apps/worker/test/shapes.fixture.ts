import { temporalNames, type Delivery } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { tenSteps } from './definitions.fixture.ts';
import type { SpecInstance } from './shell.fixture.ts';

/** One kind of history: what runs, and what people do meanwhile. */
export interface Shape {
  readonly name: string;
  readonly definition: object;
  readonly input?: JsonValue;
  readonly continueAfterEvents?: number;
  readonly drive?: (instance: SpecInstance) => Promise<unknown>;
}

const end = { type: 'end' };
const ask = (more: object = {}) => ({
  type: 'manual',
  assign: { users: ['ben'] },
  outputSchema: { type: 'object' },
  ...more,
});
const task = (name: string, more: object = {}) => ({ type: 'task', task: name, ...more });
const set = (more: object = {}) => ({ type: 'set', with: {}, ...more });
const to = (...ids: string[]) => ids.map((id) => ({ to: id }));

const asked = (instance: SpecInstance, visit = 'a#1') =>
  instance.until(({ waiting }) => waiting.some((one) => one.visit === visit && one.for === 'person'));
const suspended = (instance: SpecInstance) => instance.until(({ status }) => status === 'suspended');

const child = (more: object = {}) => ({ type: 'workflow', workflow: 'spec', ...more });

const deliver = (instance: SpecInstance, deliveries: readonly Delivery[]) =>
  instance.handle.signal(temporalNames.deliver, deliveries);

/** An event that has just been received. */
const told = (id: string, key: string): Delivery => {
  const receivedAt = new Date(Date.now() + 1_000).toISOString();
  return { type: 'event', event: { id, type: 'spec.done', source: 'shop', key, data: {}, receivedAt } };
};

/** The histories that every engine of this version must be able to replay; one file each. */
export const shapes: readonly Shape[] = [
  { name: 'ten-steps', definition: tenSteps(), input: { value: 0 } },
  {
    name: 'parallel-split-and-join',
    definition: {
      start: 'a',
      steps: {
        a: set({ split: 'all', next: to('b', 'c', 'd') }),
        b: task('test.add', { with: { value: 1 }, next: to('j') }),
        c: task('test.add', { with: { value: 2 }, next: to('j') }),
        d: task('test.slow', { with: { ms: 200 }, next: to('j') }),
        j: set({ join: 'all', next: to('end') }),
        end: { type: 'end', output: '${ steps.b.output.value + steps.c.output.value }' },
      },
    },
  },
  {
    name: 'manual-answer',
    definition: { start: 'a', steps: { a: ask({ next: to('end') }), end } },
    drive: async (instance) => {
      await asked(instance);
      await instance.answer('a#1', { text: 'yes' });
    },
  },
  {
    name: 'manual-timeout-with-reminder-and-escalation',
    definition: {
      start: 'a',
      steps: {
        a: ask({
          due: { in: 'PT0.3S' },
          timers: [
            { at: '50%', remind: true },
            { at: '100%', escalate: { groups: ['supervisors'] } },
          ],
          timeout: 'PT0.6S',
          catch: [{ on: ['timeout'], to: 'end' }],
          next: to('end'),
        }),
        end,
      },
    },
  },
  {
    name: 'delay-beside-a-task',
    definition: {
      start: 'a',
      steps: {
        a: set({ split: 'all', next: to('b', 'c') }),
        b: { type: 'delay', delay: { for: 'PT0.3S' }, next: to('j') },
        c: task('test.add', { next: to('j') }),
        j: set({ join: 'all', next: to('end') }),
        end,
      },
    },
  },
  {
    name: 'attempts-then-fallback',
    definition: {
      start: 'a',
      steps: {
        a: task('test.fail', {
          with: { code: 'http.503' },
          retry: { attempts: 3, first: 'PT0.01S' },
          catch: [{ on: ['http.5xx'], to: 'b' }],
          next: to('end'),
        }),
        b: task('test.add', { next: to('end') }),
        end,
      },
    },
  },
  {
    name: 'emissions-around-a-task',
    definition: {
      start: 'a',
      emits: { completed: { event: 'spec.told' } },
      steps: {
        a: { type: 'emit', event: 'spec.done', with: { n: 1 }, next: to('b') },
        b: task('test.add', { next: to('c') }),
        c: { type: 'emit', event: 'spec.done', with: { n: 2 }, next: to('end') },
        end,
      },
    },
  },
  {
    name: 'cancel-with-handler',
    definition: {
      start: 'a',
      onCancel: { to: 'undo' },
      steps: { a: ask({ next: to('end') }), undo: task('test.add', { next: to('end') }), end },
    },
    drive: async (instance) => {
      await asked(instance);
      await instance.operate('cancel');
    },
  },
  {
    name: 'cancelled-in-temporal',
    definition: { start: 'a', steps: { a: ask() } },
    drive: async (instance) => {
      await asked(instance);
      await instance.handle.cancel();
    },
  },
  {
    name: 'held-retried-and-terminated',
    definition: {
      start: 'a',
      steps: { a: task('test.fail', { with: { code: 'http.404' }, catch: [{ then: 'hold' }] }) },
    },
    drive: async (instance) => {
      await suspended(instance);
      await instance.operate('retry', 'a#1');
      await suspended(instance);
      await instance.operate('terminate');
    },
  },
  { name: 'unknown-implementation', definition: { start: 'a', steps: { a: task('test.missing') } } },
  {
    name: 'failing-expression-to-the-last-resort',
    definition: {
      start: 'a',
      onError: { to: 'b' },
      steps: {
        a: set({ with: { x: '${ input.absent.deeper }' }, next: to('end') }),
        b: task('test.add', { next: to('end') }),
        end,
      },
    },
  },
  {
    name: 'continued-as-new',
    continueAfterEvents: 20,
    definition: {
      start: 'a',
      steps: {
        a: set({ split: 'all', next: to('s1', 'ask', 'wait') }),
        s1: task('test.add', { next: to('s2') }),
        s2: task('test.add', { next: to('s3') }),
        s3: task('test.add', { next: to('s4') }),
        s4: task('test.add', { next: to('j') }),
        ask: ask({ next: to('j') }),
        wait: { type: 'delay', delay: { for: 'PT1S' }, next: to('j') },
        j: set({ join: 'all', next: to('end') }),
        end,
      },
    },
    drive: async (instance) => {
      await instance.until(({ waiting }) => !waiting.some((one) => one.for === 'activity'));
      await instance.answer('ask#1', {});
    },
  },
  {
    name: 'pure-steps',
    definition: {
      start: 'a',
      steps: {
        a: set({ with: { n: '${ input.value }' }, next: to('b') }),
        b: {
          type: 'set',
          with: {},
          next: [{ when: 'steps.a.output.n > 3', to: 'c' }, { to: 'd' }],
        },
        c: { type: 'end', output: 'large' },
        d: { type: 'end', output: 'small' },
      },
    },
    input: { value: 4 },
  },
  {
    name: 'branch-fails-and-withdraws-the-others',
    definition: {
      start: 'a',
      steps: {
        a: set({ split: 'all', next: to('b', 'c', 'd') }),
        b: task('test.slow', { with: { ms: 20_000 }, timeout: 'PT1M' }),
        c: task('test.fail', { with: { code: 'task.rejected' } }),
        d: ask(),
      },
    },
  },
  {
    name: 'instance-timeout',
    definition: { start: 'a', timeout: { after: 'PT0.3S' }, steps: { a: ask() } },
  },
  {
    name: 'events-to-waits',
    definition: {
      start: 'a',
      steps: {
        a: set({ split: 'all', next: to('b', 'c', 'd') }),
        b: { type: 'wait', wait: { event: 'spec.done', key: 'k', keep: 'PT1H' }, next: to('j') },
        c: { type: 'wait', wait: { event: 'spec.done', shared: true }, next: to('j') },
        d: { type: 'wait', wait: { event: 'spec.told' }, timeout: 'PT0.3S', catch: [{ to: 'j' }] },
        j: set({ join: 'all', next: to('end') }),
        end,
      },
    },
    drive: async (instance) => {
      await instance.until(({ waiting }) => waiting.length === 3);
      await deliver(instance, [told('1', 'other'), told('2', 'k')]);
      await deliver(instance, [told('2', 'k')]);
    },
  },
  {
    name: 'children',
    definition: {
      start: 'a',
      onCancel: { to: 'end' },
      steps: {
        a: child({ save: { n: '${ output }' }, next: to('b') }),
        b: child({ mode: 'detach', next: to('c') }),
        c: child({ catch: [{ on: ['workflow.failed'], to: 'd' }] }),
        d: child(),
        end,
      },
    },
    drive: async (instance) => {
      const awaits = (visit: string) =>
        instance.until(({ waiting }) => waiting.some((one) => one.visit === visit));
      const error = { code: 'workflow.failed', message: 'no luck' };
      await deliver(instance, [{ type: 'completed', work: 'a#1', output: 7 }]);
      await deliver(instance, [{ type: 'completed', work: 'b#1', output: 'i-1' }]);
      await awaits('c#1');
      await deliver(instance, [{ type: 'failed', work: 'c#1', error }]);
      await awaits('d#1');
      await instance.operate('cancel');
      await deliver(instance, [{ type: 'failed', work: 'd#1', error }]);
    },
  },
  {
    name: 'items-then-their-failed-tail',
    definition: {
      start: 'a',
      steps: {
        a: task('test.counted', {
          with: { code: "${ item < 4 ? null : 'http.404' }" },
          forEach: { items: [0, 1, 2, 3, 4], concurrency: 2, tolerate: { count: 5 } },
          next: [{ when: 'output.failed == 0', to: 'r' }],
          catch: [{ on: ['next.none'], then: 'hold' }],
        }),
        r: task('test.add', {
          with: { value: '${ get(vars, "n", 0) }' },
          repeat: { until: 'vars.n == 3' },
          save: { n: '${ output.value }' },
          next: to('p'),
        }),
        p: ask({
          assign: { users: ['${ item }'] },
          forEach: { items: ['ann', 'ben', 'eve'], until: 'output.done >= 1', rest: 'cancel' },
          next: to('end'),
        }),
        end,
      },
    },
    async drive(instance) {
      await suspended(instance);
      await instance.operate('retry', 'a#1');
      await asked(instance, 'p#1');
      await instance.answer('p#1[1]', {});
    },
  },
];
