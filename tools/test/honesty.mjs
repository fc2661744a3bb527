import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { named } from '../lint/named-rules.mjs';
import { tests } from '../lint/tests.mjs';

/**
 * Reads the specs below a folder and finds tests that are skipped, focused, promised or assert nothing.
 * @param {string} folder an absolute path
 * @returns {Promise<string[]>} one line for each finding
 */
export async function dishonestTests(folder) {
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    allowInlineConfig: false,
    errorOnUnmatchedPattern: false,
    overrideConfig: [
      { ignores: ['**/dist/**', '**/node_modules/**', '.cache/**', '.fermata/**', '.nx/**', '**/.next/**'] },
      {
        ...tests,
        plugins: { house: named },
        languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      },
    ],
  });
  const results = await eslint.lintFiles(['**/*.spec.ts', '**/*.spec.tsx']);
  return results.flatMap((result) =>
    result.messages.map(({ line, message }) => `${result.filePath}:${line}: ${message}`),
  );
}
