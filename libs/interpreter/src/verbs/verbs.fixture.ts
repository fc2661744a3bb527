import type { Occurrence } from '../occurrence.ts';
import type { Script } from '../script.fixture.ts';
import type { Asked } from './kind.ts';

type Undated<T> = T extends unknown ? Omit<T, 'at' | 'verb'> : never;

/** Asks for a verb as an operator does, each under an id of its own; gives the effects in a few words. */
export function ask(script: Script, asked: Undated<Asked>, id?: string): readonly string[] {
  return script.take(verbOccurrence(script, asked, id));
}

/** The occurrence of a verb as an operator asks for it. */
export function verbOccurrence(script: Script, asked: Undated<Asked>, id?: string): Occurrence {
  const verb = { id: id ?? `verb-${script.state.verbs?.length ?? 0}`, actor: 'root', reason: 'because' };
  return { ...asked, at: script.at, verb } as Occurrence;
}

/** Why a verb would be refused; undefined = it would be done. */
export function refusalOf(script: Script, asked: Undated<Asked>, id?: string): string | undefined {
  const verdict = script.judge(verbOccurrence(script, asked, id));
  return verdict.accepted ? undefined : verdict.reason;
}
