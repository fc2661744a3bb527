// ESLint keeps one setting per rule and file. Each wall gets a name of its own, so that none overwrites another.
import { builtinRules } from 'eslint/use-at-your-own-risk';
import { documentedExport } from './rules/documented-export.mjs';
import { assertingTest } from './rules/asserting-test.mjs';
import { fileName } from './rules/file-name.mjs';
import { honestTest } from './rules/honest-test.mjs';
import { noCircle } from './rules/no-circle.mjs';

const syntax = builtinRules.get('no-restricted-syntax');
const names = builtinRules.get('no-restricted-globals');
const modules = builtinRules.get('no-restricted-imports');

/** The house's own rules. */
export const named = {
  rules: {
    'one-door': modules,
    'pure-globals': names,
    'pure-syntax': syntax,
    'no-module-state': syntax,
    'clock-in-one-file': syntax,
    'no-plain-throw': syntax,
    'no-temporal-lists': syntax,
    'egress-globals': names,
    'egress-imports': modules,
    'dto-by-value': syntax,
    'own-dialogs': modules,
    'no-words-in-code': syntax,
    'documented-export': documentedExport,
    'file-name': fileName,
    'asserting-test': assertingTest,
    'honest-test': honestTest,
    'no-circle': noCircle,
  },
};
