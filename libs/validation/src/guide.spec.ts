import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { judge } from './judge.ts';
import { parseSource } from './source/parse.ts';

const file = join(import.meta.dirname, '..', '..', '..', 'docs', 'decisions-and-calendars.md');
const blocks = [...readFileSync(file, 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)].map(
  ([, yaml = '']) => yaml,
);
const references = { self: { name: '', version: 1 }, tasks: {}, forms: {}, events: {} };

describe('the guide to decision tables and calendars', () => {
  it('shows definitions that have no problem', () => {
    const judged = blocks.map((block) => judge(parseSource(block, 'yaml').value, { references }));
    expect(judged.map(({ kind, problems }) => ({ kind, problems }))).toEqual([
      { kind: 'decision', problems: [] },
      { kind: 'calendar', problems: [] },
    ]);
  });
});
