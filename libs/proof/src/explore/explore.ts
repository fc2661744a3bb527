import { placeAt, type Game } from '../game/game.ts';
import { isOver, keyOf, type Marking, type Visit } from './marking.ts';
import { leave } from './open.ts';
import { pick } from './pick.ts';
import { unfold } from './play.ts';
import type { Play, Rest } from './play-state.ts';
import { hasWideSplits, without } from './settle.ts';
import type { Structure } from './structure.ts';
import type { Stuck } from './stuck.ts';

/** One marking that a run can come to. */
export interface Node {
  readonly marking: Marking;
  readonly stuck: readonly Stuck[];
  /** The node it was first reached from; the first has none. */
  readonly from?: Node;
  readonly next: Node[];
  /** Why nothing is looked for beyond it. */
  readonly end?: 'over' | 'stuck' | 'tokens' | 'visits';
  /** Only some of its visits have been moved. */
  isPartial: boolean;
}

/** Everything that was looked at. */
export interface Space {
  readonly play: Play;
  readonly nodes: readonly Node[];
  /** The budget was not enough. */
  readonly isCut: boolean;
}

interface Search {
  readonly play: Play;
  readonly nodes: Map<string, Node>;
  readonly open: Node[];
  /** Falls to what is left to look at once something is found. */
  bound: number;
}

/** Work for each marking that may be looked at; what is usual takes a fifth of it. */
const WORK = 100;

/** Looks at every marking that matters, `bound` of them at most. */
export function explore(structure: Structure, starts: readonly Marking[], bound: number): Space {
  const play: Play = { structure, visited: new Set(), ways: new Set(), arcs: new Set(), left: bound * WORK };
  const search: Search = { play, nodes: new Map(), open: [], bound };
  for (const rest of unfold(play, starts)) reach(search, rest);
  run(search);
  for (let ignoring = findIgnored(search); ignoring.length > 0; ignoring = findIgnored(search)) {
    for (const node of ignoring) moveAll(search, node);
    run(search);
  }
  return { play, nodes: [...search.nodes.values()], isCut: isCut(search) || hasWideSplits(structure.game) };
}

function isCut({ nodes, bound, play }: Search): boolean {
  return nodes.size >= bound || play.left <= 0;
}

function run(search: Search): void {
  for (let node = search.open.pop(); node !== undefined && !isCut(search); node = search.open.pop()) {
    const picked = pick(search.play.structure, node.marking);
    node.isPartial = picked.length < node.marking.visits.filter(({ isGated }) => !isGated).length;
    for (const visit of picked) moveFrom(search, node, visit);
  }
}

/**
 * Nodes from which no end has been found although some of their visits were never moved: what they leave out could be
 * what ends them, so it is moved as well.
 */
function findIgnored(search: Search): readonly Node[] {
  if (isCut(search)) return [];
  return endless([...search.nodes.values()]).filter(({ isPartial }) => isPartial);
}

function moveAll(search: Search, node: Node): void {
  node.isPartial = false;
  for (const visit of node.marking.visits) if (!visit.isGated) moveFrom(search, node, visit);
}

function moveFrom(search: Search, node: Node, visit: Visit): void {
  const { play } = search;
  const place = placeAt(play.structure.game, visit.place);
  const fresh: Marking = { ...without(node.marking, visit), trail: undefined };
  for (const rest of unfold(play, leave(play, fresh, place, visit.rounds))) reach(search, rest, node);
}

function reach(search: Search, { marking, stuck }: Rest, from?: Node): void {
  const key = keyOf(marking);
  const known = search.nodes.get(key);
  if (known !== undefined) {
    from?.next.push(known);
    return;
  }
  if (isCut(search)) return;
  const end = endOf(search.play.structure.game, marking, stuck);
  const node: Node = {
    marking,
    stuck,
    next: [],
    isPartial: false,
    ...(from === undefined ? {} : { from }),
    ...(end === undefined ? {} : { end }),
  };
  search.nodes.set(key, node);
  from?.next.push(node);
  if (end === undefined) search.open.push(node);
  else if (end !== 'over') search.bound = Math.min(search.bound, enoughAfter(end, search.nodes.size));
}

/**
 * Once something is wrong, a while longer is enough: for a shorter way to it, and for what else is wrong. Steps that are
 * open many times are no verdict yet, so a verdict is looked for longer.
 */
function enoughAfter(end: Node['end'], count: number): number {
  return 2 * count + (end === 'visits' ? 2_000 : 200);
}

/** Most open visits of one step before it counts as without end (rule P1). */
const MOST_VISITS = 16;

function endOf(game: Game, marking: Marking, stuck: readonly Stuck[]): Node['end'] {
  if (isOver(marking)) return 'over';
  if (stuck.length > 0) return 'stuck';
  const branches = marking.tokens.map(({ place, branch }) => `${place} ${branch}`);
  if (mostAlike(branches) > game.tokenBound) return 'tokens';
  return mostAlike(marking.visits.map(({ place }) => `${place}`)) > MOST_VISITS ? 'visits' : undefined;
}

function mostAlike(names: readonly string[]): number {
  if (names.length <= MOST_VISITS) return 0;
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Math.max(...counts.values());
}

/** The nodes from which no end can be reached: neither the proper one nor one where the search stopped. */
export function endless(nodes: readonly Node[]): readonly Node[] {
  const before = new Map<Node, Node[]>();
  for (const node of nodes) {
    for (const to of node.next) before.set(to, [...(before.get(to) ?? []), node]);
  }
  const ending = new Set(nodes.filter(({ end }) => end !== undefined));
  for (const node of ending) for (const one of before.get(node) ?? []) ending.add(one);
  return nodes.filter((node) => !ending.has(node));
}
