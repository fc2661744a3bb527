import { describe, expect, it } from '@jest/globals';
import { arranged, fits, type Entry, type Group } from './palette-ranking.ts';

function entry(title: string, more: Partial<Entry> = {}): Entry {
  return { id: title, title, run: () => undefined, ...more };
}

function titlesOf(groups: readonly Group[]): readonly string[] {
  return groups.flatMap(({ entries }) => entries.map(({ title }) => title));
}

const definitions = (...titles: readonly string[]): Group => ({
  label: 'Definitions',
  entries: titles.map((title) => entry(title)),
});
const actions = (...entries: readonly Entry[]): Group => ({ label: 'Actions', entries });

describe('what is typed into the palette', () => {
  it('finds the action of that name before definitions that the server found somehow', () => {
    const groups = [
      definitions('Good to step in', 'Steps that go on', 'Refund approval'),
      actions(entry('Go to Instances'), entry('Go to a step'), entry('Add a step')),
    ];
    expect(titlesOf(arranged('go to a step', groups))[0]).toBe('Go to a step');
  });

  it('finds an action by its first letters before definitions with these letters inside', () => {
    const groups = [definitions('A minor undoing'), actions(entry('Undo'))];
    expect(titlesOf(arranged('und', groups))[0]).toBe('Undo');
  });

  it('finds a definition by the beginning of its title before actions that only mention it', () => {
    const groups = [actions(entry('Start Refund approval')), definitions('Refund approval')];
    expect(titlesOf(arranged('refund', groups))[0]).toBe('Refund approval');
  });

  it('takes beginnings of words before letters inside of words', () => {
    const groups = [definitions('Enrichment', 'The rich list')];
    expect(titlesOf(arranged('rich', groups))).toEqual(['The rich list', 'Enrichment']);
  });

  it('takes titles before other words', () => {
    const groups = [
      definitions('Other'),
      actions(entry('Dark', { also: ['theme'] }), entry('Change the theme')),
    ];
    expect(titlesOf(arranged('theme', groups))).toEqual(['Change the theme', 'Dark', 'Other']);
  });

  it('puts nothing first that cannot be done now', () => {
    const groups = [
      definitions('Undo nothing'),
      actions(entry('Undo', { blocked: 'Nothing' }), entry('Redo undo')),
    ];
    expect(titlesOf(arranged('undo', groups))).toEqual(['Undo nothing', 'Redo undo', 'Undo']);
  });

  it('leaves the order of what fits alike, and of all while nothing is typed', () => {
    const groups = [definitions('B', 'A'), actions(entry('C')), { label: 'None', entries: [] }];
    expect(titlesOf(arranged(' ', groups))).toEqual(['B', 'A', 'C']);
    expect(arranged('', groups).map(({ label }) => label)).toEqual(['Definitions', 'Actions']);
    expect(titlesOf(arranged('x', groups))).toEqual(['B', 'A', 'C']);
  });

  it('is read without case and marks, word by word', () => {
    expect(fits('ubersicht  ZEIG', entry('Übersicht zeigen'))).toBe(true);
    expect(fits('theme', entry('Dark', { also: ['Theme'] }))).toBe(true);
    expect(fits('steps', entry('Go to a step'))).toBe(false);
    expect(fits('', entry('anything'))).toBe(true);
  });
});
