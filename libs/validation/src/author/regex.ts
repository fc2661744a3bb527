import { inEnglish, said, type Phrase } from '@fermata/model';
import { RE2JS } from 're2js';

const longest = 1000;

/** A regular expression that runs in linear time, or what is wrong with it. */
export function linearRegex(pattern: string): RE2JS | Phrase {
  if (pattern.length > longest) return said`it is longer than ${{ most: longest }} characters`;
  try {
    return RE2JS.compile(RE2JS.translateRegExp(pattern));
  } catch (error) {
    return said`${{ reason: error instanceof Error ? error.message : String(error) }}`;
  }
}

/** The engine that ajv uses for `pattern` and `patternProperties`: no backtracking, so no text can hang it. */
export const linearEngine = Object.freeze(
  Object.assign(
    (pattern: string) => {
      const compiled = linearRegex(pattern);
      if (!(compiled instanceof RE2JS)) throw new Error(inEnglish(compiled));
      return { test: (text: string): boolean => compiled.matcher(text).find(), toString: () => pattern };
    },
    { code: 'linearRegex' },
  ),
);
