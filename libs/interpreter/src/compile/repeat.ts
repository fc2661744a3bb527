import { said } from '@fermata/model';
import type { PlanRepeat } from '../plan/loops.ts';
import { report, warn, type Context, type Place } from './context.ts';
import { FIELDS, refuseOthers } from './fields.ts';
import { field, readExpression } from './read.ts';

/** Reads `repeat` (rule F7); it cannot stand beside `forEach`. */
export function readRepeat(context: Context, step: unknown, place: Place): PlanRepeat | undefined {
  const value = field(step, 'repeat');
  if (value === undefined) return undefined;
  const at = [...place, 'repeat'];
  refuseOthers(context, value, at, FIELDS.repeat);
  if (field(step, 'forEach') !== undefined) {
    report(context, at, 'repeat.forEach', said`\`forEach\` and \`repeat\` cannot stand on one step`);
  }
  const holds = readExpression(context, field(value, 'while'), [...at, 'while']);
  const until = readExpression(context, field(value, 'until'), [...at, 'until']);
  if (field(value, 'while') === undefined && field(value, 'until') === undefined) {
    warn(
      context,
      at,
      'repeat.endless',
      said`without \`while\` or \`until\` it ends only with the error \`loop.max\``,
    );
  }
  const max = field(value, 'max');
  return {
    ...(holds === undefined ? {} : { while: holds }),
    ...(until === undefined ? {} : { until }),
    ...(typeof max === 'number' ? { max } : {}),
  };
}
