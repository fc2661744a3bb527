import { describe, expect, it } from '@jest/globals';
import { isDefinitionName } from '@fermata/model';
import { nameFrom } from '../../../shared/document/name-from.ts';
import { pasted } from './create.ts';

describe('a name made of a title', () => {
  it.each([
    ['Refund approval', 'refund-approval'],
    ['Größe prüfen!', 'grosse-prufen'],
    ['  3 ways & more ', 'ways-more'],
    ['Straße', 'strasse'],
  ])('of %s is %s', (title, name) => {
    expect(nameFrom(title)).toBe(name);
    expect(isDefinitionName(nameFrom(title))).toBe(true);
  });

  it('is empty where the title has no letter of ours, so that a person types one', () => {
    expect(nameFrom('注文')).toBe('');
  });
});

describe('a text that is pasted', () => {
  it('keeps its own name and format', () => {
    expect(pasted('kind: workflow\nname: a\nsteps: {}\n')).toMatchObject({ name: 'a', format: 'yaml' });
    expect(pasted('{"kind":"workflow","name":"b"}')).toMatchObject({ name: 'b', format: 'json' });
  });

  it('is refused with the reason when it is something else', () => {
    expect(() => pasted('kind: event\nname: a\n')).toThrow('not the text of a workflow');
    expect(() => pasted('a: [')).toThrow();
    expect(() => pasted('7')).toThrow('not the text of a workflow');
  });
});
