import type { MoveMapping } from '@fermata/contracts';
import type { Graph, GraphNode } from '@fermata/editing';

/** Where a step of the old version goes: to the same id, to another that was chosen, or nowhere yet. */
export interface StepWay {
  readonly step: GraphNode;
  readonly to: string | undefined;
  /** `same`: by itself; `chosen`: by a person; `lost`: there is none. */
  readonly kind: 'same' | 'chosen' | 'lost';
  /** Whether work stands on it now, so that it must have a way. */
  readonly isOpen: boolean;
}

/** Targets that a person has chosen, by old step. */
export type Chosen = Readonly<Record<string, string>>;

/** The way of every old step: steps of the same id and type go by themselves. */
export function waysOf(
  from: Graph,
  to: Graph,
  open: ReadonlySet<string>,
  chosen: Chosen,
): readonly StepWay[] {
  const targets = new Map(to.nodes.map(({ id, type }) => [id, type]));
  return from.nodes
    .filter(({ id }) => !id.startsWith('@'))
    .map((step) => {
      const isOpen = open.has(step.id);
      const wanted = chosen[step.id];
      if (wanted !== undefined) return { step, to: wanted, kind: 'chosen', isOpen };
      const isSame = targets.get(step.id) === step.type;
      return { step, to: isSame ? step.id : undefined, kind: isSame ? 'same' : 'lost', isOpen };
    });
}

/** What a move is told: only what a person has chosen; undefined where that is nothing. */
export function mappingOf(chosen: Chosen): MoveMapping | undefined {
  return Object.keys(chosen).length === 0 ? undefined : { steps: { ...chosen } };
}

/** Steps of the new version that an old one could become: of its type, else all. */
export function candidates({ type }: GraphNode, to: Graph): readonly GraphNode[] {
  const steps = to.nodes.filter(({ id }) => !id.startsWith('@'));
  const alike = steps.filter((node) => node.type === type);
  return alike.length > 0 ? alike : steps;
}
