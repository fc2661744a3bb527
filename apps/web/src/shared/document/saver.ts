import type { StoreApi } from 'zustand/vanilla';
import { replaceText } from './document.ts';
import type { DocumentSetting, DocumentState, MergeTexts } from './document-state.ts';
import type { JournalEntry } from './journal.ts';
import type { Draft, SaveOutcome } from './ports.ts';
import { textOf, type SourceText } from './source-text.ts';
import { stepSaving, type SaveEffect, type SaveEvent, type SaveState } from './saving.ts';

const resting: readonly SaveState['kind'][] = Object.freeze([
  'saved',
  'offline',
  'conflict',
  'refused',
  'unreadable',
]);
/** How long to wait for the other text when the server does not answer. */
const MERGE_RETRY_MS = 2_000;

/** Keeps a document on the server. What to do is decided by `stepSaving`; here is only what that asks for. */
export class Saver {
  readonly #store: StoreApi<DocumentState>;
  readonly #setting: DocumentSetting;
  #callOff: () => void = () => undefined;
  #closed = false;
  /** There soon after the first edit: who changes something may have to merge, perhaps when the network is bad. */
  #mergeTexts: MergeTexts | undefined;
  /** The latest revision that was heard of. */
  #heard = 0;

  constructor(store: StoreApi<DocumentState>, setting: DocumentSetting) {
    this.#store = store;
    this.#setting = setting;
  }

  /** Something was changed here. */
  edited(): void {
    void this.#fetchMerging();
    this.#note();
    const state = this.#store.getState();
    if (state.choice !== undefined) this.#take(state.choice.theirs);
    else if (isEven(state)) this.#tell({ type: 'even', at: this.#now() });
    else this.#tell({ type: 'edited', readable: isReadable(state) });
  }

  /** Takes up what this tab had in its journal before it was loaded anew. */
  recover(): void {
    const { journal } = this.#setting;
    const entry = journal.read();
    if (entry === undefined || entry.source === this.#store.getState().base.source) return journal.clear();
    this.#recover(entry);
  }

  /** Takes up what another tab has left, once the server has all that was done here; false = it has not. */
  async takeUp(entry: JournalEntry): Promise<boolean> {
    await this.flush();
    const state = this.#store.getState();
    if (this.#closed || !isEven(state) || state.choice !== undefined) return false;
    if (entry.source !== state.base.source) this.#recover(entry);
    return true;
  }

  #recover(entry: JournalEntry): void {
    const { base, document } = this.#store.getState();
    const change = { label: { key: 'edit.recover' } };
    this.#store.setState({
      base: { ...base, ...entry.base, revision: entry.revision },
      document: replaceText(document, textOf(entry), change, this.#now()),
      notice: { kind: 'recovered' },
    });
    if (entry.revision === base.revision) this.edited();
    else this.#tell({ type: 'overtaken' });
  }

  /** Saves now; resolves at the next rest. */
  flush(): Promise<SaveState> {
    this.#due();
    return new Promise((resolve) => {
      let unsubscribe: () => void = () => undefined;
      const check = ({ save }: DocumentState): void => {
        if (!resting.includes(save.kind)) return;
        unsubscribe();
        resolve(save);
      };
      unsubscribe = this.#store.subscribe(check);
      check(this.#store.getState());
    });
  }

  /** Someone else may have saved this revision. */
  heard(revision: number): void {
    this.#heard = Math.max(this.#heard, revision);
    this.#catchUp();
  }

  /** Settles a conflict by a text. */
  choose(text: SourceText): void {
    const { choice, document } = this.#store.getState();
    if (choice === undefined) return;
    const change = { label: { key: 'edit.choose' } };
    const chosen = replaceText(document, text, change, this.#now());
    this.#store.setState({ base: choice.theirs, document: chosen, choice: undefined });
    this.#settle();
  }

  /** Sends what is left, for the page goes. */
  close(): void {
    this.#callOff();
    this.#closed = true;
    const state = this.#store.getState();
    const isLeft = !isEven(state) && isReadable(state) && state.choice === undefined;
    if (!isLeft) return;
    const { port, journal } = this.#setting;
    void port.save(textOf(state.document), state.base.revision, true).then(({ type }) => {
      if (type === 'saved') journal.clear();
    });
  }

  #tell(event: SaveEvent): void {
    const { state, effects } = stepSaving(this.#store.getState().save, event);
    this.#store.setState({ save: state });
    for (const effect of effects) this.#follow(effect);
  }

  #follow(effect: SaveEffect): void {
    this.#callOff();
    if (this.#closed) return;
    if (effect.type === 'wait') this.#callOff = this.#setting.clock.after(effect.ms, () => this.#due());
    else if (effect.type === 'send') void this.#send();
    else void this.#merge();
  }

  #due(): void {
    this.#tell({ type: 'due', readable: isReadable(this.#store.getState()) });
  }

  async #send(): Promise<void> {
    const { document, base } = this.#store.getState();
    const text = textOf(document);
    const outcome = await this.#setting.port.save(text, base.revision);
    if (outcome.type === 'saved') this.#keepBase(text, outcome.revision);
    this.#tell(eventOf(outcome, this.#now()));
    this.#catchUp();
  }

  #keepBase(text: SourceText, revision: number): void {
    const savedAt = new Date(this.#now()).toISOString();
    this.#store.setState(({ base }) => ({ base: { ...base, ...text, revision, savedAt } }));
    this.#note();
  }

  #catchUp(): void {
    const { base, save } = this.#store.getState();
    if (this.#heard > base.revision && save.kind !== 'saving') this.#tell({ type: 'overtaken' });
  }

  async #merge(): Promise<void> {
    const [theirs] = await Promise.all([this.#setting.port.load(), this.#fetchMerging()]);
    if (this.#closed) return;
    if (theirs !== undefined && this.#mergeTexts !== undefined) this.#take(theirs);
    else this.#callOff = this.#setting.clock.after(MERGE_RETRY_MS, () => void this.#merge());
  }

  /** Leaves it for the next time where it cannot be had now. */
  async #fetchMerging(): Promise<void> {
    this.#mergeTexts ??= await this.#setting.merging().catch(() => undefined);
  }

  #take(theirs: Draft): void {
    const { document, base } = this.#store.getState();
    const merged = this.#mergeTexts?.(base, document, theirs);
    if (merged === undefined) return this.#follow({ type: 'merge' });
    if (merged.type === 'choose') return this.#store.setState({ choice: merged.choice });
    const change = { label: { key: 'edit.merge', values: { by: theirs.savedBy } } };
    this.#store.setState({
      base: theirs,
      choice: undefined,
      document: replaceText(document, merged.text, change, this.#now()),
      ...(theirs.revision > base.revision ? { notice: { kind: 'merged', by: theirs.savedBy } } : {}),
    });
    this.#settle();
  }

  #settle(): void {
    this.#note();
    const isDone = isEven(this.#store.getState());
    this.#tell(isDone ? { type: 'even', at: this.#now() } : { type: 'merged' });
  }

  #note(): void {
    const state = this.#store.getState();
    const { base, document } = state;
    if (isEven(state)) this.#setting.journal.clear();
    else {
      const entry = { ...textOf(document), revision: base.revision, base: textOf(base), at: this.#now() };
      this.#setting.journal.write(entry);
    }
  }

  #now(): number {
    return this.#setting.clock.now();
  }
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
