import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { judge } from './judge.ts';
import { parseSource } from './source/parse.ts';

const readme = readFileSync(join(import.meta.dirname, '..', '..', '..', 'README.md'), 'utf8');

/** The first block of a language in the main README. */
function block(language: string): string {
  return new RegExp('```' + language + '\n([\\s\\S]*?)```').exec(readme)?.[1] ?? '';
}

describe('the workflow on the first screen of the README', () => {
  it('can be published as it stands', () => {
    const source = parseSource(block('yaml'), 'yaml');
    expect(source.problems).toEqual([]);
    const refund = { name: 'payments.refund', version: 1, implementation: 'payments.refund' };
    const request = { name: 'http.request', version: 1, implementation: 'http.request' };
    const form = { name: 'refund-review', version: 1, outcomes: ['approve', 'reject'] };
    const judgement = judge(source.value, {
      references: {
        self: { name: 'refund', version: 1 },
        tasks: { 'payments.refund': refund, 'http.request': request },
        forms: { 'refund-review': form },
        events: {},
      },
    });
    expect(judgement.problems).toEqual([]);
    expect(judgement.plan).toMatchObject({ name: 'refund', start: 'load' });
  });
});
