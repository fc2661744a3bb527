import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { definitionKinds, isObject } from '@fermata/model';
import { schemas } from './generated/schemas.ts';

const root = join(import.meta.dirname, '..', '..', '..');

describe('the schemas', () => {
  it.each([...definitionKinds, 'terms'])('of %s are those of the file', (kind) => {
    const file = join(root, 'schemas', `${kind}.schema.json`);
    expect(schemas[kind]).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });

  it('are what the generated sources were written from', () => {
    const script = join(root, 'tools', 'codegen', 'check-model.mjs');
    const { status, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('describe every field, for whoever reads them in an editor', () => {
    const silent = Object.entries(schemas).flatMap(([kind, schema]) => silentFields(schema, `${kind}#`));
    expect(silent).toEqual([]);
  });
});

/** Fields without a description, of their own or of what they refer to. */
function silentFields(schema: unknown, path: string): string[] {
  if (Array.isArray(schema)) return schema.flatMap((entry, index) => silentFields(entry, `${path}/${index}`));
  if (!isObject(schema)) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    const own = key === 'properties' && isObject(value) ? silentNames(value, path) : [];
    const isCondition = key === 'if' || key === 'then' || key === 'else';
    return isCondition ? [] : [...own, ...silentFields(value, `${path}/${key}`)];
  });
}

function silentNames(properties: Readonly<Record<string, unknown>>, path: string): string[] {
  const isSilent = (value: unknown): boolean =>
    isObject(value) &&
    value['description'] === undefined &&
    value['$ref'] === undefined &&
    value['not'] === undefined;
  return Object.entries(properties).flatMap(([name, value]) => (isSilent(value) ? [`${path}/${name}`] : []));
}
