import type { ProjectionWrite } from '@fermata/contracts';
import type { VisitChange } from '@fermata/interpreter';

/** One visit as it is written: the newest change of a batch. Times are RFC 3339. */
export interface VisitWrite extends Omit<VisitChange, 'openedAt' | 'endedAt'> {
  readonly instanceId: string;
  readonly n: number;
  readonly openedAt: string;
  readonly endedAt?: string;
  readonly seq: number;
  /** Orders the visits that opened at one moment: the first advance that told of the visit, and where in it. */
  readonly place: number;
}

/** More changes than one advance can make. */
const placesOfAnAdvance = 100_000;

/**
 * The newest change of every visit in a batch, in the order of instance and visit. What an earlier change of the same
 * batch said and the newest leaves out (the input) is kept.
 */
export function newestVisits(writes: readonly ProjectionWrite[]): readonly VisitWrite[] {
  const visits = new Map<string, VisitWrite>();
  for (const { instanceId, changes } of writes) {
    for (const [index, { seq, change }] of changes.entries()) {
      const place = seq * placesOfAnAdvance + index;
      const write = { ...visitWrite(instanceId, seq, change as unknown as VisitChange), place };
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
  const place = Math.min(before.place, write.place);
  if (younger.status === 'superseded') return { ...older, status: 'superseded', seq: younger.seq, place };
  return older.input === undefined || younger.input !== undefined
    ? { ...younger, place }
    : { ...younger, place, input: older.input };
}

function visitWrite(instanceId: string, seq: number, change: VisitChange): Omit<VisitWrite, 'place'> {
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
