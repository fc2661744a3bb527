import { said } from '@fermata/model';
import { suggestion } from '@fermata/expressions';
import { report, reportFix, type Context, type Place } from './context.ts';
import { targetsOfStep } from './steps.ts';
import type { StepDraft } from './draft.ts';

/** Where tokens come from outside: the start, and the handlers. */
export interface Entries {
  readonly start: string | undefined;
  /** Places of the handlers' `to`, such as `/onError/to`, with their targets. */
  readonly handlers: readonly { readonly place: Place; readonly to: string }[];
}

/** The step graph: who leads to whom. */
export interface Graph {
  readonly ids: readonly string[];
  readonly next: ReadonlyMap<string, readonly string[]>;
  readonly roots: readonly string[];
}

/** Builds the graph; targets that do not exist are reported, with the nearest id, and left out. */
export function buildGraph(
  context: Context,
  steps: readonly StepDraft[],
  written: readonly string[],
  entries: Entries,
): Graph {
  const known = new Set(written);
  const check = (to: string, place: Place): boolean => {
    if (known.has(to)) return true;
    const fix = suggestion(to, written);
    reportFix(context, place, 'step.unknown', [said`there is no step \`${{ step: to }}\``, fix]);
    return false;
  };
  for (const step of steps) checkTargets(step, check);
  const roots = entries.handlers.filter(({ to, place }) => check(to, place)).map(({ to }) => to);
  if (entries.start !== undefined && check(entries.start, ['start'])) roots.unshift(entries.start);
  const ids = steps.map(({ id }) => id);
  const built = new Set(ids);
  const next = new Map(steps.map((step) => [step.id, targetsOfStep(step).filter((to) => built.has(to))]));
  return { ids, next, roots: roots.filter((root) => built.has(root)) };
}

function checkTargets(step: StepDraft, check: (to: string, place: Place) => boolean): void {
  const place: Place = ['steps', step.id];
  step.next.forEach(({ to }, index) => check(to, [...place, 'next', index, 'to']));
  step.catch.forEach(({ to }, index) => to === undefined || check(to, [...place, 'catch', index, 'to']));
}

/** Reports steps that no token reaches, and steps from which none can end. */
export function checkReach(context: Context, graph: Graph, steps: readonly StepDraft[]): void {
  const reached = closure(graph.roots, (id) => graph.next.get(id) ?? []);
  const before = reverse(graph);
  const ends = steps.filter(({ type, next }) => type === 'end' || next.length === 0).map(({ id }) => id);
  const ending = closure(ends, (id) => before.get(id) ?? []);
  for (const id of graph.ids) {
    if (!reached.has(id))
      report(context, ['steps', id], 'step.unreachable', said`nothing leads to \`${{ step: id }}\``);
    else if (!ending.has(id))
      report(context, ['steps', id], 'step.endless', said`from \`${{ step: id }}\` no way leads to an end`);
  }
}

/** Everything that can be reached, the beginning included. */
export function closure(
  from: readonly string[],
  next: (id: string) => readonly string[],
): ReadonlySet<string> {
  const seen = new Set(from);
  for (const id of seen) for (const to of next(id)) seen.add(to);
  return seen;
}

/** Who leads to each step. */
export function reverse(graph: Graph): ReadonlyMap<string, readonly string[]> {
  const before = new Map<string, string[]>(graph.ids.map((id) => [id, []]));
  for (const [id, targets] of graph.next) for (const to of targets) before.get(to)?.push(id);
  return before;
}
