import type {
  JsonValue,
  ScriptedAnswer,
  ScriptedEnd,
  ScriptedEvent,
  TestDefinition,
  World,
} from '@fermata/model';
import type { Script } from './protocol.ts';

/** The start and the world of a test. */
export function scriptOf({ start, world, seed }: TestDefinition): Script {
  return {
    ...(start === undefined ? {} : { start }),
    ...(world === undefined ? {} : { world }),
    ...(seed === undefined ? {} : { seed }),
  };
}

/** A script with another input. */
export function withInput(script: Script, input: JsonValue): Script {
  return { ...script, start: { ...script.start, input } };
}

/** Says how the attempts of a step end; nothing takes back what was said. */
export function withEnds(script: Script, step: string, ends: readonly ScriptedEnd[] | undefined): Script {
  return inWorld(script, 'steps', step, ends);
}

/** Says how people answer a step; nothing takes back what was said. */
export function withAnswers(
  script: Script,
  step: string,
  answers: readonly ScriptedAnswer[] | undefined,
): Script {
  return inWorld(script, 'answers', step, answers);
}

/** One more answer to a step, after those that were given. */
export function answered(script: Script, step: string, answer: ScriptedAnswer): Script {
  return withAnswers(script, step, [...(script.world?.answers?.[step] ?? []), answer]);
}

/** One more event. */
export function withEvent(script: Script, event: ScriptedEvent): Script {
  return { ...script, world: { ...script.world, events: [...(script.world?.events ?? []), event] } };
}

/** One event less, by its place in the list. */
export function withoutEvent(script: Script, index: number): Script {
  const events = (script.world?.events ?? []).filter((_, at) => at !== index);
  const { events: _events, ...world } = script.world ?? {};
  return { ...script, world: events.length === 0 ? world : { ...world, events } };
}

function inWorld(
  script: Script,
  part: 'steps' | 'answers',
  step: string,
  entries: readonly (ScriptedEnd | ScriptedAnswer)[] | undefined,
): Script {
  const { [step]: _before, ...others } = (script.world?.[part] ?? {}) as Record<string, unknown>;
  const next = entries === undefined || entries.length === 0 ? others : { ...others, [step]: entries };
  return { ...script, world: { ...script.world, [part]: next } as World };
}
