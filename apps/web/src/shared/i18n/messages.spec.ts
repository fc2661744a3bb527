import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createTranslator } from 'next-intl';
import { languages } from './languages.ts';
import { sharedNamespaces } from './messages.ts';

const web = join(import.meta.dirname, '..', '..', '..');
const sources = [join(web, 'src'), join(web, '..', '..', 'libs', 'ui', 'src')];

interface Tree {
  readonly [key: string]: string | Tree;
}

const read = (language: string, namespace: string): Tree =>
  JSON.parse(readFileSync(join(web, 'messages', language, `${namespace}.json`), 'utf8')) as Tree;

const namespacesOf = (language: string): string[] =>
  readdirSync(join(web, 'messages', language))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();

/** All messages with their keys, dots between. */
function flat(tree: Tree, before = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value]] : flat(value, `${before}${key}.`),
  );
}

/** The names that a message takes in, each once: those of plurals and choices too, not the words of their branches. */
function argumentsOf(message: string): string[] {
  const names = new Set<string>();
  let place = 0;
  const word = (): string => /^\s*([\w-]+)\s*/.exec(message.slice(place))?.[0] ?? '';
  const branches = (): void => {
    while (message[place] !== '}' && place < message.length) {
      place = message.indexOf('{', place);
      if (place < 0) return void (place = message.length);
      place += 1;
      text();
      place += 1;
      place += /^\s*/.exec(message.slice(place))?.[0].length ?? 0;
    }
  };
  const argument = (): void => {
    const name = word();
    names.add(name.trim());
    place += name.length;
    if (message[place] !== ',') return void (place = message.indexOf('}', place));
    place += 1;
    const kind = word();
    place += kind.length;
    if (/select|plural/.test(kind)) branches();
    else place = message.indexOf('}', place);
  };
  const text = (): void => {
    for (; place < message.length && message[place] !== '}'; place += 1) {
      if (message[place] !== '{') continue;
      place += 1;
      argument();
    }
  };
  text();
  return [...names].sort();
}

/** What is wrong with a message as ICU; undefined when nothing is. */
function fault(language: string, message: string): string | undefined {
  const problems: string[] = [];
  const say = createTranslator({
    locale: language,
    messages: { it: message },
    onError: (error) => problems.push(error.message),
  });
  const values = Object.fromEntries(argumentsOf(message).map((name) => [name, 1]));
  const tags = Object.fromEntries(
    [...message.matchAll(/<(\w+)>/g)].map(([, tag]) => [String(tag), (chunks: unknown) => chunks]),
  );
  void say.rich('it', { ...values, ...tags } as never);
  return problems.find((problem) => !/FORMATTING_ERROR/.test(problem));
}

interface Use {
  readonly file: string;
  readonly namespace: string;
  readonly text: string;
}

/** Every `useTranslations('…')` of the sources. */
function uses(): Use[] {
  return sources.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/\.spec\.tsx?$/.test(name))
      .flatMap((file) => {
        const text = readFileSync(join(folder, file), 'utf8');
        return [...text.matchAll(/useTranslations\(\s*'([\w.-]+)'\s*,?\s*\)/g)].map(([, namespace]) => ({
          file,
          namespace: String(namespace),
          text,
        }));
      }),
  );
}

function at(tree: Tree, path: readonly string[]): string | Tree | undefined {
  let found: string | Tree | undefined = tree;
  for (const key of path) found = typeof found === 'object' ? found[key] : undefined;
  return found;
}

/** All words of the code: keys that are put together from a status or a kind stand there too; settings are named by the API. */
function wordsOfCode(): ReadonlySet<string> {
  const root = join(web, '..', '..');
  const rooms = readdirSync(join(root, 'libs')).map((name) => join(root, 'libs', name, 'src'));
  const settings = join(root, 'apps', 'api', 'src', 'system');
  const folders = [join(web, 'src'), ...rooms, join(root, 'schemas'), settings];
  const texts = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(tsx?|json|yaml)$/.test(name) && !/\.spec\.tsx?$/.test(name))
      // Names of files count too: examples and templates are called by them.
      .flatMap((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
  return new Set(texts.flatMap((text) => text.match(/[A-Za-z0-9]+/g) ?? []));
}

/** Whether the code knows a key, whole or as the parts that it is put together from. */
function isSaid(key: string, words: ReadonlySet<string>): boolean {
  const readings = [[key], key.split(/[-_]/), key.match(/[a-z0-9]+|[A-Z][a-z0-9]*/g) ?? []];
  return readings.some((parts) => parts.every((part) => words.has(part)));
}

describe('the messages', () => {
  it('have the same files in every language', () => {
    for (const language of languages) expect(namespacesOf(language)).toEqual(namespacesOf('en'));
  });

  it.each(namespacesOf('en'))('of %s have the same keys and arguments in every language', (namespace) => {
    const shape = (language: string) =>
      Object.fromEntries(flat(read(language, namespace)).map(([key, text]) => [key, argumentsOf(text)]));
    for (const language of languages) expect(shape(language)).toEqual(shape('en'));
  });

  it.each(namespacesOf('en'))('of %s are valid ICU and none is empty', (namespace) => {
    const faults = languages.flatMap((language) =>
      flat(read(language, namespace)).flatMap(([key, text]) => {
        const wrong = text.trim() === '' ? 'it is empty' : fault(language, text);
        return wrong === undefined ? [] : [`${language} ${key}: ${wrong}`];
      }),
    );
    expect(faults).toEqual([]);
  });

  it('are there for every namespace that the code asks for', () => {
    const missing = uses().filter(({ namespace }) => {
      const [file = '', ...path] = namespace.split('.');
      return !namespacesOf('en').includes(file) || typeof at(read('en', file), path) !== 'object';
    });
    expect(missing.map(({ file, namespace }) => `${file}: ${namespace}`)).toEqual([]);
  });

  it('are there for every key that the code names in full', () => {
    const missing = uses().flatMap(({ file, namespace, text }) => {
      const [name = '', ...path] = namespace.split('.');
      const only = [...text.matchAll(/useTranslations\(/g)].length === 1;
      const variable = new RegExp(`const (\\w+) = useTranslations\\(\\s*'${namespace}'`).exec(text)?.[1];
      if (
        variable === undefined ||
        (!only && variable === 'words' && /const words[\s\S]*const words/.test(text))
      )
        return [];
      const keys = [...text.matchAll(new RegExp(`\\b${variable}(?:\\.rich)?\\(\\s*'([\\w.-]+)'`, 'g'))].map(
        ([, key]) => String(key),
      );
      const tree = read('en', name);
      return keys
        .filter((key) => typeof at(tree, [...path, ...key.split('.')]) !== 'string')
        .map((key) => `${file}: ${namespace}.${key}`);
    });
    expect(missing).toEqual([]);
  });

  it('are all said somewhere', () => {
    const words = wordsOfCode();
    const idle = namespacesOf('en').flatMap((namespace) =>
      flat(read('en', namespace))
        .map(([key]) => key)
        .filter((key) => !isSaid(key.split('.').at(-1) ?? key, words))
        .map((key) => `${namespace}.${key}`),
    );
    expect(idle).toEqual([]);
  });

  it('that every page gets are those of the frame', () => {
    for (const namespace of sharedNamespaces) expect(namespacesOf('en')).toContain(namespace);
  });
});
