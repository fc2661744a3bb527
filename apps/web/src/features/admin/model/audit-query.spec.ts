import { describe, expect, it } from '@jest/globals';
import { auditQuery, exportPath, type AuditFilters } from './audit-query.ts';

const none: AuditFilters = {
  chain: 'project',
  actor: null,
  verb: null,
  object: null,
  outcome: null,
  from: null,
  until: null,
  request: null,
};
const utc = (day: string) => new Date(`${day}T00:00:00Z`);

describe('the filters of the audit trail', () => {
  it('ask for everything when none is set', () => {
    expect(auditQuery(none)).toEqual({});
    expect(auditQuery({ ...none, verb: ' ' })).toEqual({});
  });

  it('mean the last day whole, also at the end of a month', () => {
    expect(auditQuery({ ...none, from: '2026-01-31', until: '2026-01-31' }, utc)).toEqual({
      after: '2026-01-31T00:00:00.000Z',
      before: '2026-02-01T00:00:00.000Z',
    });
  });

  it('are those of the file too', () => {
    const path = exportPath({ ...none, chain: 'installation', actor: 'a&b', request: 'r-1' }, 'ndjson');
    expect(path).toBe('/api/v1/audit/export?chain=installation&actor=a%26b&requestId=r-1&format=ndjson');
  });
});
