import type { SourceText } from './source-text.ts';

/** What was typed and is not known to have reached the server. */
export interface JournalEntry extends SourceText {
  /** The revision on which it stands, and the text of that revision. */
  readonly revision: number;
  readonly base: SourceText;
  /** When it was written, in milliseconds of the epoch. */
  readonly at: number;
}

/** Keeps one document of one tab through a reload or a crash. Never the place where work lives: only a net. */
export interface Journal {
  readonly read: () => JournalEntry | undefined;
  readonly write: (entry: JournalEntry) => void;
  readonly clear: () => void;
}

/** A journal in a storage of the browser; a full or forbidden storage keeps nothing and disturbs nobody. */
export function createJournal(storage: Storage, key: string): Journal {
  const name = `fermata-journal:${key}`;
  const quietly = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch {
      return undefined;
    }
  };
  return {
    read: () => quietly(() => entryOf(JSON.parse(storage.getItem(name) ?? 'null'))),
    write: (entry) => void quietly(() => storage.setItem(name, JSON.stringify(entry))),
    clear: () => void quietly(() => storage.removeItem(name)),
  };
}

function entryOf(value: unknown): JournalEntry | undefined {
  const entry = value as Partial<JournalEntry> | null;
  if (entry === null || !isText(entry) || !isText(entry.base)) return undefined;
  const isWhole = typeof entry.revision === 'number' && typeof entry.at === 'number';
  return isWhole ? (entry as JournalEntry) : undefined;
}

function isText(value: Partial<SourceText> | undefined): boolean {
  return typeof value?.source === 'string' && (value.format === 'yaml' || value.format === 'json');
}
