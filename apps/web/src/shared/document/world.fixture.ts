import type { Journal, JournalEntry } from './journal.ts';
import type { Clock, Draft, DraftPort, SaveOutcome } from './ports.ts';
import { createDocumentStore, type DocumentStore } from './document-store.ts';
import { mergeTexts } from './merge.ts';
import type { SourceText } from './source-text.ts';

/** A server, a browser and a clock that a spec tells what to do. */
export interface World {
  readonly store: DocumentStore;
  readonly server: {
    draft: Draft;
    mode: 'up' | 'down' | 'refusing';
    /** Whether it hands out the code that merges. */
    hasMerging: boolean;
    readonly sent: SourceText[];
  };
  readonly journal: Journal & { entry: JournalEntry | undefined };
  /** Lets time pass, with whatever is due in it. */
  readonly pass: (ms: number) => Promise<void>;
  /** A second tab on the same server, with a journal of its own. */
  readonly open: (entry?: JournalEntry) => World;
}

/** The text of a small workflow. */
export const text = `# Refunds
kind: workflow
name: refunds
title: Refunds # as people say
start: pay
steps:
  pay: { type: task, task: http.request, next: [{ to: done }] }
  done: { type: end }
`;

/** A document opened by someone. */
export function openWorld(who = 'ana', source = text): World {
  const draft: Draft = {
    source,
    format: 'yaml',
    revision: 1,
    savedBy: 'dev',
    savedAt: '2026-03-09T08:00:00.000Z',
  };
  return tabOn({ draft, mode: 'up', hasMerging: true, sent: [] }, who);
}

function tabOn(server: World['server'], who: string, entry?: JournalEntry): World {
  const timers: { at: number; readonly run: () => void }[] = [];
  let now = 1_000;
  const clock: Clock = {
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => void (timer.at = Infinity);
    },
  };
  const journal = memoryJournal(entry);
  const port = portOf(server, who);
  const merging = () =>
    server.hasMerging ? Promise.resolve(mergeTexts) : Promise.reject(new Error('the code cannot be had'));
  const store = createDocumentStore({ draft: server.draft, port, journal, clock, merging });
  const pass = async (ms: number): Promise<void> => {
    const until = now + ms;
    await settle();
    for (;;) {
      const next = timers.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)[0];
      if (next === undefined) break;
      now = next.at;
      next.at = Infinity;
      next.run();
      await settle();
    }
    now = until;
  };
  return { store, server, journal, pass, open: (kept) => tabOn(server, `${who}-2`, kept) };
}

function portOf(server: World['server'], who: string): DraftPort {
  return {
    load: () => Promise.resolve(server.mode === 'down' ? undefined : server.draft),
    save: (written, revision) => Promise.resolve(saved(server, written, { revision, who })),
  };
}

function saved(
  server: World['server'],
  written: SourceText,
  { revision, who }: { readonly revision: number; readonly who: string },
): SaveOutcome {
  server.sent.push(written);
  if (server.mode === 'down') return { type: 'unanswered' };
  if (server.mode === 'refusing') return { type: 'refused', problem: refusal };
  if (server.draft.revision !== revision) return { type: 'overtaken' };
  server.draft = { ...server.draft, ...written, revision: revision + 1, savedBy: who };
  return { type: 'saved', revision: revision + 1 };
}

const refusal = Object.freeze({
  type: 'about:blank',
  title: '',
  status: 422,
  code: 'definition.other',
  detail: '',
  traceId: '',
});

function memoryJournal(entry?: JournalEntry): World['journal'] {
  const journal = {
    entry,
    read: () => journal.entry,
    write: (written: JournalEntry) => void (journal.entry = written),
    clear: () => void (journal.entry = undefined),
  };
  return journal;
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}
