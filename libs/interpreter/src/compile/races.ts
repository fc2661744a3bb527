import { said } from '@fermata/model';
import { warn, type Context } from './context.ts';
import { closure, type Graph } from './graph.ts';
import type { StepDraft } from './draft.ts';

/**
 * Warns where two steps that can be open together save one variable (rule D2): they stand behind different transitions
 * of one `split: all`, before whatever joins all of them. Each pair is named once, at the later step.
 */
export function checkRaces(context: Context, graph: Graph, steps: readonly StepDraft[]): void {
  const saving = steps.filter(({ save }) => Object.keys(save).length > 0);
  if (saving.length < 2) return;
  const joins = new Set(steps.filter(joinsBranches).map(({ id }) => id));
  const beyond = (id: string) => (graph.next.get(id) ?? []).filter((to) => !joins.has(to));
  for (const { split, next } of steps) {
    if (split !== 'all' || next.length < 2) continue;
    const regions = next.map(({ to }) => closure(joins.has(to) ? [] : [to], beyond));
    checkRegions(context, regions, saving);
  }
}

/** Whether a step waits for all branches that were taken. */
function joinsBranches({ joining }: StepDraft): boolean {
  return joining?.kind === 'all' || joining?.kind === 'active';
}

function checkRegions(
  context: Context,
  regions: readonly ReadonlySet<string>[],
  saving: readonly StepDraft[],
): void {
  saving.forEach((later, index) => {
    for (const earlier of saving.slice(0, index)) {
      if (!areApart(regions, earlier.id, later.id)) continue;
      for (const name of Object.keys(later.save)) {
        if (!Object.hasOwn(earlier.save, name)) continue;
        const message = said`\`${{ step: earlier.id }}\` may be open at the same time and saves it too: the last one wins`;
        warn(context, ['steps', later.id, 'save', name], 'vars.race', message);
      }
    }
  });
}

function areApart(regions: readonly ReadonlySet<string>[], a: string, b: string): boolean {
  return regions.some(
    (one, index) => one.has(a) && regions.some((other, at) => at !== index && other.has(b)),
  );
}
