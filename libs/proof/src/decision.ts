import type { Choice } from './game/game.ts';

/**
 * What one visit of a run decides, in the order in which the visits settle. `next`: the entries of `next` that it takes;
 * `catch`: it fails with an error that this entry takes; `skip`: `unless` holds, then like `next`; `end`: its token
 * ends; `deadlock`: a held join goes on by this entry of its `catch`. The steps `@onError`, `@onCancel` and `@timeout`
 * stand for the end of the main part.
 */
export interface Decision {
  readonly step: string;
  readonly kind: 'next' | 'catch' | 'skip' | 'end' | 'deadlock';
  readonly entries: readonly number[];
}

/** The decisions of a run from its choices: those of one split become one. */
export function decisionsOf(choices: readonly Choice[]): readonly Decision[] {
  const decisions: { step: string; kind: Decision['kind']; entries: number[] }[] = [];
  const splits = new Map<string, (typeof decisions)[number]>();
  for (const { step, kind, entry } of choices) {
    const split = splits.get(step);
    if (split !== undefined && (kind === 'next' || kind === 'skip')) {
      split.entries.push(entry);
      split.kind = kind;
      continue;
    }
    const decision = {
      step,
      kind: kind === 'split' ? 'next' : kind,
      entries: entry < 0 ? [] : [entry],
    } as const;
    const copy = { ...decision, entries: [...decision.entries] };
    decisions.push(copy);
    if (kind === 'split') splits.set(step, copy);
  }
  return decisions.map(({ entries, ...rest }) => ({ ...rest, entries: [...entries].sort((a, b) => a - b) }));
}
