import { referencedPaths } from '../check/references.ts';
import { evaluateExpression } from '../evaluate.ts';
import { parseExpression } from '../parse.ts';
import { parseTemplate } from '../template/parse-template.ts';
import type { Language } from './language.ts';

/** All of the language, with the grammar and the regular expressions that stand behind it. */
export const wholeLanguage: Language = Object.freeze({
  parseExpression,
  parseTemplate,
  evaluateExpression,
  referencedPaths,
});
