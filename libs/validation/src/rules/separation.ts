import { referencedPaths } from '@fermata/expressions';
import { pointer, said, warningAt, type Phrase, type Problem } from '@fermata/model';
import { STATUS } from './flow/status.ts';
import { listAt, objectAt, textAt, valueAt } from './read.ts';
import type { World } from './scope.ts';

/**
 * Warns where a separation of duties does not hold on every way: a manual step that shuts out who did another one
 * (`not: ["${ steps.prepare.by }"]`) and may begin before the other one is done, may run beside it, or names a step that
 * no person does. What was done by nobody shuts out nobody.
 */
export function separationProblems(world: World): Problem[] {
  return Object.entries(objectAt(world.workflow, 'steps')).flatMap(([id, step]) => {
    if (textAt(step, 'type') !== 'manual') return [];
    return excluded(step).flatMap(({ other, index }) => {
      const why = circumvention(world, id, other);
      if (why === undefined) return [];
      const place = pointer('steps', id, 'assign', 'not', ...(index === undefined ? [] : [index]));
      return [warningAt(place, 'separation.open', why)];
    });
  });
}

interface Excluded {
  readonly other: string;
  /** Place in the list; none = `not` is one text. */
  readonly index?: number;
}

/** The steps whose people may not do a step. */
function excluded(step: unknown): readonly Excluded[] {
  const not = valueAt(valueAt(step, 'assign'), 'not');
  const texts = Array.isArray(not) ? listAt(valueAt(step, 'assign'), 'not') : [not];
  return texts.flatMap((text, index) => {
    const sources =
      typeof text === 'string' ? [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, inner = '']) => inner) : [];
    const others = sources.flatMap((source) =>
      referencedPaths(source).flatMap(([root, other, name]) =>
        root === 'steps' && other !== undefined && name === 'by' ? [other] : [],
      ),
    );
    return [...new Set(others)].map((other) => (Array.isArray(not) ? { other, index } : { other }));
  });
}

function circumvention(world: World, id: string, other: string): Phrase | undefined {
  const { flow, workflow } = world;
  const type = textAt(objectAt(workflow, 'steps')[other], 'type');
  if (type === undefined) return undefined;
  if (type !== 'manual') return said`\`${{ step: other }}\` is done by no person: nobody is shut out.`;
  const statuses = flow.before(id)?.statuses[flow.graph.ids.indexOf(other)];
  if (statuses === undefined || other === id) return undefined;
  if ((statuses & STATUS.none) !== 0) {
    return said`On some way \`${{ step: id }}\` is offered before anybody has done \`${{ other }}\`: the same person may do both.`;
  }
  return undefined;
}
