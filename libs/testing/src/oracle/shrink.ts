import type { Game, GameStep } from './program.ts';

/**
 * The smallest game that is found to fail still: steps, ways, catches and features are taken out one by one, as long as
 * it fails. A game that does not compile does not fail.
 */
export function shrink(game: Game, fails: (game: Game) => boolean): Game {
  for (const smaller of smallerGames(game)) if (fails(smaller)) return shrink(smaller, fails);
  return game;
}

function* smallerGames(game: Game): Generator<Game> {
  for (const id of Object.keys(game.steps)) if (id !== game.start) yield without(game, id);
  if (game.onError !== undefined) {
    const { onError: _onError, ...rest } = game;
    yield rest;
  }
  for (const [id, step] of Object.entries(game.steps)) {
    for (const smaller of smallerSteps(step)) yield { ...game, steps: { ...game.steps, [id]: smaller } };
  }
}

function without(game: Game, gone: string): Game {
  const steps = Object.entries(game.steps).flatMap(([id, step]): [string, GameStep][] => {
    if (id === gone) return [];
    const cancels = step.cancels?.filter((one) => one !== gone) ?? [];
    const { cancels: _cancels, ...rest } = step;
    const left = {
      ...rest,
      ...(cancels.length === 0 ? {} : { cancels }),
      next: step.next.filter(({ to }) => to !== gone),
      catch: step.catch.filter(({ to }) => to !== gone),
    };
    return [[id, left]];
  });
  const { onError, ...rest } = game;
  const handler = onError === undefined || onError === gone ? {} : { onError };
  return { ...rest, ...handler, steps: Object.fromEntries(steps) };
}

function* smallerSteps(step: GameStep): Generator<GameStep> {
  for (const at of step.next.keys()) yield { ...step, next: step.next.toSpliced(at, 1) };
  for (const at of step.catch.keys()) yield { ...step, catch: step.catch.toSpliced(at, 1) };
  for (const name of ['join', 'split', 'cancels', 'skipped', 'terminate'] as const) {
    if (step[name] === undefined) continue;
    const { [name]: _gone, ...rest } = step;
    yield rest;
  }
  for (const [at, way] of step.next.entries()) {
    if (way.when === undefined && way.copies === undefined) continue;
    yield { ...step, next: step.next.with(at, { to: way.to }) };
  }
}
