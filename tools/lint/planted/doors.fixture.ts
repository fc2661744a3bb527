import { adapter, api, core, documented, holds, type Breach, uses } from './sample.fixture.ts';

/** Ways past a door. */
export const doors: readonly Breach[] = [
  { wall: 'a deep import', rule: 'house/one-door', file: api, code: uses('a', '@fermata/model/src/a.ts') },
  {
    wall: 'an unresolved import',
    rule: 'import-x/no-unresolved',
    file: api,
    code: uses('a', './nowhere.ts'),
  },
  {
    wall: 'a relative way into another package',
    rule: 'import-x/no-relative-packages',
    file: api,
    code: uses('a', '../../../libs/model/src/index.ts'),
  },
  {
    wall: 'an undeclared package',
    rule: 'import-x/no-extraneous-dependencies',
    file: adapter,
    code: uses('a', 'pg'),
  },
  {
    wall: 'a test tool in a source',
    rule: 'import-x/no-extraneous-dependencies',
    file: api,
    code: uses('Test', '@nestjs/testing'),
  },
  {
    wall: 'a default export',
    rule: 'import-x/no-default-export',
    file: core,
    code: '/** A. */\nexport default 1;\n',
  },
  { wall: 'fetch in an adapter', rule: 'house/egress-globals', file: adapter, code: holds("fetch('x')") },
  { wall: 'fetch in the api', rule: 'house/egress-globals', file: api, code: holds("fetch('x')") },
  {
    wall: 'request of node:http',
    rule: 'house/egress-imports',
    file: adapter,
    code: uses('request', 'node:http'),
  },
  {
    wall: 'node:http as a whole',
    rule: 'house/egress-imports',
    file: 'libs/executors/src/http/request.ts',
    code: "import http from 'node:http';\n/** A. */\nexport const a = () => http.request('x');\n",
  },
  {
    wall: 'undici',
    rule: 'house/egress-imports',
    file: 'apps/worker/src/a.ts',
    code: uses('request', 'undici'),
  },
  {
    wall: 'a DTO as a type',
    rule: 'house/dto-by-value',
    file: api,
    code: "import type { A } from './a.dto.ts';\n/** A. */\nexport class B { @Post() start(@Body() body: A) { return body; } }\n",
  },
  {
    wall: 'a DTO as an inline type',
    rule: 'house/dto-by-value',
    file: api,
    code: "import { type A } from './a.dto.ts';\n/** A. */\nexport class B { @Post() start(@Body() body: A) { return body; } }\n",
  },
  {
    wall: 'a list of Temporal in the api',
    rule: 'house/no-temporal-lists',
    file: api,
    code: documented('const a = (client: { workflow: { list(): unknown } }) => client.workflow.list();'),
  },
  {
    wall: 'a query of Temporal in the api',
    rule: 'house/no-temporal-lists',
    file: api,
    code: documented('const a = (handle: { query(name: string): unknown }) => handle.query("view");'),
  },
  {
    wall: 'a dialog that keeps the keyboard',
    rule: 'house/own-dialogs',
    file: 'apps/web/src/features/tasks/verbs/planted.tsx',
    code: "import { Modal } from '@mantine/core';\n/** A. */\nexport const a = Modal;\n",
  },
];
