import type { InstanceTimeline, TimelineChange } from '@fermata/contracts';
import { isObject, type JsonValue } from '@fermata/model';
import type { TimelineVisit } from '@fermata/persistence';

interface Moment {
  readonly at: number;
  /** Of one moment: a visit ends after it opened, and before anything that opened after it. */
  readonly place: number;
  readonly visit: TimelineVisit;
  readonly status: TimelineChange['status'];
}

/**
 * The changes of a timeline from its visits: each opened, and then was held or came to its end. Since when a visit is
 * held stands in what the instance waits for.
 */
export function timelineOf(
  visits: readonly TimelineVisit[],
  waiting: JsonValue,
  isWhole: boolean,
): InstanceTimeline {
  const held = heldSince(waiting);
  const moments = visits.flatMap((visit) => momentsOf(visit, held.get(visit.visit)));
  const ordered = moments.sort((a, b) => a.at - b.at || a.place - b.place);
  return { changes: ordered.map(changeOf), isWhole };
}

function momentsOf(visit: TimelineVisit, heldAt: number | undefined): readonly Moment[] {
  const at = visit.openedAt.getTime();
  const opened: Moment = { at, place: visit.place, visit, status: 'open' };
  if (visit.status === 'open') return [opened];
  const end = visit.endedAt?.getTime() ?? heldAt ?? at;
  return [opened, { at: end, place: visit.place + 0.5, visit, status: visit.status }];
}

function changeOf({ at, visit: opened, status }: Moment, order: number): TimelineChange {
  const { visit, stepId, type, title } = opened;
  return { at: new Date(at).toISOString(), order, visit, stepId, type, title, status };
}

function heldSince(waiting: JsonValue): ReadonlyMap<string, number> {
  const rows = Array.isArray(waiting) ? waiting : [];
  return new Map(
    rows.flatMap((row): [string, number][] => {
      if (!isObject(row) || row['for'] !== 'operator') return [];
      const { visit, since } = row;
      return typeof visit === 'string' && typeof since === 'number' ? [[visit, since]] : [];
    }),
  );
}
