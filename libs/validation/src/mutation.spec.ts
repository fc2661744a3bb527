import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isObject, pointerResolves } from '@fermata/model';
import type { Problem } from '@fermata/model';
import { exampleReferences, readExamples } from './examples.fixture.ts';
import { judge } from './judge.ts';
import type { Known } from './rules/known.ts';
import { mutators } from './mutation.fixture.ts';
import { parseSource } from './source/parse.ts';

const examples = readExamples();
const known: Known = { references: exampleReferences(examples), groups: ['refunds'], implementations: [] };
const names = Object.keys(mutators);

const change = fc.record({ mutator: fc.constantFrom(...names), seed: fc.nat() });
const mutation = fc.record({
  example: fc.constantFrom(...examples),
  changes: fc.array(change, { minLength: 1, maxLength: 3 }),
});

/** A small generator of its own, so that a mutation is told by its seed alone. */
function picker(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return below === 0 ? 0 : Math.floor((state / 2 ** 32) * below);
  };
}

function expectProblems(document: unknown, problems: readonly Problem[]): void {
  for (const { path, message, code, severity } of problems) {
    if (!pointerResolves(document, path)) throw new Error(`${code} points nowhere: ${path.slice(0, 200)}`);
    if (typeof message !== 'string' || message === '' || message.length > 5000)
      throw new Error(`message of ${code}`);
    expect(['error', 'warning', 'hint']).toContain(severity);
  }
}

/** Each is judged whole, with the proof of its control flow: the long form is for `npm run test:long`. */
const RUNS = process.env.FERMATA_LONG === '1' ? 10_000 : 1_000;

describe('mutated definitions', () => {
  it('give problems or a plan, nothing else, and every problem points at a place that was sent', () => {
    const seen = { plans: 0, refused: 0 };
    fc.assert(
      fc.property(mutation, ({ example, changes }) => {
        const document = structuredClone(example.value) as unknown as Record<string, unknown>;
        for (const { mutator, seed } of changes) mutators[mutator]?.(document, picker(seed));
        const { problems, plan } = judge(document, known);
        expectProblems(document, problems);
        const hasErrors = problems.some((problem) => problem.severity === 'error');
        expect(plan === undefined || !hasErrors).toBe(true);
        if (hasErrors) seen.refused += 1;
        else seen.plans += 1;
        if (plan !== undefined) expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
      }),
      { numRuns: RUNS },
    );
    expect(seen.refused).toBeGreaterThan(RUNS / 10);
    expect(seen.plans).toBeGreaterThan(RUNS / 100);
    expect(isObject(Object.prototype) && 'polluted' in {}).toBe(false);
  }, 240_000);

  it('sent as broken texts give problems or a value, nothing else', () => {
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(40),
      put: fc.constantFrom(...fragments),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...examples),
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        ({ text }, edits) => {
          const broken = edits.reduce(applyEdit, text);
          const source = parseSource(broken, 'yaml');
          for (const problem of source.problems) expect(problem.at?.line).toBeGreaterThan(0);
          if (source.problems.some((problem) => problem.severity === 'error')) return;
          expectProblems(source.value, judge(source.value, known).problems);
        },
      ),
      { numRuns: 1000 },
    );
  }, 120_000);
});

const fragments = Object.freeze([
  '',
  '\n',
  ': ',
  '- ',
  '{',
  '}',
  '[',
  '"',
  "'",
  '&a ',
  '*a',
  '!!js/function ',
  '|',
  '>',
  '#',
  '\t',
  '%',
  '---\n',
  '? ',
  '\u0000',
  '\ud800',
  '<<: ',
  'kind: task\n',
]);

function applyEdit(text: string, { at, cut, put }: { at: number; cut: number; put: string }): string {
  const place = Math.floor(at * text.length);
  return text.slice(0, place) + put + text.slice(place + cut);
}
