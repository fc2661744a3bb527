import type { References } from '@fermata/interpreter';
import { isObject, type JsonValue } from '@fermata/model';
import {
  calendarReference,
  decisionReference,
  eventReference,
  formReference,
  taskReference,
  workflowReference,
  type Published,
} from './published.ts';

type Named = Readonly<Record<string, JsonValue>> & { readonly name: string };

/**
 * What references resolve to among documents that lie beside each other, all as their first version, by name alone: how
 * a folder of files is judged without a server. Documents that are none are left out.
 */
export function referencesAmong(documents: readonly JsonValue[], self: Published): References {
  const named = documents.filter(
    (document): document is Named => isObject(document) && typeof document['name'] === 'string',
  );
  const of = <T>(kind: string, refer: (document: JsonValue, self: Published) => T): Record<string, T> =>
    Object.fromEntries(
      named
        .filter((document) => document['kind'] === kind)
        .map((document) => [document.name, refer(document, { name: document.name, version: 1 })]),
    );
  return {
    self,
    tasks: of('task', taskReference),
    forms: of('component', formReference),
    events: of('event', eventReference),
    workflows: of('workflow', workflowReference),
    calendars: of('calendar', (document, published) => calendarReference(document, published)),
    decisions: of('decision', decisionReference),
  };
}
