import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainLanguage } from './plain-language.ts';
import { wholeLanguage } from './whole-language.ts';

const scope = Object.freeze({
  input: { order: { id: 'o-1', lines: [1, 2], none: null }, amount: 240 },
  user: {},
  now: '2026-01-01T00:00:00Z',
});
const names = Object.freeze([
  'input',
  'order',
  'id',
  'lines',
  'none',
  'amount',
  'user',
  'nobody',
  'a1',
  '_x',
]);
const words = Object.freeze([
  'in',
  'true',
  'null',
  'for',
  'package',
  'constructor',
  '__proto__',
  'size',
  'x-y',
  '1a',
  '',
]);
const part = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...names) }, fc.constantFrom(...words));
const path = fc.array(part, { minLength: 1, maxLength: 20 }).map((parts) => parts.join('.'));
const source = fc
  .tuple(fc.constantFrom('', ' ', '\n\t'), path, fc.constantFrom('', '  ', '+ 1', '[0]'))
  .map((all) => all.join(''));

describe('the plain language', () => {
  it('reads a path as the whole language does: the same tree, the same paths, the same values and failures', () => {
    fc.assert(
      fc.property(source, (text) => {
        const plain = plainLanguage.parseExpression(text);
        const whole = wholeLanguage.parseExpression(text);
        if (!plain.ok) return;
        expect(whole.ok && whole.expression.root).toEqual(plain.expression.root);
        expect(plainLanguage.referencedPaths(text)).toEqual(wholeLanguage.referencedPaths(text));
        expect(plainLanguage.evaluateExpression(text, scope)).toEqual(
          wholeLanguage.evaluateExpression(text, scope),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['input', 'input.order.id', ' input.amount ', 'item.a1'])('reads %j', (text) => {
    expect(plainLanguage.parseExpression(text).ok).toBe(true);
  });

  it.each(['1', 'true', 'a.in', 'a.constructor', 'a.b()', 'size(a)', "a['b']", 'a b', 'a.', ''])(
    'leaves %j to the whole language',
    (text) => {
      expect(plainLanguage.parseExpression(text).ok).toBe(false);
      expect(plainLanguage.referencedPaths(text)).toEqual([]);
      expect(plainLanguage.evaluateExpression(text, scope).ok).toBe(false);
    },
  );

  it('reads a template of paths as the whole language does, and no other', () => {
    const template = {
      title: 'Order ${ input.order.id }',
      lines: ['${ input.order.lines }'],
      price: '$${ 5',
    };
    expect(plainLanguage.parseTemplate(template)).toEqual(wholeLanguage.parseTemplate(template));
    expect(plainLanguage.parseTemplate('${ input.amount * 2 }').ok).toBe(false);
    expect(plainLanguage.parseTemplate('${ input.amount').ok).toBe(false);
  });
});
