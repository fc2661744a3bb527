import type { JsonValue, ScriptedAnswer, ScriptedEnd, ScriptedEvent, World } from '@fermata/model';
import { workParts } from '../work-id.ts';
import type { Deed } from './walk.ts';

/** What the work of a step yields. */
export type OutputOf = (step: { readonly id: string; readonly isPerson: boolean }) => JsonValue;

/** The deeds of a walk as a world: each end, answer and event for the visit at which it came. */
export function worldOf(deeds: readonly Deed[], outputOf: OutputOf): World {
  const events = deeds.flatMap(eventOf);
  return {
    steps: byStep(deeds, (deed, id) => endOf(deed, () => outputOf({ id, isPerson: false }))),
    answers: byStep(deeds, (deed, id) => answerOf(deed, () => outputOf({ id, isPerson: true }))),
    ...(events.length === 0 ? {} : { events }),
  };
}

type Work = Exclude<Deed, { readonly kind: 'event' }>;

function byStep<T>(
  deeds: readonly Deed[],
  make: (deed: Work, step: string) => T | undefined,
): Readonly<Record<string, readonly T[]>> {
  const found: Record<string, T[]> = {};
  for (const deed of deeds) {
    const parts = deed.kind === 'event' ? undefined : workParts(deed.work);
    if (deed.kind === 'event' || parts === undefined || parts.isUndo) continue;
    const { step, visit, item } = parts;
    const made = make(deed, step);
    if (made !== undefined)
      (found[step] ??= []).push({ visit, ...(item === undefined ? {} : { item }), ...made });
  }
  return found;
}

function endOf(deed: Work, output: () => JsonValue): ScriptedEnd | undefined {
  if (deed.kind === 'error')
    return deed.code === 'timeout' ? { never: true } : { error: { code: deed.code } };
  return deed.by === 'person' ? undefined : { output: output() };
}

function answerOf(deed: Work, output: () => JsonValue): ScriptedAnswer | undefined {
  if (deed.kind === 'error' || deed.by !== 'person') return undefined;
  return deed.kind === 'never' ? { never: true } : { by: 'ann', output: output() };
}

function eventOf(deed: Deed): readonly ScriptedEvent[] {
  if (deed.kind !== 'event') return [];
  const { type, key, afterMs } = deed;
  const after = afterMs === 0 ? {} : { after: `PT${afterMs / 1000}S` };
  return [{ type, ...(key === undefined ? {} : { key }), ...after }];
}
