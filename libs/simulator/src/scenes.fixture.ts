import type { ScriptedEnd } from '@fermata/model';
import type { Scene } from './examples.fixture.ts';

const L = 'language.';
const broken: readonly ScriptedEnd[] = [{ error: { code: 'demo.broken' }, after: 'PT2S' }];
const work = (ends: readonly ScriptedEnd[]) => ({ steps: { work: ends } });

function scene(name: string, workflow: string, rest: Omit<Scene, 'name' | 'workflow'> = {}): Scene {
  return { name: `${L}${name}`, workflow: `${L}${workflow}`, ...rest };
}

const report = {
  action: 'opened',
  number: 7,
  title: 'It breaks',
  author: 'mona',
  repository: 'octo/hello',
  url: 'https://example.org/7',
  labels: ['bug'],
  isOpen: true,
  answerWithin: 'P1D',
};

/** What happens to the examples that have no test definition of their own. */
export const SCENES: readonly Scene[] = [
  scene('business-key', 'business-key', { start: { input: { order: 'o-1' } } }),
  scene('business-time', 'business-time', {
    world: { answers: { ask: [{ by: 'sue', after: 'P2DT4H', output: { outcome: 'yes' } }] } },
  }),
  scene('cases', 'cases', { start: { input: { country: 'FR' } } }),
  scene('catch-complete', 'catch-complete', { world: work(broken) }),
  scene('catch-fail', 'catch-fail', { world: work(broken) }),
  scene('catch-hold', 'catch-hold', {
    world: { ...work([...broken, { output: 1 }]), verbs: [{ verb: 'retry', step: 'work', after: 'PT1H' }] },
  }),
  scene('catch-pass', 'catch-pass', { world: work(broken) }),
  scene('catch-retry', 'catch-retry', { world: work([{ error: { code: 'demo.refused' }, after: 'PT1S' }]) }),
  scene('choice', 'choice', { start: { input: { amount: 500 } } }),
  scene('decision-table', 'decision-table', { start: { input: { weight: 10, country: 'FR' } } }),
  scene('decision-table.freight', 'decision-table', {
    start: { input: { weight: 31, country: 'FR' } },
    world: { answers: { ask: [{ by: 'ada', after: 'PT1H', output: { outcome: 'yes' } }] } },
  }),
  scene('delay', 'delay', { start: { input: { pause: 'PT1H', until: '2030-06-01T00:00:00Z' } } }),
  scene('fallback', 'fallback', {
    world: { steps: { work: [{ never: true }, { error: { code: 'demo.busy' } }] } },
  }),
  scene('four-eyes', 'four-eyes', {
    world: {
      answers: {
        prepare: [
          { by: 'ada', after: 'PT1H', output: { outcome: 'submit', text: 'one' } },
          { by: 'bob', after: 'PT1H', output: { outcome: 'submit', text: 'two' } },
        ],
        approve: [
          { by: 'eve', after: 'PT2H', output: { outcome: 'improve' } },
          { by: 'eve', after: 'PT2H', output: { outcome: 'approve' } },
        ],
      },
    },
  }),
  scene('instance-timeout', 'instance-timeout', { start: { input: { longest: 'P2D' } } }),
  scene('loop', 'loop', { start: { input: { rounds: 3 } } }),
  scene('multi-choice', 'multi-choice', {
    start: { input: { mail: true, letter: true } },
    world: { steps: { mail: [{ after: 'PT1S' }], letter: [{ after: 'PT3S' }] } },
  }),
  scene('multi-choice.nobody', 'multi-choice', { start: { input: { mail: false, letter: false } } }),
  scene('on-cancel', 'on-cancel', {
    world: {
      steps: { tidy: [{ after: 'PT5S' }] },
      verbs: [{ verb: 'cancel', reason: 'no more', after: 'PT1H' }],
    },
  }),
  scene('on-error', 'on-error', { world: { steps: { work: broken, tidy: [{ after: 'PT1S' }] } } }),
  scene('parallel', 'parallel', {
    world: { steps: { left: [{ after: 'PT3S' }], right: [{ after: 'PT1S' }] } },
  }),
  scene('reminders', 'reminders'),
  scene('sequence', 'sequence', { start: { input: { n: 2 } } }),
  scene('terminate', 'terminate', { world: { steps: { check: [{ after: 'PT9S' }] } } }),
  scene('unless', 'unless', { start: { input: { known: true } } }),
  {
    name: 'report-triage.bug',
    workflow: 'report-triage',
    start: { input: report },
    world: {
      answers: { ask: [{ by: 'sue', after: 'PT30H', output: { outcome: 'accept', team: 'product' } }] },
    },
  },
  {
    name: 'report-triage.gone',
    workflow: 'report-triage',
    start: { input: { ...report, action: 'deleted' } },
  },
];
