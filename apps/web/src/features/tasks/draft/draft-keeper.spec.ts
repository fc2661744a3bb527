import { describe, expect, it } from '@jest/globals';
import type { Journal, JournalEntry } from '../../../shared/document/journal.ts';
import { DraftKeeper, knownDraft, type DraftVerdict, type KnownDraft } from './draft-keeper.ts';

interface Sent {
  readonly values: object;
  readonly revision: number;
  readonly leaving: boolean;
}

function journalWith(entry?: JournalEntry): Journal & { readonly kept: () => JournalEntry | undefined } {
  let kept = entry;
  return {
    kept: () => kept,
    read: () => kept,
    write: (next) => void (kept = next),
    clear: () => void (kept = undefined),
  };
}

function world(known: KnownDraft = knownDraft(undefined), journal = journalWith()) {
  const sent: Sent[] = [];
  const open: ((verdict: DraftVerdict) => void)[] = [];
  let due: (() => void) | undefined;
  const keeper = new DraftKeeper(known, {
    save: (values, revision, leaving) => {
      sent.push({ values, revision, leaving });
      return new Promise((resolve) => open.push(resolve));
    },
    journal,
    clock: {
      now: () => 5000,
      after: (_ms, work) => {
        due = work;
        return () => void (due = undefined);
      },
    },
  });
  keeper.open();
  const reply = async (verdict: DraftVerdict): Promise<void> => {
    open.shift()?.(verdict);
    await new Promise<void>((resolve) => setImmediate(resolve));
  };
  const pass = (): void => {
    const work = due;
    due = undefined;
    work?.();
  };
  return { keeper, sent, journal, reply, pass, state: () => keeper.store.getState() };
}

const left = (values: object, revision: number): JournalEntry => ({
  source: JSON.stringify(values),
  format: 'json',
  revision,
  base: { source: '{}', format: 'json' },
  at: 1,
});

describe('the draft of a task', () => {
  it('is in the journal at once, on the server after a pause, and then no more in the journal', async () => {
    const { keeper, sent, journal, reply, pass, state } = world();
    keeper.edited({ note: 'fi' });
    keeper.edited({ note: 'fine' });
    expect(journal.kept()?.source).toBe('{"note":"fine"}');
    expect(sent).toHaveLength(0);
    pass();
    expect(sent).toEqual([{ values: { note: 'fine' }, revision: 0, leaving: false }]);
    await reply({ type: 'saved', revision: 1 });
    expect(journal.kept()).toBeUndefined();
    expect(state().save.kind).toBe('saved');
  });

  it('is sent as it is when the person looks elsewhere', () => {
    const { keeper, sent } = world();
    keeper.edited({ note: 'fine' });
    keeper.flush();
    expect(sent).toHaveLength(1);
  });

  it('stays on this device while nobody answers, and is sent again', async () => {
    const { keeper, sent, journal, reply, pass, state } = world();
    keeper.edited({ note: 'fine' });
    pass();
    await reply({ type: 'unanswered' });
    expect(state().save.kind).toBe('offline');
    expect(journal.kept()?.source).toBe('{"note":"fine"}');
    pass();
    expect(sent).toHaveLength(2);
  });

  it('saves what was typed while a save was on its way, on the revision of that save', async () => {
    const { keeper, sent, reply, pass } = world();
    keeper.edited({ note: 'fi' });
    pass();
    keeper.edited({ note: 'fine' });
    await reply({ type: 'saved', revision: 1 });
    pass();
    expect(sent.at(-1)).toEqual({ values: { note: 'fine' }, revision: 1, leaving: false });
  });

  it('shows what another device has saved meanwhile, and writes nothing over it before somebody has chosen', async () => {
    const { keeper, sent, reply, pass, state } = world();
    keeper.edited({ note: 'here' });
    pass();
    await reply({ type: 'overtaken', theirs: { values: { note: 'there' }, revision: 4 } });
    expect(state()).toMatchObject({ values: { note: 'here' }, theirs: { values: { note: 'there' } } });
    keeper.edited({ note: 'here too' });
    keeper.flush();
    expect(sent).toHaveLength(1);
    keeper.choose('mine');
    pass();
    expect(sent.at(-1)).toMatchObject({ values: { note: 'here too' }, revision: 4 });
  });

  it('takes the other draft into the form when it is chosen, and has nothing left to save', async () => {
    const { keeper, sent, journal, reply, pass, state } = world();
    keeper.edited({ note: 'here' });
    pass();
    await reply({ type: 'overtaken', theirs: { values: { note: 'there' }, revision: 4 } });
    keeper.choose('theirs');
    expect(state()).toMatchObject({ values: { note: 'there' }, generation: 1, save: { kind: 'saved' } });
    expect(state().theirs).toBeUndefined();
    expect(journal.kept()).toBeUndefined();
    pass();
    expect(sent).toHaveLength(1);
  });

  it('asks nobody where both devices have typed the same', async () => {
    const { keeper, reply, pass, state } = world();
    keeper.edited({ note: 'same' });
    pass();
    await reply({ type: 'overtaken', theirs: { values: { note: 'same' }, revision: 4 } });
    expect(state().theirs).toBeUndefined();
    expect(state().base.revision).toBe(4);
  });

  it('brings back what a closed tab has left, and saves it', () => {
    const { sent, pass, state } = world(knownDraft(undefined), journalWith(left({ note: 'left' }, 0)));
    expect(state()).toMatchObject({ values: { note: 'left' }, isRestored: true });
    pass();
    expect(sent).toMatchObject([{ values: { note: 'left' }, revision: 0 }]);
  });

  it('lets a person choose where another device has saved after a tab was closed', () => {
    const known = { values: { note: 'there' }, revision: 3 };
    const { sent, pass, state } = world(known, journalWith(left({ note: 'left' }, 2)));
    expect(state()).toMatchObject({ values: { note: 'left' }, theirs: known });
    pass();
    expect(sent).toHaveLength(0);
  });

  it('sends what is left when the page goes, and keeps it until it has arrived', async () => {
    const { keeper, sent, journal, reply } = world();
    keeper.edited({ note: 'fine' });
    keeper.close();
    expect(sent).toEqual([{ values: { note: 'fine' }, revision: 0, leaving: true }]);
    expect(journal.kept()).toBeDefined();
    await reply({ type: 'saved', revision: 1 });
    expect(journal.kept()).toBeUndefined();
  });

  it('is saved no more once the answer was handed in', () => {
    const { keeper, sent, journal, pass } = world();
    keeper.edited({ note: 'fine' });
    keeper.settle();
    pass();
    keeper.close();
    keeper.open();
    expect(sent).toHaveLength(0);
    expect(journal.kept()).toBeUndefined();
  });

  it('is drawn anew only where its values come from elsewhere than the form', () => {
    const { keeper, state } = world();
    keeper.edited({ note: 'typed' });
    expect(state().generation).toBe(0);
    keeper.replace({ note: 'from a saved answer' });
    expect(state()).toMatchObject({ generation: 1, values: { note: 'from a saved answer' } });
  });
});
