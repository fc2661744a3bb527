import type { Choice } from '../game/game.ts';
import type { Structure } from './structure.ts';

/** Per key the number of the last visit that a token descends from; -1 = it no longer matters (rule J0). */
export type Rounds = readonly number[];

/** An open visit, or one that waits at its gates. */
export interface Visit {
  readonly place: number;
  readonly rounds: Rounds;
  readonly isGated: boolean;
}

/** A token that waits at a join; of one branch the oldest stands first. */
export interface Token {
  readonly place: number;
  readonly branch: string;
  readonly rounds: Rounds;
}

/** A token on its way (rule T2). */
export interface Move extends Token {
  readonly past: boolean;
}

/** A round of a count join that has fired and has not ended (rule J2). */
export interface Fired {
  readonly place: number;
  readonly rounds: Rounds;
  readonly arrived: readonly string[];
}

/** Where all tokens are. */
export interface Marking {
  readonly visits: readonly Visit[];
  readonly tokens: readonly Token[];
  readonly fired: readonly Fired[];
  /** Per lock the section that holds it. */
  readonly holders: Readonly<Record<string, string>>;
  readonly queue: readonly Move[];
  readonly isClosed: boolean;
  /** What was chosen since the marking before. */
  readonly trail: Trail | undefined;
}

/** Choices, the last ones first: long ways share what they have in common. */
export interface Trail {
  readonly choices: readonly Choice[];
  readonly before: Trail | undefined;
}

/** A trail that goes on. */
export function extended(trail: Trail | undefined, choices: readonly Choice[]): Trail | undefined {
  return choices.length === 0 ? trail : { choices, before: trail };
}

/** The choices of a trail in order. */
export function choicesOf(trail: Trail | undefined): readonly Choice[] {
  const parts: (readonly Choice[])[] = [];
  for (let at = trail; at !== undefined; at = at.before) parts.push(at.choices);
  return parts.reverse().flat();
}

/** Nothing anywhere. */
export const EMPTY: Marking = Object.freeze({
  visits: [],
  tokens: [],
  fired: [],
  holders: Object.freeze({}),
  queue: [],
  isClosed: false,
  trail: undefined,
});

/** Whether the instance has come to its end. */
export function isOver({ isClosed, visits, tokens, queue }: Marking): boolean {
  return isClosed || (visits.length === 0 && tokens.length === 0 && queue.length === 0);
}

/** The numbers renamed by their order alone, so that markings that play alike are equal. */
export function normal(structure: Structure, marking: Marking): Marking {
  if (structure.keys.length === 0) return marking;
  const ranks = structure.keys.map((_, key) => ranking(marking, key));
  const rename = <T extends { readonly rounds: Rounds }>(one: T): T => ({
    ...one,
    rounds: one.rounds.map((number, key) => (number < 0 ? number : (ranks[key]?.get(number) ?? number))),
  });
  const { visits, tokens, fired, queue } = marking;
  return {
    ...marking,
    visits: visits.map(rename),
    tokens: tokens.map(rename),
    fired: fired.map(rename),
    queue: queue.map(rename),
  };
}

function ranking(marking: Marking, key: number): ReadonlyMap<number, number> {
  const used = new Set(numbersOf(marking, key).filter((number) => number >= 0));
  return new Map([...used].sort((a, b) => a - b).map((number, rank) => [number, rank]));
}

function numbersOf({ visits, tokens, fired, queue }: Marking, key: number): readonly number[] {
  return [...visits, ...tokens, ...fired, ...queue].map(({ rounds }) => rounds[key] ?? -1);
}

/** A number that nothing in the marking has, newer than all. */
export function newNumber(marking: Marking, key: number): number {
  return Math.max(0, ...numbersOf(marking, key)) + 1;
}

/** Equal for markings that play alike. */
export function keyOf({ visits, tokens, fired, holders, queue, isClosed }: Marking): string {
  if (isClosed) return 'closed';
  const text = ({ place, rounds }: { readonly place: number; readonly rounds: Rounds }) =>
    rounds.length === 0 ? `${place}` : `${place}:${rounds.join(',')}`;
  const at = [...visits.map((one) => (one.isGated ? `g${text(one)}` : text(one)))].sort().join(' ');
  const waiting = [...tokens.map((one) => `${text(one)}@${one.branch}`)].join(' ');
  const rounds = [...fired.map((one) => `${text(one)}!${one.arrived.join('+')}`)].sort().join(' ');
  const moves = queue.map((one) => `${text(one)}@${one.branch}${one.past ? '^' : ''}`).join(' ');
  const locks = Object.entries(holders).sort().join(' ');
  return `${at}|${waiting}|${rounds}|${locks}|${moves}`;
}

/** Tokens in the order that keys need: by place and branch, within them the oldest first. */
export function sorted(tokens: readonly Token[]): readonly Token[] {
  if (tokens.length < 2) return tokens;
  return [...tokens].sort((a, b) => a.place - b.place || compare(a.branch, b.branch));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
