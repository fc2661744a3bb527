import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  canonicalJson,
  declaredTypesFor,
  elapsedMs,
  errorAt,
  formatReference,
  isIdentifier,
  matchesEventType,
  nearestPointer,
  parseDuration,
  parseReference,
  pointer,
  pointerParts,
  pointerResolves,
  resolvePointer,
  satisfiesReference,
  sortProblems,
  warningAt,
} from './index.ts';
import type { JsonValue } from './index.ts';

describe('references', () => {
  it('are taken apart and written back', () => {
    for (const text of ['http.request', 'payments.refund@3', 'a@>=12']) {
      const reference = parseReference(text);
      expect(reference && formatReference(reference)).toBe(text);
    }
  });

  it.each(['', 'A', 'a@0', 'a@', 'a@>3', 'a@1.2', '.a', 'a..b', 'a@3 '])('refuse %j', (text) => {
    expect(parseReference(text)).toBeUndefined();
  });

  it('say which versions satisfy them', () => {
    const versions = (text: string): number[] => {
      const reference = parseReference(text);
      return [1, 2, 3].filter((version) => reference && satisfiesReference(reference, version));
    };
    expect([versions('a'), versions('a@2'), versions('a@>=2')]).toEqual([[1, 2, 3], [2], [2, 3]]);
  });
});

describe('durations', () => {
  it('keep date parts apart from elapsed time', () => {
    expect(parseDuration('P1Y2M1W3DT4H5M6.5S')).toEqual({
      years: 1,
      months: 2,
      days: 10,
      timeMs: 14_706_500,
    });
    expect(elapsedMs('PT0.25S')).toBe(250);
    expect(elapsedMs('P1D')).toBeUndefined();
  });

  it.each(['P', 'PT', '8h', 'PT1H2', '-PT1S', 'PT1.5H', 'P1H', 'PT1S\n'])('refuse %j', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});

describe('JSON pointers', () => {
  it('lead back to the parts they were built from', () => {
    const part = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('~', '/', '0', '1') }));
    fc.assert(fc.property(fc.array(part), (parts) => expect(pointerParts(pointer(...parts))).toEqual(parts)));
  });

  it('follow own properties only', () => {
    const document = { a: [{ 'b/c': 1 }] };
    expect(resolvePointer(document, '/a/0/b~1c')).toBe(1);
    expect(pointerResolves(document, '/constructor')).toBe(false);
    expect(pointerResolves(document, '/a/length')).toBe(false);
    expect(pointerResolves(document, '')).toBe(true);
    expect(nearestPointer(document, '/a/0/x/y')).toBe('/a/0');
    expect(nearestPointer(document, 'no pointer')).toBe('');
  });
});

describe('canonical JSON', () => {
  it('is the same for equal values, whatever the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(reversed(value as JsonValue))).toBe(canonicalJson(value as JsonValue));
        expect(JSON.parse(canonicalJson(value as JsonValue))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

function reversed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, entry]) => [key, reversed(entry as JsonValue)]),
  );
}

describe('names', () => {
  it('of steps are no words of the expression language', () => {
    expect(['pay', 'loadOrder', 'in', 'null', 'Pay', 'a-b', 'a1'].filter(isIdentifier)).toEqual([
      'pay',
      'loadOrder',
      'a1',
    ]);
  });

  it('of event types may end in a star', () => {
    expect(matchesEventType('github.issues.*', 'github.issues.opened')).toBe(true);
    expect(matchesEventType('github.issues.*', 'github.issues_comment')).toBe(false);
    expect(matchesEventType('github.issues', 'github.issues.opened')).toBe(false);
  });

  it('are found in an index by equality', () => {
    const name = fc
      .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join('.'));
    fc.assert(
      fc.property(name, fc.boolean(), name, (prefix, isOpen, type) => {
        const declared = isOpen ? `${prefix}.*` : prefix;
        expect(declaredTypesFor(type).includes(declared)).toBe(matchesEventType(declared, type));
      }),
    );
  });
});

describe('lists of problems', () => {
  it('are sorted by place, without doubles, errors first', () => {
    const list = [
      warningAt('/b', 'w', 'm'),
      errorAt('/b', 'x', 'm'),
      errorAt('/a', 'z', 'm'),
      errorAt('/a', 'z', 'm'),
    ];
    expect(sortProblems(list).map((entry) => entry.path + entry.code)).toEqual(['/az', '/bx', '/bw']);
  });
});
