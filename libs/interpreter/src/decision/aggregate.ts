import type { JsonValue } from '@fermata/model';
import { ok, type Result } from '../expression/result.ts';
import type { Hit, OutputColumn } from './table.ts';

/**
 * One number out of all rules that hold: their count, or the sum, least or greatest of the one output column. Of no rule
 * at all the sum is 0, and the least and the greatest are the default of the column, else null.
 */
export function aggregate(
  hit: 'sum' | 'min' | 'max' | 'count',
  [column]: readonly OutputColumn[],
  hits: readonly Hit[],
): Result<JsonValue> {
  const rules = hits.map(({ rule }) => rule);
  if (hit === 'count' || column === undefined) return ok({ count: hits.length, rules });
  const { name } = column;
  const numbers = hits.flatMap(({ output }) => (typeof output[name] === 'number' ? [output[name]] : []));
  if (hit === 'sum') return ok({ [name]: numbers.reduce((sum, one) => sum + one, 0), rules });
  if (numbers.length === 0) return ok({ [name]: column.default ?? null, rules });
  const better = hit === 'min' ? (a: number, b: number) => a < b : (a: number, b: number) => a > b;
  return ok({ [name]: numbers.reduce((best, one) => (better(one, best) ? one : best)), rules });
}
