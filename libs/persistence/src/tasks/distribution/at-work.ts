import { compileCalendar, isOpen } from '@fermata/interpreter';
import { isObject, type JsonValue } from '@fermata/model';
import type { Transaction } from '../../database/transaction.ts';

/**
 * The calendars of people, of these names, that are closed now. One that is gone or cannot be read closes nobody out.
 * Hours are of the wall clock of the calendar's zone, so the moment is read there and compared as it stands.
 */
export async function closedCalendars(tx: Transaction, names: readonly string[]): Promise<readonly string[]> {
  if (names.length === 0) return [];
  const rows = await tx.rows<{ name: string; body: JsonValue }>(
    `SELECT v.name, v.body FROM definition d JOIN definition_version v
       ON v.project_id = d.project_id AND v.kind = d.kind AND v.name = d.name AND v.version = d.latest_version
     WHERE d.project_id = $1 AND d.kind = 'calendar' AND d.name = ANY ($2) AND d.deleted_at IS NULL`,
    [tx.projectId, names],
  );
  return rows.filter(({ body }) => isClosed(body, tx.now)).map(({ name }) => name);
}

/** Whether a calendar definition is closed at a moment. */
export function isClosed(body: JsonValue, at: Date): boolean {
  if (!isObject(body)) return false;
  const { zone, ...hours } = body;
  const { calendar } = compileCalendar(hours, undefined);
  if (calendar === undefined) return false;
  return !isOpen(calendar, wallClock(at, typeof zone === 'string' ? zone : 'UTC'));
}

/** The wall clock of a zone as if it were UTC; of a zone that nobody knows, UTC itself. */
function wallClock(at: Date, zone: string): number {
  try {
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    return Date.parse(`${format.format(at).replace(' ', 'T')}Z`);
  } catch {
    return at.getTime();
  }
}
