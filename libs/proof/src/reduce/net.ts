import { arcsOf, placeAt, type Arc, type Game, type Place, type Way } from '../game/game.ts';
import { scopesOf, sourcesOf } from '../game/scopes.ts';

/** A game that is being made smaller. Lives only as long as the reduction. */
export interface Net {
  readonly places: (Place | undefined)[];
  readonly tokenBound: number;
  /** Per place what can tell it from others from outside: regions, milestones, sections. */
  readonly signs: readonly string[];
  /** Places that stay as they are: something stands there already. */
  readonly pins: ReadonlySet<number>;
  /** Per join the place whose visits tell its rounds apart (rule J0), as it was when the pass began. */
  scopes: Map<number, number>;
  /** Who leads to whom; undefined = not known since the last rewrite. */
  incoming: readonly (readonly Incoming[])[] | undefined;
}

/** One arc, seen from its target. */
export interface Incoming {
  readonly from: Place;
  /** Undefined for the arc of `join.deadlock`. */
  readonly way: Way | undefined;
  readonly arc: Arc;
  /** The way is this arc and nothing else. */
  readonly isLone: boolean;
}

/** A net over a game. */
export function netOf(
  { places, tokenBound }: Game,
  signs: readonly string[],
  pins: ReadonlySet<number>,
): Net {
  return { places: [...places], tokenBound, signs, pins, scopes: new Map(), incoming: undefined };
}

/** What the net is now. */
export function gameOf({ places, tokenBound }: Net): Game {
  return { places, tokenBound };
}

/** Looks again which places tell rounds apart. */
export function refreshScopes(net: Net): void {
  const game = gameOf(net);
  net.scopes = new Map(scopesOf(game, sourcesOf(game)));
}

/** The arcs that lead to a place. */
export function incomingOf(net: Net, place: number): readonly Incoming[] {
  net.incoming ??= seenFromTargets(net);
  return net.incoming[place] ?? [];
}

function seenFromTargets({ places }: Net): readonly (readonly Incoming[])[] {
  const incoming: Incoming[][] = places.map(() => []);
  for (const from of places) {
    if (from === undefined) continue;
    for (const way of [...from.ways, ...from.skips]) {
      const isLone = isLoneWay(way);
      for (const arc of [...way.always, ...way.free]) incoming[arc.to]?.push({ from, way, arc, isLone });
    }
    const { onDeadlock: arc } = from;
    if (arc !== undefined) incoming[arc.to]?.push({ from, way: undefined, arc, isLone: false });
  }
  return incoming;
}

/** One token goes one way, and nothing else happens. */
export function isLoneWay({ always, free, cancels, terminates }: Way): boolean {
  return always.length === 1 && free.length === 0 && cancels.length === 0 && !terminates;
}

/** Replaces a place, or takes it away. */
export function put(net: Net, index: number, place: Place | undefined): void {
  net.places[index] = place;
  net.incoming = undefined;
}

/** The place as it is now. */
export function placeOf(net: Net, index: number): Place {
  return placeAt(gameOf(net), index);
}

/** A place with other arcs. */
export function withArcs(place: Place, change: (arc: Arc) => readonly Arc[]): Place {
  const inWay = (way: Way): Way => ({
    ...way,
    always: way.always.flatMap(change),
    free: way.free.flatMap(change),
  });
  return withWays(place, inWay, change);
}

/** A place with other ways, and with what becomes of the arc that a deadlock takes. */
export function withWays(
  place: Place,
  inWay: (way: Way) => Way,
  change: (arc: Arc) => readonly Arc[],
): Place {
  const { onDeadlock } = place;
  const [deadlock] = onDeadlock === undefined ? [] : change(onDeadlock);
  return {
    ...place,
    ways: place.ways.map(inWay),
    skips: place.skips.map(inWay),
    ...(deadlock === undefined ? {} : { onDeadlock: deadlock }),
  };
}

/** Opens at each arrival, waits at no gate, is nobody's milestone: a place like any other of its sign. */
export function isPlain(net: Net, place: Place): boolean {
  const { index, join, milestone, sections, canSkip } = place;
  const isFree = join.kind === 'any' && milestone === undefined && sections.length === 0 && !canSkip;
  return isFree && index !== 0 && !net.pins.has(index) && !isWatched(net, index);
}

/** Some gate looks at whether the place is open. */
export function isWatched({ places }: Net, index: number): boolean {
  return places.some((place) => place?.milestone?.place === index);
}

/** Whether two places cannot be told apart from outside. */
export function areAlike({ signs }: Net, one: number, other: number): boolean {
  return signs[one] === signs[other];
}

/** Whether a place, though numbered for some join, is visited once for each visit of the one before it. */
export function keepsRounds(net: Net, place: number, incoming: readonly Incoming[]): boolean {
  return !isScope(net, place) || (incoming.length === 1 && incoming[0]?.arc.copies === 1);
}

/** Whether visits of the place tell the rounds of some join apart. */
export function isScope({ scopes }: Net, place: number): boolean {
  return [...scopes.values()].includes(place);
}

/** A place is going to be one with the one before it, which takes over the rounds that it told apart. */
export function handOverRounds(net: Net, place: number, incoming: readonly Incoming[]): void {
  const [only] = incoming;
  for (const [join, scope] of net.scopes) if (scope === place && only) net.scopes.set(join, only.from.index);
}

/** Tokens go on, and nothing else happens. */
export function isQuiet({ cancels, terminates }: Way): boolean {
  return cancels.length === 0 && !terminates;
}

/** Every target of a place. */
export function targetsAt(place: Place): readonly number[] {
  return arcsOf(place).map(({ to }) => to);
}
