import { isObject, type JsonObject } from '@fermata/model';
import { createJournal, type Journal } from '../../../shared/document/journal.ts';

/** The journal of what one person types into one task on this device. */
export function draftJournal(person: string, taskId: string): Journal {
  return createJournal(localStorage, `${encodeURIComponent(person)}:task:${taskId}`);
}

/** What the person has typed into a task here and the server does not have. */
export function leftDraft(person: string, taskId: string): JsonObject | undefined {
  const entry = draftJournal(person, taskId).read();
  try {
    const values: unknown = JSON.parse(entry?.source ?? 'null');
    return isObject(values) ? (values as JsonObject) : undefined;
  } catch {
    // A journal that was cut off has nothing to give.
    return undefined;
  }
}
