import { pointer, said, warningAt, type Problem } from '@fermata/model';
import { STATUS } from './flow/status.ts';
import { objectAt, textAt, valueAt } from './read.ts';
import type { World } from './scope.ts';

/**
 * Says where a step looks for its one person in vain: like a step that nobody can have done before it, as the one person
 * of a case that has no other task, by skills of nobody but named users.
 */
export function distributionProblems(world: World): Problem[] {
  const steps = Object.entries(objectAt(world.workflow, 'steps')).filter(
    ([, step]) => textAt(step, 'type') === 'manual',
  );
  const ofCase = steps.filter(([, step]) => valueAt(valueAt(step, 'assign'), 'case') === true);
  return steps.flatMap(([id, step]) => {
    const assign = valueAt(step, 'assign');
    const place = pointer('steps', id, 'assign');
    return [
      ...likeProblems(world, id, { place, like: textAt(assign, 'likeStep') }),
      ...skillProblems(assign, place),
      ...(ofCase.length === 1 && ofCase[0]?.[0] === id ? caseProblems(step, place) : []),
    ];
  });
}

function likeProblems(
  { flow, workflow }: World,
  id: string,
  { place, like }: { readonly place: string; readonly like: string | undefined },
): Problem[] {
  if (like === undefined || textAt(objectAt(workflow, 'steps')[like], 'type') !== 'manual') return [];
  const statuses = flow.before(id)?.statuses[flow.graph.ids.indexOf(like)];
  if (statuses === undefined || (statuses & STATUS.completed) !== 0) return [];
  const message = said`\`${{ other: like }}\` is never done before \`${{ step: id }}\`: nobody is familiar with it.`;
  return [warningAt(`${place}/likeStep`, 'assign.like-step', message)];
}

/** Skills narrow groups and roles; who is named by id is meant in any case. */
function skillProblems(assign: unknown, place: string): Problem[] {
  const isNarrow = ['groups', 'roles'].some((name) => valueAt(assign, name) !== undefined);
  if (valueAt(assign, 'skills') === undefined || isNarrow) return [];
  const message = said`\`skills\` narrows \`groups\` and \`roles\`; there are none.`;
  return [warningAt(`${place}/skills`, 'assign.skills', message)];
}

/** A step that can come again makes a case by itself. */
function caseProblems(step: unknown, place: string): Problem[] {
  if (['forEach', 'repeat'].some((name) => valueAt(step, name) !== undefined)) return [];
  const message = said`No other step says \`case\`: one task makes no case.`;
  return [{ ...warningAt(`${place}/case`, 'assign.case', message), severity: 'hint' }];
}
