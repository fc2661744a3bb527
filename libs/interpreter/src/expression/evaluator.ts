import {
  createEvaluator as createRoomEvaluator,
  type EvaluationResult,
  type Template,
} from '@fermata/expressions';
import type { JsonValue } from '@fermata/model';
import { ok, type Result } from './result.ts';

/** What expressions may name (rule D1). Built fresh for each evaluation; nothing in it is copied. */
export type Scope = Readonly<Record<string, JsonValue>>;

/** Evaluates, remembering what it has parsed; one per interpreter, never module state. */
export interface Evaluator {
  expression(source: string, scope: Scope): Result<JsonValue>;
  template(template: Template, scope: Scope): Result<JsonValue>;
}

/** A new evaluator with an empty memory. A failure is `expression.failed` with its place in the source. */
export function createEvaluator(): Evaluator {
  const room = createRoomEvaluator();
  return {
    expression: (source, scope) => resultOf(room.evaluate(source, scope)),
    template: (template, scope) =>
      template.t === 'literal' ? ok(template.value) : resultOf(room.evaluateTemplate(template, scope)),
  };
}

function resultOf(result: EvaluationResult): Result<JsonValue> {
  if (result.ok) return ok(result.value);
  const { message, source, position } = result.error;
  return {
    ok: false,
    error: {
      code: 'expression.failed',
      message,
      data: { source, line: position.line, column: position.column },
    },
  };
}
