import type { References } from '@fermata/interpreter';
import type { Problem } from '@fermata/model';
import { pointer, warningAt } from '@fermata/model';
import { didYouMean } from '../suggest.ts';
import { listAt, objectAt, textAt, valueAt } from './read.ts';
import { referred } from './outputs.ts';

/** Codes that any step may end with. */
const anywhere: readonly string[] = Object.freeze(
  [
    'expression.failed next.none timeout cancelled join.deadlock gate.deadlock lock.deadlock loop.budget loop.max',
    'token.limit size.exceeded workflow.depth rule.violated schema.mismatch',
  ]
    .join(' ')
    .split(' '),
);

/** Codes that steps of a type may end with beside those. */
const byType: Readonly<Record<string, readonly string[]>> = Object.freeze({
  task: ['timeout.budget', 'implementation.unknown', 'task.rejected'],
  manual: ['assign.empty', 'task.rejected'],
});

/** Warns of error codes in `catch` that cannot occur; a task that declares no errors may end with any code. */
export function catchProblems(workflow: unknown, references: References): Problem[] {
  return Object.entries(objectAt(workflow, 'steps')).flatMap(([id, step]) => {
    const codes = codesOf(step, references);
    if (codes === undefined) return [];
    return listAt(step, 'catch').flatMap((entry, index) =>
      listAt(entry, 'on').flatMap((pattern, place) =>
        patternProblems(pattern, pointer('steps', id, 'catch', index, 'on', place), codes),
      ),
    );
  });
}

function codesOf(step: unknown, references: References): readonly string[] | undefined {
  const type = textAt(step, 'type') ?? '';
  const usual = [...anywhere, ...(Object.hasOwn(byType, type) ? (byType[type] ?? []) : [])];
  if (type !== 'task') return valueAt(step, 'forEach') === undefined ? usual : undefined;
  const task = referred(references.tasks, textAt(step, 'task'));
  return task?.errors === undefined ? undefined : [...usual, ...task.errors.map(({ code }) => code)];
}

function patternProblems(pattern: unknown, path: string, codes: readonly string[]): Problem[] {
  if (typeof pattern !== 'string' || pattern.startsWith('class:')) return [];
  if (codes.some((code) => mayMeet(pattern, code))) return [];
  const message = `The error \`${pattern.slice(0, 60)}\` cannot occur here.`;
  return [warningAt(path, 'catch.never', message, didYouMean(pattern, codes))];
}

/** Whether one pattern may take an error that the other describes: equal as far as both go, `x` for a digit. */
function mayMeet(left: string, right: string): boolean {
  const other = right.split('.');
  return left.split('.').every((part, index) => partsMeet(part, other[index]));
}

function partsMeet(left: string, right: string | undefined): boolean {
  if (right === undefined || left === right) return true;
  if (left.length !== right.length || !/^[\dx]+$/.test(left + right)) return false;
  return [...left].every((sign, index) => sign === 'x' || right[index] === 'x' || sign === right[index]);
}
