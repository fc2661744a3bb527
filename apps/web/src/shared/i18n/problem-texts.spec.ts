import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { inEnglish, type PhraseValue } from '@fermata/model';
import { problemTexts, type PhraseCatalogue } from '@fermata/ui';
import { languages } from './languages.ts';

const web = join(import.meta.dirname, '..', '..', '..');
const root = join(web, '..', '..');
const translated = languages.filter((language) => language !== 'en');

/** Sources that say something of problems: all rooms, and the API. */
function sources(): string[] {
  const folders = [
    ...readdirSync(join(root, 'libs'))
      .filter((name) => name !== 'testing')
      .map((name) => join(root, 'libs', name, 'src')),
    join(root, 'apps', 'api', 'src'),
  ];
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((name) => /\.tsx?$/.test(name) && !/\.(spec|fixture)\.tsx?$/.test(name));
}

/** What builds a problem, and which of its arguments are words. */
const builders: Readonly<Record<string, number>> = { errorAt: 2, warningAt: 2, refuse: 2, AppError: 1 };

interface Said {
  readonly templates: Set<string>;
  /** Texts of problems that are no phrases, with the file. */
  readonly bare: string[];
}

function readAll(): Said {
  const found: Said = { templates: new Set(), bare: [] };
  for (const name of sources()) {
    const text = readFileSync(name, 'utf8');
    if (!/said`|errorAt\(|warningAt\(|refuse\(|AppError\(/.test(text)) continue;
    visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true), found, name);
  }
  return found;
}

function visit(node: ts.Node, found: Said, file: string): void {
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'said')
    found.templates.add(templateOf(node.template));
  const words = bareWords(node);
  if (words !== undefined) found.bare.push(`${file.slice(root.length)}: ${words}`);
  ts.forEachChild(node, (child) => visit(child, found, file));
}

/** The words of a problem that is built here, where they are a text in the source and no phrase. */
function bareWords(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return undefined;
  const builder = node.expression.getText();
  if (!Object.hasOwn(builders, builder)) return undefined;
  const words = node.arguments?.[builders[builder] ?? 0];
  const isBare = words !== undefined && (ts.isStringLiteral(words) || ts.isTemplateLiteral(words));
  return isBare ? words.getText() : undefined;
}

function templateOf(written: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(written)) return written.text;
  const parts = written.templateSpans.map(({ expression, literal }) => {
    const [named] = (expression as ts.ObjectLiteralExpression).properties;
    return `{${named?.name?.getText() ?? ''}}${literal.text}`;
  });
  return written.head.text + parts.join('');
}

const namesIn = (template: string): string[] => [
  ...new Set([...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name))),
];

/** What stands between values, such as `{finding}.`, is the same in each language. */
const hasWords = (template: string): boolean => /[a-z]/i.test(template.replaceAll(/\{\w+\}/g, ''));

const read = (language: string): PhraseCatalogue =>
  JSON.parse(readFileSync(join(web, 'messages', 'problems', `${language}.json`), 'utf8')) as PhraseCatalogue;

const { templates, bare } = readAll();
const said = [...templates].filter(hasWords);

describe('what problems say', () => {
  it('is found in the sources', () => {
    expect(said.length).toBeGreaterThan(400);
  });

  it('is a phrase wherever a problem is built, never a bare text', () => {
    expect(bare).toEqual([]);
  });

  it.each(translated)('is there in %s, all of it and nothing else', (language) => {
    expect(Object.keys(read(language)).sort()).toEqual([...said].sort());
  });

  it.each(translated)('is valid ICU in %s and tells each value', (language) => {
    const catalogue = read(language);
    const texts = problemTexts(language, catalogue);
    const faults = said.filter((template) => {
      const names = namesIn(template);
      const values: Record<string, PhraseValue> = Object.fromEntries(
        names.map((name, index) => [name, 4711 + index]),
      );
      const told = texts.phrase({ template, values });
      const digits = told.replaceAll(/[.,\s]/g, '');
      const isWhole = names.every((_, index) => digits.includes(String(4711 + index)));
      const isBroken = told === inEnglish({ template, values }) && catalogue[template] !== template;
      return !isWhole || isBroken;
    });
    expect(faults).toEqual([]);
  });
});
