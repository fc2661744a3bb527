import type { Game, Place } from '../game/game.ts';
import { closure, targetsOf } from '../game/paths.ts';
import { mergeBranches } from './branches.ts';
import { inlineChoice, inlineFork, inlineMaybe } from './inline.ts';
import { collapseJoin } from './joins.ts';
import { gameOf, netOf, put, refreshScopes, type Net } from './net.ts';
import { normalise, withoutHaste } from './normalise.ts';
import { passThrough } from './pass.ts';
import { chooseRival } from './rivals.ts';
import { signsOf } from './signs.ts';
import { calm, dropDoubles, dropEnds, dropLoops } from './simplify.ts';

type Rule = (net: Net, place: Place) => boolean;

/** Each makes the net smaller and keeps whether it is sound, and which steps are dead. */
const RULES: readonly Rule[] = Object.freeze([
  calm,
  dropDoubles,
  dropLoops,
  dropEnds,
  collapseJoin,
  mergeBranches,
  passThrough,
  chooseRival,
  inlineMaybe,
  inlineFork,
  inlineChoice,
]);

/**
 * A smaller game that is sound if and only if this one is. What is nested well — choices, loops, splits with the join
 * that fits them — comes down to nothing; what is left is what must be looked at. `pins` are left as they are.
 */
export function reduce(game: Game, pins: ReadonlySet<number> = new Set()): Game {
  const normal = normalise(game);
  const net = netOf(normal, signsOf(normal), pins);
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    dropUnreached(net);
    refreshScopes(net);
    withoutHaste(net.places).forEach((place, at) => put(net, at, place));
    for (let at = 0; at < net.places.length; at += 1) isChanged = rewrite(net, at) || isChanged;
  }
  return gameOf(net);
}

/** What lost its last arc is not there any more: nothing needs to be withdrawn from it. */
function dropUnreached(net: Net): void {
  const reached = closure([0, ...net.pins], targetsOf(gameOf(net)));
  net.places.forEach((place, at) => {
    if (place !== undefined && !reached.has(at)) put(net, at, undefined);
  });
}

function rewrite(net: Net, at: number): boolean {
  let count = 0;
  for (let place = net.places[at]; place !== undefined; place = net.places[at]) {
    const now = place;
    if (!RULES.some((rule) => rule(net, now))) break;
    count += 1;
  }
  return count > 0;
}
