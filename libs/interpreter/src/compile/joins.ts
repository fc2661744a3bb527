import { said } from '@fermata/model';
import type { PlanJoin } from '../plan/joins.ts';
import type { PlanCatch } from '../plan/steps.ts';
import { report, type Context } from './context.ts';
import { commonDominator, dominatorsOf, START } from './dominators.ts';
import { reverse, type Graph } from './graph.ts';
import type { Joining } from './joining.ts';
import { checkStepIds } from './lists.ts';
import { reachOf } from './reach.ts';
import { checkRegion, regionOf } from './regions.ts';
import type { StepDraft } from './draft.ts';

type Joins = ReadonlyMap<string, PlanJoin>;
type Before = ReadonlyMap<string, readonly string[]>;

/** The joins of a graph, by step: their branches, their scope, and what can still reach them (rules T1, J0, T6). */
export function buildJoins(graph: Graph, steps: readonly StepDraft[], start: string | undefined): Joins {
  const joining = steps.flatMap(({ id, joining }) => (joining === undefined ? [] : [{ id, joining }]));
  if (joining.length === 0) return new Map();
  const before = reverse(graph);
  const dominators = dominatorsOf(graph, before);
  return new Map(
    joining.map(({ id, joining }) => {
      const sources = [...new Set(before.get(id) ?? [])];
      const branches = id === start ? [START, ...sources] : sources;
      const scope = joining.kind === 'threads' ? START : commonDominator(branches, dominators);
      const reach = reachOf(graph, before, { id, branches, scope });
      return [id, { ...written(graph, before, { id, scope, joining }), branches, scope, reach }] as const;
    }),
  );
}

interface Written {
  readonly id: string;
  readonly scope: string;
  readonly joining: Joining;
}

/** What the author wrote, with the region of a join that cancels its rest (rule J4). */
function written(graph: Graph, before: Before, { id, scope, joining }: Written) {
  if (joining.kind !== 'count') return joining;
  const { region: given, ...count } = joining;
  const region = joining.rest === 'cancel' ? (given ?? regionOf(graph, before, { id, scope })) : [];
  return { ...count, region };
}

/** Steps whose visit numbers tokens carry: the scopes of joins, and joins that count (rule J0). */
export function scopesOf(joins: Joins): readonly string[] {
  const scopes = [...joins.values()].map(({ scope }) => scope).filter((scope) => scope !== START);
  const counting = [...joins].flatMap(([id, { kind }]) => (kind === 'count' ? [id] : []));
  return [...new Set([...scopes, ...counting])];
}

/** Says what is wrong with joins: more branches wanted than there are, regions that are none or leak (rules J2, J4). */
export function checkJoins(context: Context, graph: Graph, steps: readonly StepDraft[], joins: Joins): void {
  const ends = new Set(
    steps.filter(({ type, next }) => type === 'end' || next.length === 0).map(({ id }) => id),
  );
  for (const step of steps) if (joins.has(step.id)) checkDeadlockCatch(context, step);
  for (const [id, join] of joins) {
    if (join.kind !== 'count') continue;
    const place = ['steps', id, 'join'];
    if (join.count > join.branches.length) {
      const message = said`${{ wanted: join.count }} branches are wanted, ${{ count: join.branches.length }} lead here`;
      report(context, [...place, 'count'], 'join.count', message);
    }
    checkStepIds(context, join.region, [...place, 'region'], graph.ids);
    if (join.rest === 'cancel') checkRegion(context, graph, ends, { id, region: join.region });
  }
}

/** A join that can never fire has no visit: its `catch` can only send the tokens on (rule T6). */
function checkDeadlockCatch(context: Context, step: StepDraft): void {
  step.catch.forEach((entry, index) => {
    if (entry.on?.includes('join.deadlock') !== true || isPlainGoto(entry)) return;
    const message = said`a \`catch\` of join.deadlock has nothing but \`on\` and \`to\``;
    report(context, ['steps', step.id, 'catch', index], 'catch.deadlock', message);
  });
}

function isPlainGoto({ then, when, save, ...entry }: PlanCatch): boolean {
  const isBare = !['output', 'after', 'compensate'].some((name) => Object.hasOwn(entry, name));
  return then === 'goto' && when === undefined && Object.keys(save).length === 0 && isBare;
}
