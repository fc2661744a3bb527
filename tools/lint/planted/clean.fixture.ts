import { api, core, documented, shell } from './sample.fixture.ts';

/** Code that each layer may well contain: no rule may refuse it. */
export const clean: readonly { readonly layer: string; readonly file: string; readonly code: string }[] = [
  {
    layer: 'core',
    file: core,
    code: `import * as model from '@fermata/model';
import * as expressions from '@fermata/expressions';
/** A. */
export const kinds = ['task', 'manual'] as const;
/** A. */
export const table: Readonly<Record<string, number>> = { a: 1 };
/** A. */
export const order: readonly string[] = ['a'];
/** A. */
export const at = (ms: number) => [new Date(ms).toISOString(), new Map([[1, 2]]), model, expressions];
`,
  },
  {
    layer: 'shell',
    file: shell,
    code: `import * as workflow from '@temporalio/workflow';
import * as interpreter from '@fermata/interpreter';
/** A. */
export function fail(): never {
  throw workflow.ApplicationFailure.nonRetryable(String(interpreter), 'x');
}
`,
  },
  {
    layer: 'shell clock',
    file: 'temporal/workflows/src/clock.ts',
    code: documented('const now = (): number => Date.now();'),
  },
  {
    layer: 'rules',
    file: 'libs/validation/src/sample.ts',
    code: `import * as ajv from 'ajv';\nimport * as interpreter from '@fermata/interpreter';\n${documented(
      'const used = () => [ajv, interpreter];',
    )}`,
  },
  {
    layer: 'adapter',
    file: 'libs/persistence/src/sample.ts',
    code: `import { createHash } from 'node:crypto';\nimport * as contracts from '@fermata/contracts';\n${documented(
      'const used = () => [createHash, contracts, Date.now()];',
    )}`,
  },
  {
    layer: 'egress client',
    file: 'libs/executors/src/egress/client.ts',
    code: `import { request } from 'node:http';\n${documented('const used = () => request;')}`,
  },
  {
    layer: 'app',
    file: api,
    code: `import { Injectable } from '@nestjs/common';
import * as persistence from '@fermata/persistence';
import * as events from '@fermata/events';
/** A. */
@Injectable()
export class Sample {
  readonly used = [persistence, events];
}
`,
  },
  {
    layer: 'server of an app',
    file: 'apps/worker/src/sample.ts',
    code: `import { createServer } from 'node:http';\n${documented('const used = () => createServer;')}`,
  },
  {
    layer: 'spec',
    file: 'libs/interpreter/src/sample.spec.ts',
    code: `import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as testing from '@fermata/testing';
describe('a sample', () => {
  it('asserts by a call', () => expect([readFileSync, testing]).toHaveLength(2));
  it('asserts by a property', () => fc.assert(fc.property(fc.nat(), (n) => n >= 0)));
  it.each([1])('asserts %s', (n) => { expect(n).toBe(1); });
});
`,
  },
  {
    layer: 'tool',
    file: 'tools/shop-activities/src/sample.ts',
    code: `import * as sdk from '@fermata/sdk';\n${documented('const used = () => sdk;')}`,
  },
  { layer: 'entity', file: 'libs/persistence/src/instance.entity.ts', code: '' },
  { layer: 'controller', file: 'apps/api/src/instances/instances.controller.ts', code: '' },
];
