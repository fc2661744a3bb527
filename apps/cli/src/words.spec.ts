import { describe, expect, it } from '@jest/globals';
import { paint, plain, problemLines, since, table } from './words.ts';

describe('words for people', () => {
  it('carry nothing that drives a terminal', () => {
    expect(plain('a\u001b[2Jb\r\nc\u0007\u009b1m')).toBe('a [2Jb  c  1m');
    expect(plain(undefined)).toBe('');
    expect(table(['NAME'], [['evil\u001b]0;title\u0007']])).not.toContain('\u001b');
    expect(problemLines([{ message: 'bad\u001b[31m', code: 'x' }])[0]).not.toContain('\u001b');
  });

  it('are not coloured where no terminal reads them', () => {
    expect(paint('red', 'text')).toBe('text');
  });

  it('stand in columns as wide as their longest cell, without blanks at the end', () => {
    const lines = table(
      ['ID', 'STATUS'],
      [
        ['i-1', 'completed'],
        ['i-1234', ''],
      ],
    ).split('\n');
    expect(lines).toEqual(['ID      STATUS', 'i-1     completed', 'i-1234']);
  });

  it('name place, severity, message, fix and code of a finding', () => {
    const at = { line: 3, column: 7 };
    const finding = {
      severity: 'error',
      code: 'step.unknown',
      message: 'no step "reveiw"',
      at,
      fix: 'did you mean "review"?',
    };
    expect(problemLines([finding], 'a.yaml')).toEqual([
      'a.yaml:3:7  error  no step "reveiw" — did you mean "review"?  [step.unknown]',
    ]);
    expect(
      problemLines([{ path: '/input/amount', message: 'must be a number', code: 'schema.type' }]),
    ).toEqual(['/input/amount  error  must be a number  [schema.type]']);
  });

  it('tell an age in its largest fitting unit', () => {
    const now = Date.parse('2026-01-10T00:00:00Z');
    const ages = [
      '2026-01-10T00:01:00Z',
      '2026-01-09T23:59:00Z',
      '2026-01-09T23:00:00Z',
      '2026-01-09T00:00:00Z',
      '2026-01-01T00:00:00Z',
    ];
    expect(ages.map((iso) => since(iso, now))).toEqual(['0 s', '60 s', '60 min', '24 h', '9 days']);
  });
});
