import { createJournal, type Journal, type JournalEntry } from './journal.ts';

/** Work on a document that a tab of the same person has left: it was closed or has crashed before the server had it. */
export interface LeftWork {
  readonly entry: JournalEntry;
  /** It is taken up, or given up: nobody is offered it again. */
  readonly settle: () => void;
}

/** The journals of one person's tabs for one document. */
export interface JournalShelf {
  /** That of this tab, with what it had before it was loaded anew. */
  readonly own: Journal;
  /** What tabs have left that are no more, newest first; held, so that no other tab is offered the same. */
  readonly left: readonly LeftWork[];
  /** The tab goes: what is not settled is there for the next one. */
  readonly close: () => void;
}

/** What a shelf stands on. */
export interface ShelfSetting {
  /** Of the browser: all tabs see it. */
  readonly shared: Storage;
  /** Of the tab: it stays when the page is loaded anew. */
  readonly tab: Storage;
  /** Absent where the browser gives none: then only the tab's own work is found again. */
  readonly locks: Pick<LockManager, 'request'> | undefined;
  readonly person: string;
  /** Kind and name of the definition. */
  readonly document: string;
  /** A name for this opening that no other has. */
  readonly opening: string;
  readonly now: number;
}

/** Work that nobody has asked for in so long is forgotten. */
const KEPT_MS = 14 * 24 * 3_600_000;
/** How long the page that was here before may take to let go of its journal. */
const PATIENCE_MS = 1_000;

/**
 * Opens the shelf. A tab holds a lock of its journal's name while it lives; a journal whose lock is free was left. So
 * tabs that live side by side never take each other's work for lost, and lost work is found by one of them only.
 */
export async function openShelf(setting: ShelfSetting): Promise<JournalShelf> {
  const { shared, locks, person, document, opening } = setting;
  const prefix = `${encodeURIComponent(person)}:${document}:`;
  const name = prefix + opening;
  const own = createJournal(shared, name);
  const letGo = await hold(locks, name, {});
  const before = rememberedName(setting.tab, prefix, name);
  const left: HeldWork[] = [];
  for (const other of namesOn(shared, prefix).filter((one) => one !== name)) {
    const found = await findLeft(setting, other, other === before);
    if (found === undefined) continue;
    if (other !== before) left.push(found);
    else {
      own.write(found.entry);
      found.settle();
    }
  }
  return {
    own,
    left: left.toSorted((one, other) => other.entry.at - one.entry.at),
    close: () => [letGo, ...left.map(({ release }) => release)].forEach((release) => release?.()),
  };
}

type HeldWork = LeftWork & { readonly release: () => void };

/** What was left under a name, held; undefined where its tab lives or nothing of worth is there. */
async function findLeft(
  { shared, locks, now }: ShelfSetting,
  name: string,
  isBefore: boolean,
): Promise<HeldWork | undefined> {
  const release = await holdLeft(locks, name, isBefore);
  if (release === undefined) return undefined;
  const journal = createJournal(shared, name);
  const settle = (): void => {
    journal.clear();
    release();
  };
  const entry = journal.read();
  if (entry !== undefined && now - entry.at < KEPT_MS) return { entry, release, settle };
  settle();
  return undefined;
}

/** The name under which this tab kept its journal before it was loaded anew; from now on it is another one. */
function rememberedName(tab: Storage, prefix: string, name: string): string | undefined {
  const before = quietly(() => tab.getItem(journalMark + prefix)) ?? undefined;
  quietly(() => tab.setItem(journalMark + prefix, name));
  return before;
}

const journalMark = 'fermata-journal:';

function namesOn(storage: Storage, prefix: string): readonly string[] {
  const keys = quietly(() => Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? ''));
  return (keys ?? [])
    .filter((key) => key.startsWith(journalMark + prefix))
    .map((key) => key.slice(journalMark.length));
}

/** Holds a journal that was left; the one that this tab had before is waited for, for its page may still be going. */
function holdLeft(
  locks: ShelfSetting['locks'],
  name: string,
  isBefore: boolean,
): Promise<(() => void) | undefined> {
  if (locks === undefined) return Promise.resolve(isBefore ? () => undefined : undefined);
  return hold(locks, name, isBefore ? { signal: AbortSignal.timeout(PATIENCE_MS) } : { ifAvailable: true });
}

/** Holds a lock until the answer is called; undefined where it is not to be had. */
function hold(
  locks: ShelfSetting['locks'],
  name: string,
  options: LockOptions,
): Promise<(() => void) | undefined> {
  if (locks === undefined) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const held = locks.request(journalMark + name, options, (lock) => {
      if (lock === null) return resolve(undefined);
      return new Promise<void>((release) => resolve(() => release()));
    });
    held.catch(() => resolve(undefined));
  });
}

/** A storage that is full or forbidden keeps nothing and disturbs nobody. */
function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
