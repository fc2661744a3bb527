import type { ReferencedPath } from '../check/references.ts';
import type { JsonValue } from '../json.ts';
import type { Parsed, ParseResult } from '../parse.ts';
import type { EvaluationResult } from '../run-parsed.ts';
import type { TemplateResult } from '../template/read-template.ts';
import type { Scope } from '../values.ts';

/** What reads and evaluates expressions, as one thing that can be handed on; each does what the function of its name does. */
export interface Language {
  readonly parseExpression: (source: string) => ParseResult;
  readonly parseTemplate: (json: JsonValue) => TemplateResult;
  readonly evaluateExpression: (expression: Parsed | string, scope: Scope) => EvaluationResult;
  readonly referencedPaths: (source: string) => readonly ReferencedPath[];
}
