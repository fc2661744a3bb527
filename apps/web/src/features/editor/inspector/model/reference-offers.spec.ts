import { describe, expect, it } from '@jest/globals';
import type { ActivityAnswer, DefinitionSummaryAnswer } from '../../../../shared/api/generated/types.gen.ts';
import { connectionsIn, fittingOffers, nameIn, offersOf, type Offer } from './reference-offers.ts';

function definition(
  kind: DefinitionSummaryAnswer['kind'],
  name: string,
  title: string,
): DefinitionSummaryAnswer {
  return { ...blank, kind, name, title };
}

const blank: DefinitionSummaryAnswer = {
  kind: 'task',
  name: '',
  title: '',
  tags: [],
  latestVersion: 1,
  draftRevision: 0,
  changed: false,
  archived: false,
  deleted: false,
  draftErrors: 0,
  draftWarnings: 0,
  updatedBy: 'ana',
  updatedAt: '2026-03-09T08:00:00.000Z',
};
const activity: ActivityAnswer = {
  name: 'http.request',
  version: 1,
  title: 'Call an address',
  queue: 'q',
  inputSchema: {},
  outputSchema: {},
  errors: [],
  live: true,
  lastSeenAt: '2026-03-09T08:00:00.000Z',
};
const known = { references: { tasks: { 'mail@2': { name: 'mail' } } } } as unknown as NonNullable<
  Parameters<typeof offersOf>[1]['known']
>;
const nothing = { definitions: [], catalogue: [], known: undefined };
const names = (offers: readonly Offer[]) => offers.map(({ name }) => name);

describe('what a field may name', () => {
  it('is every published definition of its kind, by title, used here or not', () => {
    const definitions = [
      definition('component', 'review', 'Review'),
      definition('component', 'apply', 'Application'),
      definition('workflow', 'refunds', 'Refunds'),
    ];
    expect(offersOf('forms', { ...nothing, definitions })).toEqual([
      { name: 'apply', title: 'Application', source: 'definition' },
      { name: 'review', title: 'Review', source: 'definition' },
    ]);
    expect(names(offersOf('calendars', { ...nothing, definitions }))).toEqual([]);
  });

  it('is for a task also what workers offer and what is named already, each once', () => {
    const definitions = [definition('task', 'http.request', 'Call the shop')];
    const all = { definitions, catalogue: [activity], known };
    expect(offersOf('tasks', all)).toEqual([
      { name: 'http.request', title: 'Call the shop', source: 'definition' },
      { name: 'mail', title: 'mail', source: 'used' },
    ]);
    expect(names(offersOf('forms', { ...all, definitions: [] }))).toEqual([]);
  });

  it('is found by title and by name', () => {
    const offers = offersOf('tasks', { ...nothing, catalogue: [activity], known });
    expect(names(fittingOffers(offers, 'address call'))).toEqual(['http.request']);
    expect(names(fittingOffers(offers, 'REQUEST'))).toEqual(['http.request']);
    expect(names(fittingOffers(offers, 'nothing'))).toEqual([]);
  });

  it('is shown whole where the field holds a name, so that another one can be chosen', () => {
    const offers = offersOf('tasks', { ...nothing, catalogue: [activity], known });
    expect(fittingOffers(offers, 'mail')).toHaveLength(2);
  });
});

describe('a reference', () => {
  it('names the same with and without its version', () => {
    expect(['mail', 'mail@2', 'mail@>=2'].map(nameIn)).toEqual(['mail', 'mail', 'mail']);
  });
});

describe('connections', () => {
  it('are those that steps of the document name', () => {
    const steps = {
      a: { connection: 'shop' },
      b: { connection: 'bank' },
      c: { connection: 'shop' },
      d: {},
      e: 7,
    };
    expect(connectionsIn({ steps })).toEqual(['bank', 'shop']);
    expect(connectionsIn({})).toEqual([]);
  });
});
