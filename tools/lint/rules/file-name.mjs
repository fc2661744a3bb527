import { basename, join, relative } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.(ts|tsx|mjs)$/;
const emptyWords = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'manager', 'misc']);
const emptyNames = new Set(['data', 'service', 'services']);
const nestSuffix = /\.(controller|module|guard|filter|pipe|interceptor|dto|service)\./;
const storeSuffix = /\.(entity|repository)\./;

/** Files are named by their idea, in kebab case; suffixes of a framework stay where the framework is. */
export const fileName = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      kebab: 'a file name is in kebab case',
      empty: '"{{word}}" names no idea: name the file by its concept',
      nest: 'suffixes of Nest stay in apps/',
      store: '.entity and .repository stay in libs/persistence',
    },
  },
  create: (context) => ({
    Program(node) {
      const finding = judge(relative(root, context.filename).replaceAll('\\', '/'));
      if (finding) context.report({ node, loc: { line: 1, column: 0 }, ...finding });
    },
  }),
};

function judge(path) {
  const name = basename(path);
  const stem = name.split('.')[0];
  if (!kebab.test(name)) return { messageId: 'kebab' };
  if (storeSuffix.test(name) && !path.startsWith('libs/persistence/')) return { messageId: 'store' };
  if (!/^(libs|temporal)\//.test(path)) return undefined;
  if (nestSuffix.test(name)) return { messageId: 'nest' };
  const word =
    stem.split('-').find((part) => emptyWords.has(part)) ?? (emptyNames.has(stem) ? stem : undefined);
  return word && { messageId: 'empty', data: { word } };
}
