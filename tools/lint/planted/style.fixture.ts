import { api, core, documented, type Breach } from './sample.fixture.ts';

const many = (count: number, line: string) => Array.from({ length: count }, () => line).join('\n');

/** Size, style and dishonest tests. */
export const style: readonly Breach[] = [
  { wall: 'a long file in core', rule: 'max-lines', file: core, code: many(251, 'void 0;') },
  { wall: 'a long file', rule: 'max-lines', file: api, code: many(301, 'void 0;') },
  {
    wall: 'a long function in core',
    rule: 'max-lines-per-function',
    file: core,
    code: documented(`function a() {\n${many(40, 'void 0;')}\n}`),
  },
  {
    wall: 'a long function',
    rule: 'max-lines-per-function',
    file: api,
    code: documented(`function a() {\n${many(50, 'void 0;')}\n}`),
  },
  {
    wall: 'five parameters',
    rule: 'max-params',
    file: api,
    code: documented('const a = (b: 1, c: 1, d: 1, e: 1, f: 1) => [b, c, d, e, f];'),
  },
  {
    wall: 'eleven ways through a function',
    rule: 'complexity',
    file: api,
    code: documented(`const a = (b: number) => ${many(10, 'b > 1 ||')} false;`),
  },
  {
    wall: 'depth of four',
    rule: 'max-depth',
    file: api,
    code: documented('function a(b: 1) { if (b) { if (b) { if (b) { if (b) { return 1; } } } } return 0; }'),
  },
  { wall: 'any', rule: '@typescript-eslint/no-explicit-any', file: api, code: documented('type A = any;') },
  {
    wall: 'an export without a word',
    rule: 'house/documented-export',
    file: core,
    code: 'export const a = 1;\n',
  },
  {
    wall: 'an export with a plain comment',
    rule: 'house/documented-export',
    file: core,
    code: '// A.\nexport interface A { readonly a: 1 }\n',
  },
  ...[
    'it.only',
    'it.skip',
    'fit',
    'xit',
    'describe.skip',
    'test.each([1]).skip',
    'describe.only.each([1])',
  ].map((call) => ({
    wall: `${call}`,
    rule: 'house/honest-test',
    file: 'libs/model/src/sample.spec.ts',
    code: `${call}('x', () => { expect(1).toBe(1); });\n`,
  })),
  {
    wall: 'a promised test',
    rule: 'house/honest-test',
    file: 'libs/model/src/sample.spec.ts',
    code: "it.todo('x');\n",
  },
  ...[
    "it('x', () => {});",
    "it('x', () => { run(); });",
    "it.each([1])('x', () => { run(); });",
    "test('x');",
  ].map((code) => ({
    wall: `the empty ${code}`,
    rule: 'house/asserting-test',
    file: 'apps/api/src/a.int.spec.ts',
    code,
  })),
  ...[
    'libs/events/src/utils.ts',
    'libs/events/src/inbox-helper.ts',
    'libs/events/src/service.ts',
    'libs/events/src/InboxRow.ts',
    'libs/events/src/inbox.module.ts',
    'libs/events/src/inbox.entity.ts',
    'apps/api/src/inbox.repository.ts',
  ].map((file) => ({
    wall: `the name ${file}`,
    rule: 'house/file-name',
    file,
    code: '',
  })),
];
