import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { testBundle } from '../../test/test-bundle.fixture.ts';

/** Everything that may be in the sandbox of an instance. */
const allowed = [
  '@marcbachmann/cel-js',
  '@temporalio/common',
  '@temporalio/workflow',
  'long',
  'nexus-rpc',
  're2js',
  'libs/contracts',
  'libs/expressions',
  'libs/interpreter',
  'libs/model',
  'temporal/workflows',
];
/** Of what runs: the map of its sources, of which debuggers read, is not loaded. */
const largestBytes = 2_500_000;

describe('the bundle of the shell', () => {
  let code: string;
  beforeAll(async () => {
    code = await readFile((await testBundle()).codePath, 'utf8');
  }, 60_000);

  it('holds the core, the evaluator and the SDK, and nothing that validates, stores or decorates', () => {
    const modules = [...code.matchAll(/^\/\*\*\*\/ "\.\/([^"]+)"/gm)].map(([, path = '']) => roomOf(path));
    expect([...new Set(modules)].sort()).toEqual([...allowed].sort());
  });

  it('is small enough to be loaded for every instance', () => {
    const [running = ''] = code.split('//# sourceMappingURL');
    expect(running.length).toBeGreaterThan(100_000);
    expect(Buffer.byteLength(running)).toBeLessThan(largestBytes);
  });

  it('is made of one workflow type', () => {
    expect(code).toMatch(/instance: \(\) => \(?\/\* (reexport safe|binding) \*\//);
  });
});

function roomOf(path: string): string {
  const scoped = /node_modules\/(@[^/]+\/[^/]+|[^/]+)/.exec(path)?.[1];
  return scoped ?? path.split('/').slice(0, 2).join('/');
}
