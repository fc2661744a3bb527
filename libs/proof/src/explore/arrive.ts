import { placeAt, type Join } from '../game/game.ts';
import { sorted, type Fired, type Marking, type Move, type Rounds, type Token } from './marking.ts';
import type { Structure } from './structure.ts';
import { withdraw } from './withdraw.ts';

/** A join that fires: what is left, and what the new visit descends from. */
export interface Firing {
  readonly marking: Marking;
  readonly rounds: Rounds;
}

/** Takes a token to a join: it fires, or the token waits, or it vanishes in a round that has fired (rules T3, J2). */
export function arrive(structure: Structure, marking: Marking, move: Move): Firing | Marking {
  const { join } = placeAt(structure.game, move.place);
  const live = structure.mattersWaiting[move.place];
  const rounds = move.rounds.map((number, key) => (live?.[key] === true ? number : -1));
  if (join.kind === 'any' || move.past) return { marking, rounds };
  const branch = join.kind === 'threads' ? '' : move.branch;
  const token: Token = { place: move.place, branch, rounds };
  const over = marking.fired.find((one) => one.place === move.place && isSameRound(structure, one, token));
  if (over !== undefined) return vanish(marking, over, { branch, join });
  const waiting: Marking = { ...marking, tokens: sorted([...marking.tokens, token]) };
  return fire(structure, waiting, token) ?? waiting;
}

/** Whether two things at one join belong to one round of it (rule J0). */
export function isSameRound(
  { joinKeys }: Structure,
  one: { readonly place: number; readonly rounds: Rounds },
  other: { readonly rounds: Rounds },
): boolean {
  return (joinKeys[one.place] ?? []).every((key) => one.rounds[key] === other.rounds[key]);
}

interface Late {
  readonly branch: string;
  readonly join: Join;
}

/** Later tokens of a round vanish; with the last branch the round ends (rule J2). */
function vanish(marking: Marking, over: Fired, { branch, join }: Late): Marking {
  const others = marking.fired.filter((one) => one !== over);
  if (over.arrived.includes(branch)) return marking;
  const arrived = [...over.arrived, branch].sort();
  const isWhole = join.kind === 'count' && join.branches.every((one) => arrived.includes(one));
  return { ...marking, fired: isWhole ? others : [...others, { ...over, arrived }] };
}

/** Fires at an arrival where the kind of join does; `active` is judged when nothing moves any more (rule T2). */
export function fire(structure: Structure, marking: Marking, token: Token): Firing | undefined {
  const { join } = placeAt(structure.game, token.place);
  const round = marking.tokens.filter(
    (one) => one.place === token.place && isSameRound(structure, one, token),
  );
  switch (join.kind) {
    case 'all':
      return consume(marking, oldestOf(round, join.branches));
    case 'threads':
      return round.length < join.threads ? undefined : consume(marking, round.slice(0, join.threads));
    case 'count':
      return fireCount(structure, marking, { join, round, token });
    default:
      return undefined;
  }
}

/** The oldest token of each branch; undefined if a branch has none. */
function oldestOf(round: readonly Token[], branches: readonly string[]): readonly Token[] | undefined {
  const oldest = branches.flatMap((branch) => round.find((one) => one.branch === branch) ?? []);
  return oldest.length === branches.length ? oldest : undefined;
}

interface Counting {
  readonly join: Extract<Join, { readonly kind: 'count' }>;
  readonly round: readonly Token[];
  readonly token: Token;
}

/** A round fires once, at its n-th branch; under `block` only after all earlier rounds have ended (rules J2, J3). */
function fireCount(
  structure: Structure,
  marking: Marking,
  { join, round, token }: Counting,
): Firing | undefined {
  const arrived = [...new Set(round.map(({ branch }) => branch))].sort();
  if (arrived.length < join.count) return undefined;
  if (join.rest === 'block' && marking.fired.some(({ place }) => place === token.place)) return undefined;
  const fired = consume(marking, round);
  const isWhole = join.branches.every((branch) => arrived.includes(branch));
  if (join.rest === 'cancel')
    return { ...fired, marking: cancelRest(structure, fired.marking, { join, token }) };
  if (isWhole) return fired;
  const over: Fired = { place: token.place, rounds: token.rounds, arrived };
  return { ...fired, marking: { ...fired.marking, fired: [...fired.marking.fired, over] } };
}

/** Withdraws from the region and from the join what has the same number, and nothing else (rule J3). */
function cancelRest(
  structure: Structure,
  marking: Marking,
  { join, token }: Pick<Counting, 'join' | 'token'>,
): Marking {
  const region = [...join.region, token.place];
  const keys = structure.joinKeys[token.place] ?? [];
  return withdraw(marking, region, ({ rounds }) =>
    keys.every((key) => rounds[key] === token.rounds[key] || rounds[key] === -1),
  );
}

/** Takes tokens out; what follows descends from the newest visit of each scope (rule J0). */
export function consume(marking: Marking, taken: readonly Token[]): Firing;
export function consume(marking: Marking, taken: readonly Token[] | undefined): Firing | undefined;
export function consume(marking: Marking, taken: readonly Token[] | undefined): Firing | undefined {
  if (taken === undefined) return undefined;
  const [first] = taken;
  const rounds = (first?.rounds ?? []).map((_, key) =>
    Math.max(...taken.map((one) => one.rounds[key] ?? -1)),
  );
  return { marking: { ...marking, tokens: marking.tokens.filter((one) => !taken.includes(one)) }, rounds };
}
