import { describe, expect, it } from '@jest/globals';
import {
  addCursor,
  Conditions,
  orderBy,
  pageLimit,
  pageOf,
  readCursor,
  writeCursor,
  type OrderColumn,
} from './keyset.ts';

const columns: readonly OrderColumn[] = [
  { sql: 't.priority', type: 'int' },
  { sql: 't.at', type: 'timestamptz', descending: true },
  { sql: 't.id', type: 'text' },
];
const cursor = writeCursor(['3', '2026-01-01 00:00:00.123+00', 'x']);

describe('a keyset', () => {
  it('goes on after a row, each column in its own direction', () => {
    const where = new Conditions().add('t.project_id = ?', 'p');
    addCursor(where, columns, cursor);
    expect(where.sql).toBe(
      't.project_id = $1 AND (t.priority > $2::int OR (t.priority = $2::int AND ' +
        '(t.at < $3::timestamptz OR (t.at = $3::timestamptz AND t.id > $4::text))))',
    );
    expect(where.parameters).toEqual(['p', '3', '2026-01-01 00:00:00.123+00', 'x']);
    expect(orderBy(columns)).toBe('t.priority ASC, t.at DESC, t.id ASC');
  });

  it('compares columns of one direction as one row, so that an index can begin there', () => {
    const where = new Conditions();
    const down = columns.slice(1).map((column) => ({ ...column, descending: true }));
    addCursor(where, down, writeCursor(['2026-01-01 00:00:00.123+00', 'x']));
    expect(where.sql).toBe('(t.at, t.id) < ($1::timestamptz, $2::text)');
  });

  it.each([
    ['no base64 of JSON', '%%%'],
    ['JSON that is no list', Buffer.from('{}').toString('base64url')],
    ['too few values', writeCursor(['3'])],
    ['a number where a date belongs', writeCursor(['3', '7', 'x'])],
    ['text where a number belongs', writeCursor(['x', '2026-01-01 00:00:00+00', 'x'])],
    ['a value that is no text', Buffer.from('[3,"2026-01-01 00:00:00+00","x"]').toString('base64url')],
    ['a character that PostgreSQL cannot hold', writeCursor(['3', '2026-01-01 00:00:00+00', 'a\0'])],
  ])('refuses %s', (_what, bad) => {
    expect(() => readCursor(bad, columns)).toThrow(expect.objectContaining({ code: 'cursor.invalid' }));
  });

  it('reads the moment that never comes', () => {
    expect(readCursor(writeCursor(['1', 'infinity', 'x']), columns)[1]).toBe('infinity');
  });

  it('gives the last page no next one', () => {
    const rows = [1, 2, 3].map((n) => ({ n, cursorValues: [`${n}`] }));
    expect(pageOf(rows, 3)).toEqual({ items: [{ n: 1 }, { n: 2 }, { n: 3 }] });
    expect(pageOf(rows, 2)).toEqual({ items: [{ n: 1 }, { n: 2 }], next: writeCursor(['2']) });
  });

  it.each([
    [undefined, 50],
    [0, 1],
    [-5, 1],
    [7.9, 7],
    [10_000, 200],
  ])('keeps a limit of %s at %s', (limit, kept) => {
    expect(pageLimit(limit === undefined ? {} : { limit })).toBe(kept);
  });
});
