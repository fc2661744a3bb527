import { adapter, api, core, shell, type Breach, uses } from './sample.fixture.ts';

/** Imports that climb or cross. */
export const floors: readonly Breach[] = [
  ['core imports rules', core, '@fermata/validation'],
  ['core imports an adapter', core, '@fermata/persistence'],
  ['core imports Node', core, 'node:fs'],
  ['core imports a package from outside', core, 'typeorm'],
  ['core imports a test tool', core, 'fast-check'],
  ['rules import an adapter', 'libs/validation/src/sample.ts', '@fermata/events'],
  ['rules import Node', 'libs/validation/src/sample.ts', 'node:fs'],
  ['an adapter imports an adapter', adapter, '@fermata/persistence'],
  ['an adapter imports an app', adapter, '@fermata/api'],
  ['an adapter imports Nest', adapter, '@nestjs/common'],
  ['an adapter imports the shell', adapter, '@fermata/workflows'],
  ['the shell imports an adapter', shell, '@fermata/sdk'],
  ['the shell imports rules', shell, '@fermata/validation'],
  ['the shell imports a Temporal client', shell, '@temporalio/client'],
  ['the shell imports Node', shell, 'node:crypto'],
  ['an app imports an app', api, '@fermata/worker'],
  ['the worker imports the shell as code', 'apps/worker/src/sample.ts', '@fermata/workflows'],
  ['a source imports the testing room', adapter, '@fermata/testing'],
  ['a core spec imports an adapter', 'libs/interpreter/src/sample.spec.ts', '@fermata/persistence'],
  ['a tool imports an app', 'tools/stack/src/sample.ts', '@fermata/api'],
].map(([wall, file, from]) => ({
  wall: `${wall}`,
  rule: 'boundaries/dependencies',
  file: `${file}`,
  code: uses('thing', `${from}`),
}));
