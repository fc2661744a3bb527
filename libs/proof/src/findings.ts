import type { Plan } from '@fermata/interpreter';
import { inEnglish, inRow, said, type Phrase } from '@fermata/model';
import { decisionsOf, type Decision } from './decision.ts';
import { placeAt, type Choice } from './game/game.ts';
import { choicesOf } from './explore/marking.ts';
import { endless, type Node, type Space } from './explore/explore.ts';
import type { Stuck } from './explore/stuck.ts';
import type { Finding } from './finding.ts';

/** What an exploration has found, each thing once, by the shortest way to it that is known. */
export function findingsOf(plan: Plan, space: Space): readonly Finding[] {
  const found = [...deadlocks(space), ...endlessOnes(space), ...pilings(space)];
  const isWhole = !space.isCut && space.nodes.every(({ end }) => end === undefined || end === 'over');
  return isWhole && found.length === 0 ? deadSteps(plan, space) : found;
}

/** Joins and gates that are held for good, by the places concerned. */
function deadlocks({ play, nodes }: Space): readonly Finding[] {
  const byPlaces = new Map<string, Finding>();
  for (const node of nodes) {
    if (node.end !== 'stuck') continue;
    const steps = stepsOf(play, node.stuck);
    const isGate = node.stuck.every(({ kind }) => kind === 'gate');
    const finding: Finding = {
      code: isGate ? 'proof.starvation' : 'proof.deadlock',
      steps,
      message: isGate ? starvationText(steps) : deadlockText(play, node.stuck),
      trace: traceTo(node),
    };
    const known = byPlaces.get(steps.join(' '));
    if (known === undefined || known.trace.length > finding.trace.length)
      byPlaces.set(steps.join(' '), finding);
  }
  return [...byPlaces.values()];
}

function stepsOf({ structure }: Space['play'], stuck: readonly Stuck[]): readonly string[] {
  return [...new Set(stuck.map(({ place }) => placeAt(structure.game, place).step))].sort();
}

function starvationText(steps: readonly string[]): Phrase {
  return said`${{ steps: list(steps) }} may wait for ever for a lock or a milestone`;
}

function deadlockText({ structure }: Space['play'], stuck: readonly Stuck[]): Phrase {
  const parts = stuck.flatMap((one) => {
    if (one.kind !== 'join') return [];
    const { step, join } = placeAt(structure.game, one.place);
    if (join.kind === 'threads')
      return [said`\`${{ step }}\` may be left with fewer than ${{ threads: join.threads }} threads`];
    return [said`\`${{ step }}\` may wait for ever for ${{ steps: list(one.lacks) }}`];
  });
  const once = new Map(parts.map((part) => [inEnglish(part), part]));
  return inRow([...once.values()], '; ');
}

/** Markings from which there is no way to an end. */
function endlessOnes({ play, nodes, isCut }: Space): readonly Finding[] {
  if (isCut) return [];
  const [first] = endless(nodes);
  if (first === undefined) return [];
  const places = [...first.marking.visits, ...first.marking.tokens].map(({ place }) => place);
  const steps = [...new Set(places.map((place) => placeAt(play.structure.game, place).step))].sort();
  const message = said`from ${{ steps: list(steps) }} the instance can never come to an end`;
  return [{ code: 'proof.endless', steps, message, trace: traceTo(first) }];
}

function pilings({ play, nodes }: Space): readonly Finding[] {
  const tokens = nodes.find(({ end }) => end === 'tokens');
  const visits = nodes.find(({ end }) => end === 'visits');
  const most = (places: readonly { readonly place: number }[]): string => {
    const counts = new Map<number, number>();
    for (const { place } of places) counts.set(place, (counts.get(place) ?? 0) + 1);
    const [[place] = [0]] = [...counts].sort((a, b) => b[1] - a[1]);
    return placeAt(play.structure.game, place).step;
  };
  const found: Finding[] = [];
  if (tokens !== undefined) {
    const step = most(tokens.marking.tokens);
    const message = said`tokens may pile up at \`${{ step }}\` without end`;
    found.push({ code: 'proof.tokens', steps: [step], message, trace: traceTo(tokens) });
  }
  if (visits !== undefined) {
    const step = most(visits.marking.visits);
    const message = said`\`${{ step }}\` may be open many times at once, perhaps without end: nothing is proved beyond 16`;
    found.push({ code: 'proof.unbounded', steps: [step], message, trace: traceTo(visits) });
  }
  return found;
}

/** Steps that no run visits. */
function deadSteps(plan: Plan, { play }: Space): readonly Finding[] {
  const visited = new Set([
    ...[...play.visited].flatMap((place) => placeAt(play.structure.game, place).covers),
    ...[...play.ways].flatMap(({ covers }) => covers),
    ...[...play.arcs].flatMap(({ covers }) => covers),
  ]);
  return Object.keys(plan.steps).flatMap((step): readonly Finding[] => {
    if (visited.has(step)) return [];
    return [
      {
        code: 'proof.deadStep',
        steps: [step],
        message: said`no run ever comes to \`${{ step }}\``,
        trace: [],
      },
    ];
  });
}

/** The decisions on the way to a node. */
function traceTo(node: Node): readonly Decision[] {
  const parts: (readonly Choice[])[] = [];
  for (let at: Node | undefined = node; at !== undefined; at = at.from)
    parts.push(choicesOf(at.marking.trail));
  return decisionsOf(parts.reverse().flat());
}

function list(steps: readonly string[]): string {
  return steps.map((step) => `\`${step}\``).join(', ');
}
