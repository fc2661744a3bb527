import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { exitCode } from '../exit.ts';
import { main } from '../program.ts';

const EXAMPLES = join(import.meta.dirname, '..', '..', '..', '..', 'schemas', 'examples');
let printed: { out: string; err: string };
let folder: string;

beforeEach(async () => {
  printed = { out: '', err: '' };
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed.out += String(text)), true));
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => ((printed.err += String(text)), true));
  folder = await mkdtemp(join(tmpdir(), 'fermata-local-'));
});

afterEach(async () => {
  jest.restoreAllMocks();
  await rm(folder, { recursive: true });
});

const run = (...args: readonly string[]) => main(args, '1.2.3');
const write = async (name: string, document: object) => {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(document));
  return path;
};

const pause = {
  kind: 'workflow',
  name: 'pause',
  start: 'wait',
  steps: {
    wait: { type: 'delay', delay: { for: 'P30D' }, next: [{ to: 'end' }] },
    end: { type: 'end', output: 7 },
  },
};

describe('fermata simulate', () => {
  it('prints the trace of thirty days at once, and where it ended', async () => {
    expect(await run('simulate', await write('pause.json', pause))).toBe(exitCode.done);
    expect(printed.out).toBe(
      '0s open wait#1\n30d completed wait#1\n30d completed end#1\n30d close completed 7\n\ncompleted, output 7\n',
    );
  });

  it('takes the world from a file, and the input from the command line', async () => {
    const work = {
      kind: 'workflow',
      name: 'work',
      start: 'a',
      steps: { a: { type: 'task', task: 'unknown.here', with: { n: '${ input.n }' } } },
    };
    const world = await write('world.json', { steps: { a: [{ error: { code: 'x.y' }, after: 'PT5S' }] } });
    const file = await write('work.json', work);
    expect(await run('simulate', file, '--world', world, '--input', '{"n":1}')).toBe(exitCode.done);
    expect(printed.out).toContain('5s close failed (x.y) null');
  });

  it.each([
    ['a world that is none', { steps: 7 }, exitCode.usage],
    ['a world with an unknown field', { machines: {} }, exitCode.usage],
  ])('refuses %s', async (_, world, exit) => {
    expect(
      await run('simulate', await write('pause.json', pause), '--world', await write('w.json', world)),
    ).toBe(exit);
    expect(printed.err).toContain('w.json');
  });

  it('refuses a definition that is wrong, with the place', async () => {
    const file = await write('wrong.json', { ...pause, start: 'nowhere' });
    expect(await run('simulate', file)).toBe(exitCode.refused);
    expect(printed.err).toContain('wrong.json');
    expect(printed.err).toContain('nowhere');
  });

  it('asks which workflow is meant where there are several', async () => {
    const files = [await write('a.json', pause), await write('b.json', { ...pause, name: 'other' })];
    expect(await run('simulate', ...files)).toBe(exitCode.usage);
    expect(await run('simulate', ...files, '--workflow', 'other')).toBe(exitCode.done);
    expect(await run('simulate', ...files, '--workflow', 'third')).toBe(exitCode.notFound);
  });
});

describe('fermata test', () => {
  const expecting = (expect: object) => ({ kind: 'test', name: 'pause.test', workflow: 'pause', expect });

  it('runs the tests of a folder and passes', async () => {
    expect(await run('test', join(EXAMPLES, 'refunds'), '--coverage')).toBe(exitCode.done);
    expect(printed.out).toContain('3 passed, 0 failed');
    expect(printed.out).toContain(
      'refund-approval: steps 5/5, transitions 5/6, conditions 3/4, error paths 1/2',
    );
    expect(printed.out).toContain('/steps/review/next/0 never true');
  });

  it('fails with what differs and what happened, and writes it for JUnit', async () => {
    const files = [
      await write('pause.json', pause),
      await write('t.json', expecting({ output: 8, elapsed: 'P30D' })),
    ];
    const junit = join(folder, 'junit.xml');
    expect(await run('test', ...files, '--junit', junit)).toBe(exitCode.failed);
    expect(printed.out).toContain(
      '✕ pause.test\n    output is 7, expected 8\n  what happened:\n    0s open wait#1\n',
    );
    expect(printed.err).toContain('1 of 1 tests failed');
    const xml = await readFile(junit, 'utf8');
    expect(xml).toContain('<testsuites tests="1" failures="1" errors="0" skipped="0">');
    expect(xml).toContain('<failure message="output is 7, expected 8">');
  });

  it('says so when there is no test, or no workflow to it', async () => {
    expect(await run('test', await write('pause.json', pause))).toBe(exitCode.usage);
    expect(await run('test', await write('t.json', expecting({ status: 'completed' })))).toBe(
      exitCode.notFound,
    );
  });

  it('gives the verdicts as JSON', async () => {
    const files = [
      await write('pause.json', pause),
      await write('t.json', expecting({ status: 'completed' })),
    ];
    expect(await run('test', ...files, '--json')).toBe(exitCode.done);
    expect(JSON.parse(printed.out)).toMatchObject([{ test: 'pause.test', isPassed: true, differences: [] }]);
  });
});

describe('fermata patterns', () => {
  it('says all 43 control-flow patterns, and each passes', async () => {
    expect(await run('patterns', '--json')).toBe(exitCode.done);
    const rows = JSON.parse(printed.out) as readonly {
      number: number;
      isPassed: boolean;
      construct: string;
    }[];
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 43 }, (_, index) => index + 1));
    expect(rows.filter(({ isPassed }) => !isPassed)).toEqual([]);
    expect(rows.filter(({ construct }) => construct === '')).toEqual([]);
  });

  it('prints a line for each, and how many pass', async () => {
    expect(await run('patterns')).toBe(exitCode.done);
    expect(printed.out).toMatch(/\n33 +Generalised AND-Join +join: all with counters +1 +pass\n/);
    expect(printed.out).toContain('43 of 43 pass');
  });
});

describe('fermata explore', () => {
  it('shows the routes that no test takes, and writes tests that take them', async () => {
    const refunds = join(EXAMPLES, 'refunds');
    expect(await run('explore', refunds, '--write', folder)).toBe(exitCode.done);
    expect(printed.out).toContain('refund-approval: 7 routes, 4 that no test takes');
    expect(printed.out).toContain('pay#1 failed (payments.declined), reject#1, done#1: completed');
    printed.out = '';
    expect(await run('test', refunds, folder, '--coverage')).toBe(exitCode.done);
    expect(printed.out).toContain(
      'refund-approval: steps 5/5, transitions 6/6, conditions 4/4, error paths 2/2',
    );
    printed.out = '';
    expect(await run('explore', refunds, folder)).toBe(exitCode.done);
    expect(printed.out).toBe('refund-approval: 7 routes, 0 that no test takes\n');
  });

  it('says that there is more beyond the bound', async () => {
    const loop = {
      kind: 'workflow',
      name: 'loop',
      start: 'a',
      steps: {
        a: { type: 'set', next: [{ when: 'input.again', to: 'a' }, { to: 'end' }] },
        end: { type: 'end' },
      },
    };
    const file = await write('loop.json', loop);
    expect(await run('explore', file, '--bound', '3')).toBe(exitCode.done);
    expect(printed.out).toContain('loop: 3 routes, more beyond the bound, 3 that no test takes');
    expect(await run('explore', file, '--bound', 'many')).toBe(exitCode.usage);
    expect(await run('explore', file, '--workflow', 'other')).toBe(exitCode.notFound);
  });
});
