import type { References } from '@fermata/interpreter';
import type { Problem } from '@fermata/model';
import { pointer, said, warningAt } from '@fermata/model';
import { didYouMean } from '../suggest.ts';
import { codesOf } from './catch-codes.ts';
import { listAt, objectAt } from './read.ts';

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

function patternProblems(pattern: unknown, path: string, codes: readonly string[]): Problem[] {
  if (typeof pattern !== 'string' || pattern.startsWith('class:')) return [];
  if (codes.some((code) => mayMeet(pattern, code))) return [];
  const message = said`The error \`${{ pattern: pattern.slice(0, 60) }}\` cannot occur here.`;
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
