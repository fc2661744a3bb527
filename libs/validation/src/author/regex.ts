import { RE2JS } from 're2js';

const longest = 1000;

/** A regular expression that runs in linear time, or what is wrong with it. */
export function linearRegex(pattern: string): RE2JS | string {
  if (pattern.length > longest) return `it is longer than ${longest} characters`;
  try {
    return RE2JS.compile(RE2JS.translateRegExp(pattern));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The engine that ajv uses for `pattern` and `patternProperties`: no backtracking, so no text can hang it. */
export const linearEngine = Object.freeze(
  Object.assign(
    (pattern: string) => {
      const compiled = linearRegex(pattern);
      if (typeof compiled === 'string') throw new Error(compiled);
      return { test: (text: string): boolean => compiled.matcher(text).find(), toString: () => pattern };
    },
    { code: 'linearRegex' },
  ),
);
