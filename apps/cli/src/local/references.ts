import type { References } from '@fermata/interpreter';
import { parseReference, type Definition, type JsonValue } from '@fermata/model';
import { eventReference, formReference, taskReference, type Published } from '@fermata/validation';
import { referenceTexts } from './texts.ts';

/** The version that every definition has where there is no server. */
export const LOCAL_VERSION = 1;

/**
 * What the references of a document resolve to among the given definitions. A task, form, event or workflow that is not
 * there is taken as it is named, without schemas: what only a server knows shall not keep anybody from a simulation.
 */
export function localReferences(document: Definition, all: readonly Definition[]): References {
  const texts = [...referenceTexts(document as unknown as JsonValue)];
  const resolved = <T>(kind: Definition['kind'], make: (found: JsonValue, self: Published) => T) =>
    Object.fromEntries(
      texts.map((text) => {
        const self = { name: parseReference(text)?.name ?? text, version: LOCAL_VERSION };
        const found = all.find((one) => one.kind === kind && one.name === self.name);
        return [text, make((found ?? {}) as unknown as JsonValue, self)] as const;
      }),
    );
  return {
    self: { name: document.name, version: LOCAL_VERSION },
    tasks: resolved('task', taskReference),
    forms: resolved('component', formReference),
    events: resolved('event', eventReference),
    workflows: resolved('workflow', (_, self) => self),
  };
}
