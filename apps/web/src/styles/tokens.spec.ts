import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const here = import.meta.dirname;
const repository = join(here, '../../../..');
const folders = [here, join(repository, 'libs/ui/styles')];
const styles = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.css'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') })),
);

/** Set by scripts on single elements, where they know a measure. */
const fromScripts = [join(here, '..'), join(repository, 'libs/ui/src')]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('.spec.'))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  )
  .flatMap((text) => text.match(/(?<=['"`])--fm-[a-z0-9-]+/g) ?? []);

describe('styles', () => {
  it('name no token that is not there', () => {
    const defined = new Set([
      ...styles.flatMap(({ text }) => text.match(/--fm-[a-z0-9-]+(?=\s*:)/g) ?? []),
      ...fromScripts,
    ]);
    const strangers = styles.flatMap(({ name, text }) =>
      [...text.matchAll(/var\(\s*(--fm-[a-z0-9-]+)/g)]
        .map(([, token = '']) => token)
        .filter((token) => !defined.has(token))
        .map((token) => `${name}: ${token}`),
    );
    expect(strangers).toEqual([]);
  });

  it('hold no colour of their own beside the tokens', () => {
    const coloured = styles
      .filter(({ name }) => name !== 'tokens.css')
      .flatMap(({ name, text }) =>
        (text.match(/:[^;{}]*(?:#[0-9a-f]{3,8}\b|rgba?\(|hsla?\()[^;{}]*/gi) ?? []).map(
          (found) => `${name}${found}`,
        ),
      );
    expect(coloured).toEqual([]);
  });
});
