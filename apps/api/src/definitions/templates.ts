import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TemplateText } from '@fermata/contracts';
import { isObject } from '@fermata/model';
import { parseSource } from '@fermata/validation';

const examples = join(import.meta.dirname, '..', '..', '..', '..', 'schemas', 'examples');
/** Businesses first, then what each construct of the language is for. */
const groups = Object.freeze(['refunds', 'triage', 'patterns'] as const);

/** The workflows among the examples; a folder that is missing holds none. */
export async function readTemplates(): Promise<readonly TemplateText[]> {
  const found = await Promise.all(groups.map(readGroup));
  return found.flat();
}

async function readGroup(group: string): Promise<readonly TemplateText[]> {
  const names = await readdir(join(examples, group)).catch((): string[] => []);
  const texts = names
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map(async (name) => ({ name, source: await readFile(join(examples, group, name), 'utf8') }));
  return (await Promise.all(texts)).flatMap(({ name, source }) => templateOf(group, name, source));
}

function templateOf(group: string, file: string, source: string): readonly TemplateText[] {
  const { value } = parseSource(source, 'yaml');
  if (!isObject(value) || value['kind'] !== 'workflow') return [];
  const { title, name, description } = value;
  const id = `${group}.${file.replace(/\.yaml$/, '')}`;
  const words = typeof description === 'string' ? { description } : {};
  return [{ id, title: String(title ?? name), ...words, group, source, format: 'yaml' }];
}
