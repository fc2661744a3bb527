import { isObject } from '@fermata/model';
import type { Submission } from './submission.ts';

/** Keeps the answers of one person on this device through a closed tab, a crash or a restart. */
export interface SubmissionShelf {
  readonly all: () => readonly Submission[];
  readonly put: (submission: Submission) => void;
  readonly remove: (taskId: string) => void;
}

/** What nobody has asked for in so long is forgotten. */
const KEPT_MS = 14 * 24 * 3_600_000;

/** A shelf in a storage of the browser; a full or forbidden storage keeps nothing and disturbs nobody. */
export function createShelf(storage: Storage, person: string, now: number): SubmissionShelf {
  const prefix = shelfPrefix(person);
  const read = (key: string): readonly Submission[] => {
    const kept = quietly(() => submissionOf(JSON.parse(storage.getItem(key) ?? 'null')));
    if (kept !== undefined && now - kept.at < KEPT_MS) return [kept];
    quietly(() => storage.removeItem(key));
    return [];
  };
  return {
    all: () => keysOf(storage, prefix).flatMap(read),
    put: (submission) =>
      void quietly(() => storage.setItem(prefix + submission.taskId, JSON.stringify(submission))),
    remove: (taskId) => void quietly(() => storage.removeItem(prefix + taskId)),
  };
}

/** Names of a person's answers begin so. */
export function shelfPrefix(person: string): string {
  return `fermata-answer:${encodeURIComponent(person)}:`;
}

function keysOf(storage: Storage, prefix: string): readonly string[] {
  const keys = quietly(() => Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? ''));
  return (keys ?? []).filter((key) => key.startsWith(prefix));
}

/** Border: whatever stands in the storage is believed only where it has the shape of an answer. */
function submissionOf(value: unknown): Submission | undefined {
  if (!isObject(value) || !isObject(value['data']) || !isObject(value['state'])) return undefined;
  const isNamed = [value['id'], value['taskId'], value['title']].every((one) => typeof one === 'string');
  return isNamed && typeof value['at'] === 'number' ? (value as unknown as Submission) : undefined;
}

function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
