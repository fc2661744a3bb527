import { isObject, type Problem } from '@fermata/model';
import { ApiProblem } from './client.ts';

/**
 * The places that the API has found wrong in what was sent, with pointers of the body; none where it named none. This
 * is the border between what comes over the wire and what pages believe: what is no problem is left out.
 */
export function problemsOf(error: unknown): readonly Problem[] {
  const found = error instanceof ApiProblem ? (error.body.problems ?? []) : [];
  return found.filter(isProblem);
}

function isProblem(value: unknown): value is Problem {
  const { code, path, message, severity } = isObject(value) ? value : {};
  return [code, path, message, severity].every((member) => typeof member === 'string');
}
