import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { FUNCTION_GROUPS } from './functions/registry.ts';
import { signatureOf } from './functions/spec.ts';
import { LIMITS } from './limits.ts';
import { outcome } from './outcome.fixture.ts';

const reference = readFileSync(new URL('../../../docs/expressions.md', import.meta.url), 'utf8');
const rows = [...reference.matchAll(/^\| `(.+?)`\s+\| (.+?)\s+\| `(.+?)`\s+\| `(.+?)`\s+\|$/gm)].map((row) =>
  row.slice(1),
);

describe('the reference of expressions', () => {
  it('documents every function of the library, and no other', () => {
    const library = FUNCTION_GROUPS.flatMap((group) =>
      group.functions.map((spec) => [signatureOf(spec), spec.summary, ...spec.example]),
    );
    expect(rows).toEqual(library);
  });

  it('shows examples that yield what it says', () => {
    expect(rows.length).toBeGreaterThan(50);
    for (const [, , source = '', result = ''] of rows)
      expect([source, outcome(source)]).toEqual([source, JSON.parse(result)]);
  });

  it('names the limits as they are', () => {
    for (const limit of Object.values(LIMITS)) expect(reference).toContain(limit.toLocaleString('en-US'));
  });
});
