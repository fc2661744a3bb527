import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { auditHash, chainStart, findBreak, type AuditRow } from './audit-chain.ts';

function chainOf(length: number): AuditRow[] {
  const rows: AuditRow[] = [];
  for (let number = 1; number <= length; number += 1) {
    const who = {
      projectId: 'default',
      actor: 'ada',
      credential: null,
      requestId: null,
      at: new Date(number),
    };
    const what = {
      verb: 'task.claim',
      objectType: 'task',
      objectId: `t-${number}`,
      outcome: 'allowed' as const,
    };
    const more = { beforeHash: null, afterHash: null, reason: null, details: { n: number } };
    const row = { ...who, ...what, ...more, number, previousHash: rows.at(-1)?.hash ?? chainStart };
    rows.push({ ...row, hash: auditHash(row) });
  }
  return rows;
}

const changes: readonly Partial<AuditRow>[] = [
  { actor: 'bob' },
  { credential: 'session:1' },
  { requestId: 'r' },
  { verb: 'task.release' },
  { objectType: 'user' },
  { objectId: 't' },
  { outcome: 'denied' },
  { beforeHash: 'h' },
  { afterHash: 'h' },
  { reason: 'because' },
  { details: { n: -1 } },
  { at: new Date(9_999) },
  { projectId: 'other' },
];

describe('the chain of an audit trail', () => {
  it('holds from its start and from any row on', () => {
    const rows = chainOf(10);
    expect(findBreak(rows)).toBeUndefined();
    expect(findBreak(rows.slice(4), rows[3])).toBeUndefined();
    expect(findBreak([])).toBeUndefined();
  });

  it('breaks at the row that was changed, whatever was changed in it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.constantFrom(...changes), (place, change) => {
        const rows = chainOf(10);
        rows[place] = { ...(rows[place] as AuditRow), ...change };
        expect(findBreak(rows)).toEqual({ number: place + 1, reason: 'content' });
      }),
    );
  });

  it('breaks behind a row that was rewritten with its hash, left out, or put twice', () => {
    const rewritten = chainOf(5);
    const forged = { ...(rewritten[1] as AuditRow), actor: 'bob' };
    rewritten[1] = { ...forged, hash: auditHash(forged) };
    expect(findBreak(rewritten)).toEqual({ number: 3, reason: 'link' });
    rewritten[2] = { ...(rewritten[2] as AuditRow), previousHash: auditHash(forged) };
    expect(findBreak(rewritten)).toEqual({ number: 3, reason: 'content' });
    const rows = chainOf(5);
    expect(findBreak(rows.filter((row) => row.number !== 3))).toEqual({ number: 4, reason: 'gap' });
    expect(findBreak([...rows.slice(0, 2), ...rows.slice(1)])).toEqual({ number: 2, reason: 'gap' });
    expect(findBreak(rows.slice(1))).toEqual({ number: 2, reason: 'gap' });
  });
});
