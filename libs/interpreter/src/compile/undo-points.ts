import { said } from '@fermata/model';
import type { PlanUndo } from '../plan/undo.ts';
import { report, warn, type Context, type Place } from './context.ts';
import { closure, type Graph } from './graph.ts';
import type { StepDraft } from './draft.ts';
import type { Whole } from './whole.ts';

interface Wanted {
  readonly place: Place;
  readonly undo: PlanUndo;
  /** The step whose failure it answers; none for the parts of the instance. */
  readonly here?: string;
}

/** The steps that something is undone back to. Each must exist and lead here, and something must be there to undo. */
export function checkUndos(
  context: Context,
  graph: Graph,
  steps: readonly StepDraft[],
  whole: Whole,
): { readonly undoPoints?: readonly string[] } {
  const wanted = [...steps.flatMap(wantedBySteps), ...wantedByParts(whole)];
  const undoable = new Set(steps.filter(({ compensate }) => compensate !== undefined).map(({ id }) => id));
  for (const one of wanted) checkUndo(context, graph, undoable, one);
  const points = wanted.flatMap(({ undo }) => (undo === 'all' ? [] : [undo.to]));
  return points.length === 0 ? {} : { undoPoints: [...new Set(points)] };
}

function wantedBySteps({ id, catch: entries }: StepDraft): readonly Wanted[] {
  return entries.flatMap(({ compensate }, index) =>
    compensate === undefined
      ? []
      : [{ place: ['steps', id, 'catch', index, 'compensate'], undo: compensate, here: id }],
  );
}

function wantedByParts({ onError, onCancel, timeout }: Whole): readonly Wanted[] {
  return Object.entries({ onError, onCancel, timeout }).flatMap(([name, part]) =>
    part?.compensate === undefined ? [] : [{ place: [name, 'compensate'], undo: part.compensate }],
  );
}

function checkUndo(
  context: Context,
  graph: Graph,
  undoable: ReadonlySet<string>,
  { place, undo, here }: Wanted,
): void {
  if (undo === 'all') {
    if (undoable.size === 0) warn(context, place, 'undo.nothing', said`no step has a \`compensate\``);
    return;
  }
  const { to } = undo;
  const at = [...place, 'to'];
  if (!graph.next.has(to))
    return report(context, at, 'step.unknown', said`there is no step \`${{ step: to }}\``);
  const after = closure(graph.next.get(to) ?? [], (id) => graph.next.get(id) ?? []);
  if (here !== undefined && (here === to || !after.has(here))) {
    report(context, at, 'undo.point', said`\`${{ to }}\` does not lead to \`${{ here }}\``);
  } else if (![...after].some((id) => id !== to && undoable.has(id))) {
    warn(context, place, 'undo.nothing', said`no step after \`${{ to }}\` has a \`compensate\``);
  }
}
