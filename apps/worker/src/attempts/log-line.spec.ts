import { describe, expect, it } from '@jest/globals';
import { storedLine } from './log-line.ts';

const at = new Date(0);
const fieldsOf = (fields: Readonly<Record<string, unknown>>) => storedLine('info', 'm', fields, at).fields;

describe('a line that is stored', () => {
  it('keeps no value of a member that is named like a secret, however deep', () => {
    const given = { Authorization: 'x', deep: [{ apiKey: 'x', note: 'y' }], accessToken: 'x', order: 7 };
    expect(fieldsOf(given)).toEqual({
      Authorization: '[redacted]',
      deep: [{ apiKey: '[redacted]', note: 'y' }],
      accessToken: '[redacted]',
      order: 7,
    });
  });

  it('keeps of an error its name and message, and none of its trace', () => {
    expect(fieldsOf({ err: new TypeError('no such order') })).toEqual({ err: 'TypeError: no such order' });
  });

  it('holds nothing that PostgreSQL cannot hold', () => {
    const line = storedLine('warn', 'a\0b\ud800', { 'k\0': '\udc00', n: Number.NaN, f: () => 1, b: 2n }, at);
    expect(line.message).toBe('a\u{fffd}b\u{fffd}');
    expect(line.fields).toMatchObject({ 'k\u{fffd}': '\u{fffd}', n: 'NaN', b: '2' });
  });

  it('is bounded in its message, its fields, and their depth', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(JSON.stringify(fieldsOf(circle))).toContain('…');
    expect(fieldsOf({ much: 'x'.repeat(9_000) })).toEqual({ omitted: expect.stringContaining('9011') });
    expect(storedLine('info', 'x'.repeat(9_000), undefined, at).message).toHaveLength(2_000);
  });
});
