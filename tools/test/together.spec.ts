import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { partsOf, rooms } from './together.mjs';

const specs = [5, 9, 1, 3, 3].map((size, at) => ({ path: `s${at}`, size }));

describe('specs that run together', () => {
  it('are each in exactly one part, and the parts weigh about the same', () => {
    const parts = partsOf(specs, 2);
    expect(
      parts
        .flat()
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['s0', 's1', 's2', 's3', 's4']);
    expect(parts.map((part) => part.reduce((sum, { size }) => sum + size, 0))).toEqual([10, 11]);
  });

  it('have one file for each part of each room', () => {
    const files = Object.entries(rooms).flatMap(([room, { parts }]) =>
      Array.from({ length: parts }, (_, part) => `${room}-${part + 1}.int.spec.ts`),
    );
    expect(readdirSync(join(import.meta.dirname, 'together')).sort()).toEqual(files.sort());
  });
});
