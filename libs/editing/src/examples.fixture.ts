import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { JsonObject } from '@fermata/model';

const folder = join(import.meta.dirname, '..', '..', '..', 'schemas', 'examples');

/** Every example definition of a kind, with its source. */
export function examplesOf(kind: string): readonly { readonly text: string; readonly value: JsonObject }[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.yaml'),
  );
  return files
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .map((text) => ({ text, value: parse(text) as JsonObject }))
    .filter(({ value }) => value['kind'] === kind);
}
