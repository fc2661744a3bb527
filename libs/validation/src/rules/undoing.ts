import { pointer, said, warningAt, type Problem } from '@fermata/model';
import { listAt, objectAt, valueAt } from './read.ts';

/**
 * Warns where a step says how it is undone and nothing ever undoes it: no `compensate` in a catch entry, in onError,
 * onCancel or the instance's timeout, nor at an `end` (rule E7).
 */
export function undoingProblems(workflow: unknown): Problem[] {
  const steps = Object.entries(objectAt(workflow, 'steps'));
  const isUndone =
    ['onError', 'onCancel', 'timeout'].some((part) => undoes(valueAt(workflow, part))) ||
    steps.some(([, step]) => endsUndoing(step) || listAt(step, 'catch').some(undoes));
  if (isUndone) return [];
  return steps.flatMap(([id, step]) =>
    valueAt(step, 'compensate') === undefined || endsUndoing(step)
      ? []
      : [
          warningAt(
            pointer('steps', id, 'compensate'),
            'compensate.never',
            said`Nothing ever undoes it: no catch entry, onError, onCancel, timeout or end says \`compensate\`.`,
          ),
        ],
  );
}

function undoes(part: unknown): boolean {
  const compensate = valueAt(part, 'compensate');
  return compensate !== undefined && compensate !== 'none';
}

function endsUndoing(step: unknown): boolean {
  return valueAt(step, 'type') === 'end' && undoes(step);
}
