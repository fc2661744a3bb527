import { describe, expect, it } from '@jest/globals';
import { compile, type Plan } from '@fermata/interpreter';
import type { TestDefinition } from '@fermata/model';
import { coverageOf, coverageReport, junitReport, runTest, specReport } from '../index.ts';

function planOf(): Plan {
  const { plan, problems } = compile(
    {
      kind: 'workflow',
      name: 'sample',
      start: 'a',
      steps: {
        a: {
          type: 'task',
          task: 'work',
          unless: 'input.known',
          catch: [{ on: ['x'], to: 'c' }],
          next: [{ when: 'input.n > 3', to: 'b' }, { to: 'c' }],
        },
        b: {
          type: 'manual',
          outputSchema: {},
          outcomes: ['yes'],
          assign: { groups: ['g'] },
          due: { in: 'PT2H' },
        },
        c: { type: 'end', output: '<&>' },
      },
    },
    {
      self: { name: 'sample', version: 1 },
      tasks: { work: { name: 'work', version: 1, implementation: 'work' } },
      forms: {},
      events: {},
    },
  );
  if (plan === undefined) throw new Error(JSON.stringify(problems));
  return plan;
}

const plan = planOf();
const named = (name: string, n: number, expected: TestDefinition['expect']): TestDefinition => ({
  kind: 'test',
  name,
  workflow: 'sample',
  start: { input: { n, known: false } },
  expect: expected,
});
const passing = runTest(named('small', 1, { status: 'completed', path: ['a', 'c'] }), { plan });
const failing = runTest(
  named('large', 9, {
    status: 'completed',
    waiting: [],
    atMost: 'PT0S',
    steps: { a: { status: 'failed', visits: 1, opened: 'PT0S', ended: 'PT1H' }, z: { visits: 1 } },
    tasks: [{ step: 'b', groups: ['h'], users: [], due: 'PT1H' }],
    children: [{ workflow: 'w' }],
  }),
  { plan },
);

describe('a test that meets its bound', () => {
  const one = named('bounded', 1, { path: ['a'] });

  it('has not passed, whatever it expects', () => {
    const bounded = runTest(one, { plan, most: 1 });
    expect(bounded).toMatchObject({ isPassed: false, result: { isCut: true } });
    expect(bounded.differences).toContainEqual(expect.stringContaining('was ended after'));
  });

  it('is none where all has happened before', () => {
    expect(passing.result).not.toHaveProperty('isCut');
  });
});

describe('a verdict', () => {
  it('names everything that differs, and only what was asked for', () => {
    expect(passing.differences).toEqual([]);
    expect(failing.differences).toEqual([
      'status is "waiting", expected "completed"',
      'steps.a.status is "completed", expected "failed"',
      'steps.a.ended is 0s, expected 1h',
      'there is no step z',
      'groups of task 1 is ["g"], expected ["h"]',
      'task 1 due is 2h, expected 1h',
      'what it waits for is ["b"], expected []',
      'number of children is 0, expected 1',
      'child 1 is nothing, expected "w"',
    ]);
  });

  it('starts as the event says, with the input that a trigger makes of it', () => {
    const started = runTest(
      {
        ...named('by event', 1, { status: 'completed' }),
        start: { at: '2031-01-01T00:00:00Z', event: { type: 'came', source: 'shop', data: { n: 1 } } },
      },
      { plan, inputOf: ({ type }) => ({ known: type === 'event', n: 1 }) },
    );
    expect(started.result.state.instance).toMatchObject({
      startedBy: 'event:shop',
      startedAt: '2031-01-01T00:00:00.000Z',
    });
    expect(started.result.path).toEqual(['a', 'c']);
  });
});

describe('coverage', () => {
  it('counts steps, transitions, conditions both ways, and error paths', () => {
    const passages = [passing].map(({ result, judged }) => ({ path: result.path, judged }));
    expect(coverageReport([coverageOf(plan, passages)])).toEqual([
      'sample: steps 2/3, transitions 1/2, conditions 2/4, error paths 0/1',
      '    steps: /steps/b',
      '    transitions: /steps/a/next/0',
      '    conditions: /steps/a/next/0 never true',
      '    conditions: /steps/a/unless never true',
      '    error paths: /steps/a/catch/0',
    ]);
  });

  it('does not change what happens', () => {
    expect(passing.result.trace).toEqual([
      '0s open a#1',
      '0s completed a#1',
      '0s completed c#1',
      '0s close completed "<&>"',
    ]);
  });
});

describe('a report', () => {
  it('shows what happened where a test failed', () => {
    const lines = specReport([passing, failing]);
    expect(lines[0]).toBe('✓ small (0s in virtual time)');
    expect(lines[1]).toBe('✕ large');
    expect(lines).toContain('    0s open b#1');
    expect(lines.at(-1)).toBe('1 passed, 1 failed');
  });

  it('is XML that no trace can break', () => {
    const xml = junitReport([
      { ...failing, differences: ['<b> & "c"\u0007'] },
      { ...passing, isPassed: false, differences: ['x'] },
    ]);
    expect(xml).toContain('<failure message="&lt;b&gt; &amp; &quot;c&quot;">');
    expect(xml).toContain('&quot;&lt;&amp;&gt;&quot;');
    expect(xml).toContain('<testsuite name="sample" tests="2" failures="2" errors="0" skipped="0">');
    expect(xml).not.toContain('\u0007');
  });
});
