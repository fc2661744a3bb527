import { errorAt, said, type Problem } from '@fermata/model';
import type { State } from '../advance/state.ts';
import { firedOf } from './positions.ts';
import type { Route } from './mapping.ts';

/** Everything that stands against a move (rule O6): all of it at once, none of it guessed. */
export function checkMove(route: Route, state: State): readonly Problem[] {
  return [
    ...checkPart(state),
    ...stepsInUse(state).flatMap((step) => checkStep(route, step)),
    ...checkImages(route, state),
    ...Object.entries(state.tokens).flatMap(([step, tokens]) =>
      checkTokens(
        route,
        step,
        tokens.map(({ branch }) => branch),
      ),
    ),
    ...firedOf(state).flatMap((step) => checkRound(route, step)),
    ...checkUndo(route, state),
  ];
}

/** Handlers and compensations under way belong to the version that began them. */
function checkPart({ part, undo }: State): readonly Problem[] {
  const isBusy = part.name !== 'main' || Object.keys(undo?.runs ?? {}).length > 0;
  return isBusy ? [errorAt('', 'move.ending', said`the instance is ending or undoing what it did`)] : [];
}

/** Steps with visits, items, rests, holds or tokens on their way. */
function stepsInUse(state: State): readonly string[] {
  const visits = [state.visits, state.items ?? {}, state.rests ?? {}].flatMap((map) => Object.values(map));
  const moves = (state.paused?.moves ?? []) as readonly { readonly to?: string }[];
  const places = moves.flatMap(({ to }) => (to === undefined ? [] : [to]));
  return [...new Set([...visits.map(({ step }) => step), ...Object.keys(state.holds ?? {}), ...places])];
}

function checkStep({ step, from, to }: Route, id: string): readonly Problem[] {
  if (step(id) !== undefined) return [];
  const old = from.steps[id];
  const isThere = Object.hasOwn(to.steps, id);
  const message = isThere
    ? said`\`${{ step: id }}\` is no ${{ type: old?.type ?? '' }} in ${{ workflow: `${to.name}@${to.version}` }}`
    : said`\`${{ step: id }}\` is in use and has no step to go to in ${{ workflow: `${to.name}@${to.version}` }}`;
  return [
    errorAt(`/steps/${id}`, isThere ? 'move.type' : 'move.target', message, said`name one in the mapping`),
  ];
}

/** Two steps in use may not become one: their visits would be told apart no longer. */
function checkImages({ step }: Route, state: State): readonly Problem[] {
  const images = new Map<string, string>();
  return Object.keys(state.numbers).flatMap((id) => {
    const image = step(id);
    if (image === undefined) return [];
    const other = images.get(image);
    images.set(image, id);
    const message = said`\`${{ other: other ?? '' }}\` and \`${{ step: id }}\` cannot both become \`${{ image }}\``;
    return other === undefined ? [] : [errorAt(`/steps/${id}`, 'move.merged', message)];
  });
}

function checkTokens(route: Route, id: string, branches: readonly string[]): readonly Problem[] {
  const target = route.step(id);
  if (target === undefined) return checkStep(route, id);
  const join = route.to.steps[target]?.join;
  if (join === undefined) {
    const message = said`tokens wait at \`${{ step: id }}\`, and \`${{ target }}\` waits for none`;
    return [errorAt(`/steps/${id}/join`, 'move.join', message)];
  }
  return [...new Set(branches)].flatMap((branch) => {
    const image = route.branch(target, branch);
    const isKnown =
      image === null || (image !== undefined && (image.startsWith('@') || join.branches.includes(image)));
    if (isKnown) return [];
    const message = said`a token of \`${{ branch }}\` waits at \`${{ step: id }}\`, which has no such branch any more`;
    return [errorAt(`/steps/${id}/join`, 'move.branch', message, said`map the branch, or drop it with null`)];
  });
}

/** A round that has fired goes on only at the very same join. */
function checkRound({ from, to }: Route, id: string): readonly Problem[] {
  const isSame = JSON.stringify(from.steps[id]?.join) === JSON.stringify(to.steps[id]?.join);
  if (isSame) return [];
  return [
    errorAt(`/steps/${id}/join`, 'move.round', said`a round of \`${{ step: id }}\` has fired and not ended`),
  ];
}

function checkUndo({ step, to }: Route, { undo }: State): readonly Problem[] {
  return [...new Set((undo?.records ?? []).map((record) => record.step))].flatMap((id) => {
    const target = step(id);
    const isKept = target !== undefined && to.steps[target]?.compensate !== undefined;
    const message = said`what \`${{ step: id }}\` did could not be undone any more`;
    return isKept ? [] : [errorAt(`/steps/${id}`, 'move.compensation', message)];
  });
}
