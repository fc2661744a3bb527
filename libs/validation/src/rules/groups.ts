import type { Problem } from '@fermata/model';
import { pointer, said, warningAt } from '@fermata/model';
import { didYouMean } from '../suggest.ts';
import { listAt, objectAt, valueAt } from './read.ts';

/** Warns of groups that do not exist; names in expressions are not known before the step begins. */
export function groupProblems(workflow: unknown, known: readonly string[]): Problem[] {
  return Object.entries(objectAt(workflow, 'steps')).flatMap(([id, step]) => [
    ...holderProblems(valueAt(step, 'assign'), pointer('steps', id, 'assign'), known),
    ...listAt(step, 'timers').flatMap((timer, index) =>
      ['escalate', 'reassign'].flatMap((name) =>
        holderProblems(valueAt(timer, name), pointer('steps', id, 'timers', index, name), known),
      ),
    ),
  ]);
}

function holderProblems(holder: unknown, path: string, known: readonly string[]): Problem[] {
  return listAt(holder, 'groups').flatMap((group, index) => {
    if (typeof group !== 'string' || group.includes('${') || known.includes(group)) return [];
    const message = said`There is no group \`${{ group: group.slice(0, 60) }}\`.`;
    return [warningAt(`${path}/groups/${index}`, 'group.unknown', message, didYouMean(group, known))];
  });
}
