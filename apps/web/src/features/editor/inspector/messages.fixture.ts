import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Words of a namespace as the product has them. */
export interface Words {
  readonly [key: string]: string | Words;
}

/** The messages of some namespaces, so that specs read what people read. */
export function messagesOf(locale: string, namespaces: readonly string[]): Readonly<Record<string, Words>> {
  const folder = join(import.meta.dirname, '../../../../messages', locale);
  const named = namespaces.map((name) => {
    return [name, JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Words] as const;
  });
  return Object.fromEntries(named);
}
