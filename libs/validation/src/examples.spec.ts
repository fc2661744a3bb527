import { describe, expect, it } from '@jest/globals';
import { exampleReferences, readExamples } from './examples.fixture.ts';
import { judge } from './judge.ts';
import { withPlaces } from './source/parse.ts';

const examples = readExamples();
const references = exampleReferences(examples);

/** Their rounds are begun by a loop that only data ends: without data the proof cannot bound it (rule P1). */
const roundsByLoop: readonly unknown[] = [
  'pattern.09-structured-discriminator',
  'pattern.28-blocking-discriminator',
  'pattern.30-structured-partial-join',
  'pattern.31-blocking-partial-join',
];

describe('every example definition', () => {
  it.each(examples.map((example) => [example.file, example] as const))(
    '%s has no problem',
    (_file, example) => {
      expect(example.source.problems).toEqual([]);
      const self = { name: example.value.name, version: 1 };
      const judgement = judge(example.value, {
        references: { ...references, self },
        groups: ['refunds', 'supervisors', 'support'],
      });
      const told = judgement.problems.filter(({ severity, code }) => {
        return (
          severity !== 'hint' && !(code === 'proof.unbounded' && roundsByLoop.includes(example.value.name))
        );
      });
      expect(withPlaces(told, example.source)).toEqual([]);
      expect(judgement.kind).toBe(example.value.kind);
      expect(judgement.plan !== undefined).toBe(example.value.kind === 'workflow');
    },
  );

  it('has a name of its own', () => {
    const names = examples.map(({ value }) => `${value.kind} ${value.name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('covers both businesses and the language', () => {
    const workflows = examples
      .filter(({ value }) => value.kind === 'workflow')
      .map(({ value }) => value.name);
    expect(workflows).toEqual(
      expect.arrayContaining(['refund-approval', 'report-triage', 'language.parallel']),
    );
  });
});
