import { said } from '@fermata/model';
import type { ParseResult } from '../parse.ts';
import { toProblem } from '../problem.ts';
import { runParsed, toError } from '../run-parsed.ts';
import { readTemplate } from '../template/read-template.ts';
import type { Language } from './language.ts';
import { parsePath, plainPath } from './plain-path.ts';

/**
 * The part of the language that needs no grammar: paths, and templates of them. What it can read it reads as the whole
 * language does; all else is a problem to it, also where the whole language knows what it means.
 */
export const plainLanguage: Language = Object.freeze<Language>({
  parseExpression: parsePlain,
  parseTemplate: (json) => readTemplate(json, parsePlain),
  evaluateExpression: (expression, scope) => {
    if (typeof expression !== 'string') return runParsed(expression, scope);
    const parsed = parsePlain(expression);
    if (parsed.ok) return runParsed(parsed.expression, scope);
    return toError(expression, 'expression.failed', said`not an expression`, 0);
  },
  referencedPaths: (source) => {
    const path = plainPath(source);
    return path === undefined ? [] : [path];
  },
});

function parsePlain(source: string): ParseResult {
  const path = plainPath(source);
  if (path !== undefined) return { ok: true, expression: parsePath(source, path) };
  const finding = { code: 'expression.syntax', message: said`not an expression`, at: 0 } as const;
  return { ok: false, problems: [toProblem(source, finding)] };
}
