/** One breach of one wall: the named rule must refuse it. */
export interface Breach {
  readonly wall: string;
  readonly rule: string;
  readonly file: string;
  readonly code: string;
}

/** A file of the core. */
export const core = 'libs/interpreter/src/sample.ts';
/** A file of the shell. */
export const shell = 'temporal/workflows/src/sample.ts';
/** A file of the adapters. */
export const adapter = 'libs/events/src/sample.ts';
/** A file of the api. */
export const api = 'apps/api/src/sample.ts';

/** Code that exports one documented declaration. */
export const documented = (declaration: string) => `/** A sample. */\nexport ${declaration}\n`;
/** Code that imports a name and uses it. */
export const uses = (what: string, from: string) =>
  `import { ${what} } from '${from}';\n${documented(`const used = Object.freeze([${what}]);`)}`;
/** Code that holds an expression within a function. */
export const holds = (expression: string) => documented(`const used = () => ${expression};`);
