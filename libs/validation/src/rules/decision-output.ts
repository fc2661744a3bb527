import type { JsonSchemaLike } from '@fermata/expressions';
import { compileDecision, type DecisionReference, type PlanDecision } from '@fermata/interpreter';
import { closed, countType, orNull } from './shapes.ts';

const rules: JsonSchemaLike = Object.freeze({ type: 'array', items: countType });

/** The type of what a decision table yields, with the rules that held; anything for one that is not known. */
export function decisionOutput(reference: DecisionReference | undefined): JsonSchemaLike {
  const { decision } = reference === undefined ? {} : compileDecision(reference.definition);
  if (decision === undefined) return true;
  if (decision.hit === 'count') return closed({ count: countType, rules });
  const row = Object.fromEntries(decision.outputs.map((column) => [column.name, columnType(column)]));
  if (decision.hit === 'collect' || decision.hit === 'rule-order') {
    return closed({ results: { type: 'array', items: closed(row) }, rules });
  }
  const isAbsent =
    (decision.hit === 'min' || decision.hit === 'max') && decision.outputs[0]?.default === undefined;
  const yielded = Object.entries(row).map(([name, type]) => [name, isAbsent ? orNull(type) : type] as const);
  return closed({ ...Object.fromEntries(yielded), rules });
}

function columnType({ type, values }: PlanDecision['outputs'][number]): JsonSchemaLike {
  if (values !== undefined) return { enum: values };
  if (type === 'any') return true;
  return type === 'date' || type === 'date-time' ? { type: 'string', format: type } : { type };
}
