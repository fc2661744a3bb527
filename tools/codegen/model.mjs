import { compile } from 'json-schema-to-typescript';
import ts from 'typescript';
import { bundleSchemas, readSchemas } from './schemas.mjs';

const notice = '// Generated from schemas/ by `npm run generate`. Edit the schemas, not this file.';

/**
 * What is derived from schemas/: the types of libs/model, and the schemas as code for libs/validation.
 * @returns {Promise<{ path: string, text: string }[]>}
 */
export async function generateModel() {
  const schemas = await readSchemas();
  return [
    { path: 'libs/model/src/generated/definitions.ts', text: await definitionTypes(schemas) },
    { path: 'libs/validation/src/generated/schemas.ts', text: schemaModule(schemas) },
  ];
}

async function definitionTypes(schemas) {
  const text = await compile(bundleSchemas(schemas), 'Bundle', {
    additionalProperties: false,
    bannerComment: '',
    format: false,
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: true,
  });
  const imports = "import type { JsonObject, JsonSchema, JsonValue } from '../json.ts';";
  return `${notice}\n${imports}\n\n${readonly(tidy(text))}`;
}

/** The generator says of each type where it stands in the bundle, and adds an empty type for the bundle itself. */
function tidy(text) {
  return text
    .replaceAll(/ \* This interface was referenced by [^\n]*\n \* via the [^\n]*\n/g, '')
    .replaceAll(/ \*\s*\n \*\//g, ' */')
    .replaceAll(/\/\*\*\n \*\/\n/g, '')
    .replaceAll(/export interface Bundle \{\s*\}\n?/g, '');
}

/** Makes every property and every array of the types readonly. */
function readonly(text) {
  const source = ts.createSourceFile('definitions.ts', text, ts.ScriptTarget.ES2023, true);
  const places = [];
  const visit = (node) => {
    if (ts.isPropertySignature(node) || ts.isIndexSignatureDeclaration(node) || isOuterArray(node))
      places.push(node.getStart(source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  const insert = (current, place) => `${current.slice(0, place)}readonly ${current.slice(place)}`;
  return places.sort((a, b) => b - a).reduce(insert, text);
}

/** TypeScript takes `readonly` only before the outermost of nested arrays. */
function isOuterArray(node) {
  return ts.isArrayTypeNode(node) && !ts.isArrayTypeNode(node.parent);
}

function schemaModule(schemas) {
  const body = JSON.stringify(schemas, null, 2);
  const type = 'Readonly<Record<string, JsonSchema>>';
  return [
    notice,
    "import type { JsonSchema } from '@fermata/model';",
    '',
    '/** The JSON Schemas of all definition kinds and of the terms they share, by name. */',
    `export const schemas: ${type} = Object.freeze(${body});`,
    '',
  ].join('\n');
}
