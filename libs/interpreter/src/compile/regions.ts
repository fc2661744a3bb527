import { pointer, said, wordsOf, type Phrase } from '@fermata/model';
import { warn, type Context } from './context.ts';
import { closure, type Graph } from './graph.ts';
import { START } from './dominators.ts';

/** The steps on a path from the scope of a join to the join, excluding both, in plan order (rule J4). */
export function regionOf(
  graph: Graph,
  before: ReadonlyMap<string, readonly string[]>,
  { id, scope }: { readonly id: string; readonly scope: string },
): readonly string[] {
  const without = (ids: readonly string[]) => ids.filter((one) => one !== id && one !== scope);
  const first = scope === START ? graph.roots : (graph.next.get(scope) ?? []);
  const after = closure(without(first), (one) => without(graph.next.get(one) ?? []));
  const ahead = closure(without(before.get(id) ?? []), (one) => without(before.get(one) ?? []));
  return graph.ids.filter((one) => after.has(one) && ahead.has(one));
}

/** Shows the region of a join that cancels its rest, and warns if a step of it can end without passing it (rule J4). */
export function checkRegion(
  context: Context,
  graph: Graph,
  ends: ReadonlySet<string>,
  { id, region }: { readonly id: string; readonly region: readonly string[] },
): void {
  const place = ['steps', id, 'join'];
  const message =
    region.length === 0 ? said`withdraws no other step` : said`withdraws from ${{ steps: listOf(region) }}`;
  context.problems.push({
    code: 'join.region',
    path: pointer(...place),
    severity: 'hint',
    ...wordsOf(message),
  });
  const open = region.filter((one) => {
    const ways = closure([one], (step) => (graph.next.get(step) ?? []).filter((to) => to !== id));
    return [...ways].some((step) => ends.has(step));
  });
  if (open.length === 0) return;
  warn(
    context,
    place,
    'join.leak',
    said`${{ steps: listOf(open) }} can end without passing \`${{ step: id }}\``,
  );
}

const MOST_NAMED = 20;

function listOf(ids: readonly string[]): Phrase | string {
  const rest = ids.length - MOST_NAMED;
  const list = ids.slice(0, MOST_NAMED).join(', ');
  return rest > 0 ? said`${{ list }} and ${{ count: rest }} more` : list;
}
