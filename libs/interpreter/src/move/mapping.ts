import type { Plan } from '../plan/plan.ts';

/** What a move cannot see by itself (rule O6). */
export interface MoveMapping {
  /** Old step → new step; a step that is not named keeps its id. */
  readonly steps?: Readonly<Record<string, string>>;
  /** By new join: old branch → new branch; null drops its tokens. */
  readonly branches?: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
}

/** How steps and branches of one version are found in another. */
export interface Route {
  readonly from: Plan;
  readonly to: Plan;
  /** The step of the other version, if it has one of the same type. */
  step(id: string): string | undefined;
  /** The branch of a join of the other version; null = its tokens are dropped, undefined = it needs a decision. */
  branch(join: string, branch: string): string | null | undefined;
}

/** What a mapping calls a step: it keeps its id unless another is named (rule O6). */
export function imageOf({ steps = {} }: Pick<MoveMapping, 'steps'>, id: string): string {
  return Object.hasOwn(steps, id) ? (steps[id] ?? id) : id;
}

/** How the mapping leads from one version to the other. */
export function routeOf(from: Plan, to: Plan, mapping: MoveMapping): Route {
  const { branches = {} } = mapping;
  const step = (id: string): string | undefined => {
    const target = imageOf(mapping, id);
    const isSameType = Object.hasOwn(to.steps, target) && to.steps[target]?.type === from.steps[id]?.type;
    return isSameType ? target : undefined;
  };
  const branch = (join: string, id: string): string | null | undefined => {
    const decided = Object.hasOwn(branches, join) ? branches[join] : undefined;
    if (decided !== undefined && Object.hasOwn(decided, id)) return decided[id];
    return id.startsWith('@') ? id : step(id);
  };
  return { from, to, step, branch };
}
