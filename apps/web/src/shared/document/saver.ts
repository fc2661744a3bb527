import type { StoreApi } from 'zustand/vanilla';
import { replaceText, type SourceText } from './document.ts';
import type { DocumentActions, DocumentSetting, DocumentState } from './document-store.ts';
import { mergeTexts, textOf } from './merge.ts';
import type { Draft, SaveOutcome } from './ports.ts';
import { stepSaving, type SaveEffect, type SaveEvent, type SaveState } from './saving.ts';

/** What keeps a document on the server. */
export interface Saver {
  readonly edited: () => void;
  readonly recover: () => void;
  readonly actions: Pick<DocumentActions, 'flush' | 'heard' | 'choose' | 'close'>;
}

const resting: readonly SaveState['kind'][] = ['saved', 'offline', 'conflict', 'refused', 'unreadable'];

/** Drives autosave: the decisions are those of `stepSaving`, here is only what they ask for. */
export function createSaver(store: StoreApi<DocumentState>, setting: DocumentSetting): Saver {
  const { port, journal, clock } = setting;
  let callOff: () => void = () => undefined;
  let closed = false;
  /** The latest revision that was heard of. */
  let heard = 0;

  const tell = (event: SaveEvent): void => {
    const { state, effects } = stepSaving(store.getState().save, event);
    store.setState({ save: state });
    for (const effect of effects) follow(effect);
  };
  const follow = (effect: SaveEffect): void => {
    callOff();
    if (closed) return;
    if (effect.type === 'wait') callOff = clock.after(effect.ms, due);
    else if (effect.type === 'send') void send();
    else void merge();
  };
  const due = (): void => tell({ type: 'due', readable: isReadable(store.getState()) });

  const send = async (): Promise<void> => {
    const { document, base } = store.getState();
    const text = textOf(document);
    const outcome = await port.save(text, base.revision);
    if (outcome.type === 'saved') keepBase(text, outcome.revision);
    tell(eventOf(outcome, clock.now()));
    catchUp();
  };
  const catchUp = (): void => {
    const { base, save } = store.getState();
    if (heard > base.revision && save.kind !== 'saving') tell({ type: 'overtaken' });
  };
  const keepBase = (text: SourceText, revision: number): void => {
    const savedAt = new Date(clock.now()).toISOString();
    store.setState(({ base }) => ({ base: { ...base, ...text, revision, savedAt } }));
    note();
  };
  const merge = async (): Promise<void> => {
    const theirs = await port.load();
    if (theirs === undefined) {
      callOff = clock.after(2_000, () => void merge());
      return;
    }
    take(theirs);
  };
  const take = (theirs: Draft): void => {
    const { document, base } = store.getState();
    const merged = mergeTexts(base, document, theirs);
    if (merged.type === 'choose') {
      note();
      return store.setState({ choice: merged.choice });
    }
    const change = { label: { key: 'edit.merge', values: { by: theirs.savedBy } } };
    store.setState({
      base: theirs,
      choice: undefined,
      document: replaceText(document, merged.text, change, clock.now()),
      ...(theirs.revision > base.revision ? { notice: { kind: 'merged', by: theirs.savedBy } } : {}),
    });
    settle();
  };
  const settle = (): void => {
    note();
    tell(isEven(store.getState()) ? { type: 'even', at: clock.now() } : { type: 'merged' });
  };
  const note = (): void => {
    const state = store.getState();
    const { base, document } = state;
    if (isEven(state)) journal.clear();
    else journal.write({ ...textOf(document), revision: base.revision, base: textOf(base) });
  };
  const edited = (): void => {
    note();
    const state = store.getState();
    if (state.choice !== undefined) return take(state.choice.theirs);
    if (isEven(state)) tell({ type: 'even', at: clock.now() });
    else tell({ type: 'edited', readable: isReadable(state) });
  };

  return {
    edited,
    recover: () => {
      const entry = journal.read();
      const { base, document } = store.getState();
      if (entry === undefined || entry.source === base.source) return journal.clear();
      const draft = { ...base, ...entry.base, revision: entry.revision };
      const recovered = replaceText(document, textOf(entry), { label: { key: 'edit.recover' } }, clock.now());
      store.setState({ base: draft, document: recovered, notice: { kind: 'recovered' } });
      if (entry.revision === base.revision) edited();
      else tell({ type: 'overtaken' });
    },
    actions: {
      flush: () => flushed(store, due),
      heard: (revision) => {
        heard = Math.max(heard, revision);
        catchUp();
      },
      choose: (text) => {
        const { choice, document } = store.getState();
        if (choice === undefined) return;
        const change = { label: { key: 'edit.choose' } };
        const chosen = replaceText(document, text, change, clock.now());
        store.setState({ base: choice.theirs, document: chosen, choice: undefined });
        settle();
      },
      close: () => {
        callOff();
        closed = true;
        const state = store.getState();
        const isLeft = !isEven(state) && isReadable(state) && state.choice === undefined;
        if (isLeft) void port.save(textOf(state.document), state.base.revision, true);
      },
    },
  };
}

function eventOf(outcome: SaveOutcome, at: number): SaveEvent {
  return outcome.type === 'saved' || outcome.type === 'unanswered' ? { type: outcome.type, at } : outcome;
}

/** Whether the server has exactly this text. */
function isEven({ document, base }: DocumentState): boolean {
  return document.source === base.source && document.format === base.format;
}

function isReadable({ document }: DocumentState): boolean {
  return document.broken.length === 0;
}

/** Sends what is left and resolves at the next rest. */
function flushed(store: StoreApi<DocumentState>, due: () => void): Promise<SaveState> {
  return new Promise((resolve) => {
    let unsubscribe: () => void = () => undefined;
    const check = ({ save }: DocumentState): void => {
      if (!resting.includes(save.kind)) return;
      unsubscribe();
      resolve(save);
    };
    due();
    const { save } = store.getState();
    if (resting.includes(save.kind)) resolve(save);
    else unsubscribe = store.subscribe(check);
  });
}
