import type { References } from '@fermata/interpreter';
import { parseReference, type Definition, type JsonValue } from '@fermata/model';
import {
  eventReference,
  formReference,
  referencesAmong,
  taskReference,
  type Published,
} from '@fermata/validation';
import { referenceTexts } from './texts.ts';

/** The version that every definition has where there is no server. */
export const LOCAL_VERSION = 1;

/**
 * What the references of a document resolve to among the given definitions, whatever version they ask for. A task,
 * form, event or workflow that is not there is taken as it is named, without schemas: what only a server knows shall
 * not keep anybody from a simulation.
 */
export function localReferences(document: Definition, all: readonly Definition[]): References {
  const self = { name: document.name, version: LOCAL_VERSION };
  const among = referencesAmong(all as unknown as readonly JsonValue[], self);
  const texts = [...referenceTexts(document as unknown as JsonValue)];
  const resolved = <T>(known: Readonly<Record<string, T>> = {}, make?: (self: Published) => T) =>
    Object.fromEntries(
      texts.flatMap((text) => {
        const name = parseReference(text)?.name ?? text;
        const found = known[name] ?? make?.({ name, version: LOCAL_VERSION });
        return found === undefined ? [] : [[text, found] as const];
      }),
    );
  return {
    self,
    tasks: resolved(among.tasks, (named) => taskReference({}, named)),
    forms: resolved(among.forms, (named) => formReference({}, named)),
    events: resolved(among.events, (named) => eventReference({}, named)),
    workflows: resolved(among.workflows, (named) => named),
    calendars: resolved(among.calendars),
    decisions: resolved(among.decisions),
  };
}
