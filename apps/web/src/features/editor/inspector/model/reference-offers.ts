import { isObject, type DefinitionKind, type JsonObject } from '@fermata/model';
import type { Known } from '@fermata/validation';
import type { ActivityAnswer, DefinitionSummaryAnswer } from '../../../../shared/api/generated/types.gen.ts';

/** Kinds of definitions that a field may name. */
export type ReferenceKind = 'tasks' | 'forms' | 'events' | 'workflows' | 'calendars' | 'decisions';

/** A name that a field may be given. */
export interface Offer {
  readonly name: string;
  readonly title: string;
  /** A definition has a page of its own; an implementation and a name that is only used here have none. */
  readonly source: 'definition' | 'implementation' | 'used';
}

/** What can be named: what is published, what workers offer, and what the document names already. */
export interface Nameable {
  readonly definitions: readonly DefinitionSummaryAnswer[];
  readonly catalogue: readonly ActivityAnswer[];
  readonly known: Known | undefined;
}

/** The kind of the definitions that a field names. */
export const kindOfReference: Readonly<Record<ReferenceKind, DefinitionKind>> = Object.freeze({
  tasks: 'task',
  forms: 'component',
  events: 'event',
  workflows: 'workflow',
  calendars: 'calendar',
  decisions: 'decision',
});

/** Everything that a field of this kind may name, each once, by title. */
export function offersOf(of: ReferenceKind, { definitions, catalogue, known }: Nameable): readonly Offer[] {
  const kind = kindOfReference[of];
  const published = definitions
    .filter((definition) => definition.kind === kind)
    .map(({ name, title }): Offer => ({ name, title, source: 'definition' }));
  const offered = of === 'tasks' ? catalogue : [];
  const implemented = offered.map(({ name, title }): Offer => ({
    name,
    title: title || name,
    source: 'implementation',
  }));
  const used = Object.values(known?.references[of] ?? {}).map(({ name }): Offer => ({
    name,
    title: name,
    source: 'used',
  }));
  const byName = new Map([...used, ...implemented, ...published].map((offer) => [offer.name, offer]));
  return [...byName.values()].toSorted(byTitle);
}

function byTitle(one: Offer, other: Offer): number {
  return one.title.localeCompare(other.title) || (one.name < other.name ? -1 : 1);
}

/** The offers that fit what is typed, by title or name; all of them while the field holds a name that is known. */
export function fittingOffers(offers: readonly Offer[], typed: string): readonly Offer[] {
  const isSettled = offers.some(({ name }) => name === typed);
  const words = typed.toLowerCase().split(/\s+/);
  return isSettled
    ? offers
    : offers.filter(({ name, title }) => {
        const text = `${title} ${name}`.toLowerCase();
        return words.every((word) => text.includes(word));
      });
}

/** A reference without its version. */
export function nameIn(reference: string): string {
  return reference.split('@')[0] ?? '';
}

/** The connections that the tasks of a document name, each once, in order. */
export function connectionsIn(definition: JsonObject): readonly string[] {
  const steps = Object.values(isObject(definition['steps']) ? definition['steps'] : {});
  const names = steps.map((step) => (isObject(step) ? step['connection'] : undefined));
  return [...new Set(names.filter((name) => typeof name === 'string'))].sort();
}
