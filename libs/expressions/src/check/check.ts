import { said } from '@fermata/model';
import { parseExpression } from '../parse.ts';
import { toProblem, type ExpressionProblem } from '../problem.ts';
import { guardedPaths, requireType, type Context } from './context.ts';
import { infer } from './infer.ts';
import { nullGuards } from './null-guards.ts';
import { resolve, typeFrom, type JsonSchemaLike, type Type } from './schema.ts';

/** The bound names, each with the JSON Schema of its value; `true` for a value of which nothing is known. */
export type TypeScope = { readonly [name: string]: JsonSchemaLike };

/** What an expression must yield where it stands. */
export interface CheckOptions {
  readonly expect?: 'boolean' | 'string' | 'number' | 'list' | 'object';
}

/** What the check of an expression found: the schema of what it yields, and its problems in order of place. */
export interface CheckResult {
  readonly type: JsonSchemaLike;
  readonly problems: readonly ExpressionProblem[];
}

/**
 * Checks an expression against the schemas of what it reads. Errors are what is certain to be wrong: no such name or
 * field, types that do not go together, not the expected type. Warnings are what may go wrong: a field that may be
 * absent and is not asked for by `has()`, a field that an open schema does not list. Never throws.
 */
export function checkExpression(source: string, types: TypeScope, options: CheckOptions = {}): CheckResult {
  const parsed = parseExpression(source);
  if (!parsed.ok) return { type: true, problems: parsed.problems };
  const { root } = parsed.expression;
  const names = Object.fromEntries(Object.entries(types).map(([name, schema]) => [name, typeFrom(schema)]));
  const context: Context = {
    names,
    guarded: guardedPaths(root),
    nullGuarded: nullGuards(root),
    findings: [],
  };
  const type = infer(context, root);
  if (options.expect !== undefined)
    requireType(context, type, [options.expect], { at: root.at, of: said`this place` });
  const findings = context.findings.toSorted((left, right) => left.at - right.at);
  return { type: schemaOf(type), problems: findings.map((finding) => toProblem(source, finding)) };
}

/** The schema of what leaves the expression: moments and durations leave it as texts. */
function schemaOf(type: Type): JsonSchemaLike {
  const schema = resolve(type);
  if (schema.type === 'timestamp') return { type: 'string', format: 'date-time' };
  if (schema.type === 'duration') return { type: 'string', format: 'duration' };
  return Object.keys(schema).length === 0 ? true : schema;
}
