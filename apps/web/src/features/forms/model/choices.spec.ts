import { describe, expect, it } from '@jest/globals';
import { choicesFrom, choicesText, sourceOfChoices } from './choices.ts';

describe('choices as lines', () => {
  it('say a value, and a title where there is one', () => {
    const choices = [{ value: 'a', title: 'First of all' }, { value: 2 }, { value: true, title: 'Yes' }];
    expect(choicesFrom(choicesText(choices))).toEqual(choices);
  });

  it('are none when nothing is written', () => {
    expect(choicesFrom(' \n')).toBeUndefined();
  });

  it('keep an equals sign in a title', () => {
    expect(choicesFrom('x = a = b')).toEqual([{ value: 'x', title: 'a = b' }]);
  });
});

describe('the source of choices', () => {
  it('is told by what is written', () => {
    expect([undefined, 'input.all', [1], { lookup: 'users' }].map(sourceOfChoices)).toEqual([
      'schema',
      'expression',
      'list',
      'lookup',
    ]);
  });
});
