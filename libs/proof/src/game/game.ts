/**
 * A part of what one visit chose: an entry of `next` or `catch`, or the end of the token (-1). `split` begins the choice
 * of a visit that may take several entries.
 */
export interface Choice {
  readonly step: string;
  readonly kind: 'split' | 'next' | 'catch' | 'skip' | 'end' | 'deadlock';
  readonly entry: number;
}

/** A token's way from one place to another. Steps that a reduction has folded into it stand in `path` and `covers`. */
export interface Arc {
  /** Index of the place. */
  readonly to: number;
  /** The branch on which it arrives at a join; `''` where nothing tells branches apart. */
  readonly branch: string;
  readonly copies: number;
  /** It opens its target past the join (rule E6). */
  readonly past: boolean;
  readonly path: readonly Choice[];
  /** The choices by which a free arc is not taken, where they are more than not to take it. */
  readonly otherwise: readonly Choice[];
  /** Steps that are visited whenever this arc is taken or its alternatives are: never dead where it is not. */
  readonly covers: readonly string[];
}

/** One way in which a visit can settle: all of `always`, and any subset of `free` (rule P1). */
export interface Way {
  readonly always: readonly Arc[];
  readonly free: readonly Arc[];
  /** The choice of no free arc is legal although nothing else is left; otherwise it is an error, a proper end. */
  readonly mayBeEmpty: boolean;
  readonly path: readonly Choice[];
  readonly covers: readonly string[];
  /** Places that are withdrawn before the tokens are placed (rule T8). */
  readonly cancels: readonly number[];
  /** Ends the instance. */
  readonly terminates: boolean;
}

/** When a place opens a visit (rule T3). `branches` are labels of arcs. */
export type Join =
  | { readonly kind: 'any' }
  | { readonly kind: 'all' | 'active'; readonly branches: readonly string[] }
  | {
      readonly kind: 'count';
      readonly branches: readonly string[];
      readonly count: number;
      readonly rest: 'ignore' | 'block' | 'cancel';
      readonly region: readonly number[];
    }
  | { readonly kind: 'threads'; readonly branches: readonly string[]; readonly threads: number };

/** A milestone of a place (rule L2). */
export interface Milestone {
  readonly place: number;
  readonly missed: 'skip' | 'fail' | 'wait';
  readonly strict: boolean;
}

/** A step of the token game, or several that a reduction has made one. */
export interface Place {
  readonly index: number;
  readonly step: string;
  readonly join: Join;
  /** Settles at once, before the next token is taken (rule T2). */
  readonly isInstant: boolean;
  readonly ways: readonly Way[];
  /** Ways of a visit that is skipped or has missed its milestone; they withdraw nothing. */
  readonly skips: readonly Way[];
  readonly canSkip: boolean;
  readonly milestone?: Milestone;
  /** Sections that a visit must hold before it begins (rule L1): lock and section. */
  readonly sections: readonly Section[];
  /** Where a join goes that catches `join.deadlock`. */
  readonly onDeadlock?: Arc;
  /** Steps that are visited whenever this place is. */
  readonly covers: readonly string[];
}

/** A section of connected places that holds a lock together. */
export interface Section {
  readonly lock: string;
  readonly id: string;
}

/** The token game of a plan: `places[0]` is the virtual one before the start and the handlers. */
export interface Game {
  /** Undefined where a reduction has taken the place away. */
  readonly places: readonly (Place | undefined)[];
  /** Most tokens on one branch before they count as piling up without end. */
  readonly tokenBound: number;
}

/** Every arc of a place, the one of `join.deadlock` included. */
export function arcsOf({ ways, skips, onDeadlock }: Place): readonly Arc[] {
  const arcs = [...ways, ...skips].flatMap(({ always, free }) => [...always, ...free]);
  return onDeadlock === undefined ? arcs : [...arcs, onDeadlock];
}

/** The place of an index that is known to be there. */
export function placeAt(game: Game, index: number): Place {
  const place = game.places[index];
  if (place === undefined) throw new TypeError(`the game has no place ${index}`);
  return place;
}
