// Ways out of the house, and types that must stay values.
import { specFiles } from './packages.mjs';

const message = 'requests leave by the egress client of libs/executors alone';
const clients = ['request', 'get', 'default', 'Agent', 'globalAgent', 'ClientRequest'];

const egressImports = {
  paths: [
    ...['node:http', 'node:https', 'http', 'https'].map((name) => ({ name, importNames: clients, message })),
    ...['node:http2', 'node:tls', 'http2', 'tls'].map((name) => ({
      name,
      importNames: ['connect', 'default'],
      message,
    })),
    ...['node:net', 'net'].map((name) => ({
      name,
      importNames: ['connect', 'createConnection', 'Socket', 'default'],
      message,
    })),
    ...['undici', 'axios', 'got', 'node-fetch', 'ky', 'superagent', 'needle'].map((name) => ({
      name,
      message,
    })),
  ],
};

// Where a method or property is decorated, its types are read at run time: there a DTO must be a value.
const decorated = 'Program:has(:matches(MethodDefinition, PropertyDefinition) > Decorator)';
const dtoSelectors = [
  `${decorated} > ImportDeclaration[importKind='type'][source.value=/\\.dto(\\.[jt]s)?$/]`,
  `${decorated} > ImportDeclaration[source.value=/\\.dto(\\.[jt]s)?$/] > ImportSpecifier[importKind='type']`,
];

const temporalReads = [
  "CallExpression[callee.type='MemberExpression'][callee.property.name=/^(list|count)$/][callee.object.name='workflow']",
  "CallExpression[callee.type='MemberExpression'][callee.property.name=/^(list|count)$/][callee.object.property.name='workflow']",
  "CallExpression[callee.type='MemberExpression'][callee.property.name='query'][callee.object.name=/handle|workflow/i]",
  "CallExpression[callee.type='MemberExpression'][callee.property.name='query'][callee.object.callee.property.name='getHandle']",
  "CallExpression[callee.type='MemberExpression'][callee.property.name='query'][callee.object.property.name=/handle|workflow/i]",
];

// A browser calls the origin that its page came from, and the policy of the page holds it to that.
const open = [
  'apps/web/src/shared/**',
  'apps/web/src/workers/**',
  'apps/cli/**',
  'tools/stack/**',
  'tools/shop/**',
  'tools/shop-activities/**',
  ...specFiles,
];

/** The doors that only named rooms may use. */
export const doors = [
  {
    files: ['libs/**/*.ts', 'apps/**/*.ts', 'temporal/**/*.ts', 'tools/*/src/**/*.ts'],
    ignores: [...open, 'libs/executors/src/**/egress*.ts', 'libs/executors/src/egress/**/*.ts'],
    rules: {
      'house/egress-globals': [
        'error',
        ...['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'].map((name) => ({ name, message })),
      ],
      'house/egress-imports': ['error', egressImports],
    },
  },
  {
    files: ['**/*.ts'],
    rules: {
      'house/dto-by-value': [
        'error',
        ...dtoSelectors.map((selector) => ({
          selector,
          message: 'a type-only import of a DTO turns its validation off',
        })),
      ],
    },
  },
  {
    files: ['apps/api/**/*.ts'],
    ignores: specFiles,
    rules: {
      'house/no-temporal-lists': [
        'error',
        ...temporalReads.map((selector) => ({
          selector,
          message: 'lists and views come from PostgreSQL: Temporal visibility is limited and late',
        })),
      ],
    },
  },
];
