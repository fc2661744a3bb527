import type { ProjectionWrite } from '@fermata/contracts';
import type { VisitChange } from '@fermata/interpreter';

/** One visit as it is written: the newest change of a batch. Times are RFC 3339. */
export interface VisitWrite extends Omit<VisitChange, 'openedAt' | 'endedAt'> {
  readonly instanceId: string;
  readonly n: number;
  readonly openedAt: string;
  readonly endedAt?: string;
  readonly seq: number;
}

/**
 * The newest change of every visit in a batch, in the order of instance and visit. What an earlier change of the same
 * batch said and the newest leaves out (the input) is kept.
 */
export function newestVisits(writes: readonly ProjectionWrite[]): readonly VisitWrite[] {
  const visits = new Map<string, VisitWrite>();
  for (const { instanceId, changes } of writes) {
    for (const { seq, change } of changes) {
      const write = visitWrite(instanceId, seq, change as unknown as VisitChange);
      const key = `${instanceId} ${write.visit}`;
      visits.set(key, newer(visits.get(key), write));
    }
  }
  return [...visits].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, write]) => write);
}

/** Of two changes with one seq the later in the list is the newer. */
function newer(before: VisitWrite | undefined, write: VisitWrite): VisitWrite {
  if (!before) return write;
  const [older, younger] = write.seq >= before.seq ? [before, write] : [write, before];
  return older.input === undefined || younger.input !== undefined
    ? younger
    : { ...younger, input: older.input };
}

function visitWrite(instanceId: string, seq: number, change: VisitChange): VisitWrite {
  const { openedAt, endedAt, ...rest } = change;
  return {
    ...rest,
    instanceId,
    seq,
    n: Number(/#(\d+)/.exec(change.visit)?.[1] ?? 0),
    openedAt: new Date(openedAt).toISOString(),
    ...(endedAt === undefined ? {} : { endedAt: new Date(endedAt).toISOString() }),
  };
}
