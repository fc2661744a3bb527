// A test that cannot fail is no test.
import { testFiles } from './packages.mjs';

/** The rules that keep tests honest; the test runner applies them by itself too. */
export const tests = {
  files: testFiles,
  rules: { 'house/asserting-test': 'error', 'house/honest-test': 'error' },
};
