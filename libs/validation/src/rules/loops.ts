import { referencedPaths } from '@fermata/expressions';
import { pointer, said, warningAt, type Problem } from '@fermata/model';
import { reachable, type Edge, type FlowGraph } from './flow/graph.ts';
import { listAt, objectAt, textAt } from './read.ts';
import type { World } from './scope.ts';

/** Most steps of a graph whose loops are looked at. */
const STEPS_LIMIT = 500;

/**
 * Warns of a loop that ends at once or never: every way out has a condition, and none of them reads anything that a
 * round can change — no variable saved in the loop, no output of its steps, no event, not the time.
 */
export function loopProblems({ flow: { graph } }: World): Problem[] {
  if (graph.ids.length > STEPS_LIMIT) return [];
  return loopsOf(graph).flatMap((loop) => {
    const ways = waysOut(graph, loop);
    if (ways.length === 0 || !ways.every((edge) => isConstant(graph, loop, edge))) return [];
    const [first] = ways;
    const id = graph.ids[first?.from ?? 0] ?? '';
    const message = said`No round of the loop over ${{ steps: namesOf(graph, loop) }} changes what this reads: it ends at once or never.`;
    return [warningAt(pointer('steps', id, 'next', first?.place ?? 0), 'loop.constant', message)];
  });
}

/** Sets of steps that all lead to each other. */
function loopsOf(graph: FlowGraph): readonly ReadonlySet<number>[] {
  const ahead = graph.ids.map((_, step) =>
    reachable(
      graph,
      (graph.out[step] ?? []).map(({ to }) => to),
    ),
  );
  const seen = new Set<number>();
  return graph.ids.flatMap((_, step) => {
    if (seen.has(step) || ahead[step]?.has(step) !== true) return [];
    const loop = new Set([...ahead[step]].filter((other) => ahead[other]?.has(step) === true));
    for (const member of loop) seen.add(member);
    return [loop];
  });
}

function waysOut(graph: FlowGraph, loop: ReadonlySet<number>): readonly Edge[] {
  return [...loop].flatMap((step) => (graph.out[step] ?? []).filter(({ to }) => !loop.has(to)));
}

/** A way out by `catch`, or without a condition, can always be taken; so can one whose condition may change. */
function isConstant(graph: FlowGraph, loop: ReadonlySet<number>, { from, entry, place }: Edge): boolean {
  const transition = listAt(graph.steps[from], 'next')[place ?? 0];
  const when = textAt(transition, 'when');
  if (entry !== undefined || when === undefined) return false;
  const saved = new Set([...loop].flatMap((step) => savedBy(graph.steps[step])));
  const inside = new Set([...loop].map((step) => graph.ids[step]));
  return referencedPaths(when).every(([root, name]) => {
    if (root === 'input') return true;
    if (root === 'vars') return name !== undefined && !saved.has(name);
    return root === 'steps' && name !== undefined && !inside.has(name);
  });
}

function savedBy(step: unknown): readonly string[] {
  const caught = listAt(step, 'catch').flatMap((entry) => Object.keys(objectAt(entry, 'save')));
  return [...Object.keys(objectAt(step, 'save')), ...caught];
}

function namesOf(graph: FlowGraph, loop: ReadonlySet<number>): string {
  const names = [...loop].map((step) => `\`${graph.ids[step] ?? ''}\``);
  return names.length > 5 ? `${names.slice(0, 5).join(', ')} …` : names.join(', ');
}
