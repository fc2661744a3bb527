// The rooms of the web application: routes stand on features, features on what is shared; features never meet.
import { readdirSync } from 'node:fs';
import { fromRoot, specFiles } from './packages.mjs';

const source = 'apps/web/src';

function featureNames() {
  try {
    return readdirSync(fromRoot(source, 'features'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

const from = (folder) => fromRoot(source, folder);

const zones = [
  ...featureNames().map((name) => ({
    target: from(`features/${name}`),
    from: from('features'),
    except: [`./${name}`],
    message: 'a feature knows no other feature: what both need is shared',
  })),
  { target: from('shared'), from: from('features'), message: 'what is shared knows no feature' },
  { target: [from('shared'), from('features')], from: from('app'), message: 'routes are the top floor' },
];

const words = [
  ['JSXText[value=/\\p{L}/u]', 'a visible word comes from the messages'],
  [
    'JSXAttribute[name.name=/^(title|label|placeholder|alt|description|aria-label|aria-description)$/] > Literal[value=/\\p{L}/u]',
    'a visible word comes from the messages',
  ],
  [
    'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
    'markup from a person or a definition is never inserted: use the Markdown component',
  ],
];

const dialogs = {
  name: '@mantine/core',
  importNames: ['Modal', 'Drawer'],
  message: 'dialogs come from shared/frame/dialogs.tsx, which give the keyboard back',
};

/** What holds for code in the browser only. */
export const web = [
  { files: [`${source}/**/*.{ts,tsx}`], rules: { 'import-x/no-restricted-paths': ['error', { zones }] } },
  {
    files: [`${source}/**/*.tsx`],
    ignores: [`${source}/shared/frame/dialogs.tsx`],
    rules: { 'house/own-dialogs': ['error', { paths: [dialogs] }] },
  },
  {
    files: [`${source}/**/*.tsx`, 'libs/ui/src/**/*.tsx'],
    ignores: specFiles,
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    rules: {
      'house/no-words-in-code': ['error', ...words.map(([selector, message]) => ({ selector, message }))],
    },
  },
];
