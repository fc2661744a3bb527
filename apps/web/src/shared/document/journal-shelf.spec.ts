import { describe, expect, it } from '@jest/globals';
import type { JournalEntry } from './journal.ts';
import { openShelf, type JournalShelf, type ShelfSetting } from './journal-shelf.ts';

/** A storage of the browser. */
function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}

/** The locks of a browser: one holder a name, the others wait in order. */
function lockManager(): Pick<LockManager, 'request'> {
  const last = new Map<string, Promise<unknown>>();
  const busy = new Set<string>();
  const request = async (
    name: string,
    options: LockOptions,
    work: (lock: Lock | null) => unknown,
  ): Promise<unknown> => {
    if (options.ifAvailable === true && busy.has(name)) return work(null);
    const turn = last.get(name) ?? Promise.resolve();
    const aborted = new Promise<never>((_, refuse) => {
      options.signal?.addEventListener('abort', () => refuse(new Error('AbortError')));
    });
    if (busy.has(name)) await Promise.race([turn, aborted]);
    busy.add(name);
    const done = Promise.resolve(work({ name, mode: 'exclusive' })).finally(() => busy.delete(name));
    last.set(name, done);
    return done;
  };
  return { request: request as LockManager['request'] };
}

const entry = (title: string, at = 1_000): JournalEntry => ({
  source: `title: ${title}\n`,
  format: 'yaml',
  revision: 1,
  base: { source: 'title: Before\n', format: 'yaml' },
  at,
});

/** A browser with tabs; `open` opens the document in a new tab, or in one that was here before. */
function browser(more: Partial<ShelfSetting> = {}) {
  const [shared, locks] = [storage(), lockManager()];
  let count = 0;
  const open = (tab = storage(), person = 'ana', document = 'workflow/refunds'): Promise<JournalShelf> => {
    count += 1;
    return openShelf({ shared, tab, locks, person, document, opening: `o${count}`, now: 2_000, ...more });
  };
  return { open, shared };
}

const titles = ({ left }: JournalShelf): readonly string[] => left.map((work) => work.entry.source.trim());

describe('work that a tab has left', () => {
  it('is offered in the next tab, the newest first', async () => {
    const { open } = browser();
    const [one, other] = [await open(), await open()];
    one.own.write(entry('Old', 1_000));
    other.own.write(entry('New', 1_500));
    one.close();
    other.close();
    expect(titles(await open())).toEqual(['title: New', 'title: Old']);
  });

  it('is not what a tab that lives has not saved yet', async () => {
    const { open } = browser();
    (await open()).own.write(entry('Mine'));
    expect((await open()).left).toEqual([]);
  });

  it('is offered by one tab only, and again when that one goes without an answer', async () => {
    const { open } = browser();
    const lost = await open();
    lost.own.write(entry('Lost'));
    lost.close();
    const [one, other] = [await open(), await open()];
    expect([titles(one), titles(other)]).toEqual([['title: Lost'], []]);
    one.close();
    expect(titles(await open())).toEqual(['title: Lost']);
  });

  it('is never offered again when it is settled', async () => {
    const { open, shared } = browser();
    const lost = await open();
    lost.own.write(entry('Lost'));
    lost.close();
    const next = await open();
    next.left[0]?.settle();
    next.close();
    expect((await open()).left).toEqual([]);
    expect(shared.length).toBe(0);
  });

  it('is taken up without asking by the same tab when it is loaded anew', async () => {
    const { open } = browser();
    const tab = storage();
    const before = await open(tab);
    before.own.write(entry('Mine'));
    const again = open(tab);
    before.close();
    expect((await again).own.read()).toEqual(entry('Mine'));
    expect((await again).left).toEqual([]);
    expect((await open()).left).toEqual([]);
  });

  it('belongs to one person and one document', async () => {
    const { open } = browser();
    const lost = await open();
    lost.own.write(entry('Lost'));
    lost.close();
    expect((await open(storage(), 'dev')).left).toEqual([]);
    expect((await open(storage(), 'an')).left).toEqual([]);
    expect((await open(storage(), 'ana', 'workflow/refund')).left).toEqual([]);
    expect((await open()).left).toHaveLength(1);
  });

  it('is forgotten after two weeks', async () => {
    const { open, shared } = browser({ now: 15 * 24 * 3_600_000 });
    const lost = await open();
    lost.own.write(entry('Lost'));
    lost.close();
    expect((await open()).left).toEqual([]);
    expect(shared.length).toBe(0);
  });

  it('is found by its own tab only where the browser has no locks', async () => {
    const { open } = browser({ locks: undefined });
    const tab = storage();
    (await open(tab)).own.write(entry('Mine'));
    expect((await open()).left).toEqual([]);
    expect((await open(tab)).own.read()).toEqual(entry('Mine'));
  });
});
