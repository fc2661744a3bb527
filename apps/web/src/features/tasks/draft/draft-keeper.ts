import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ProblemBody, TaskDraft } from '@fermata/contracts';
import { canonicalJson, isObject, type JsonObject, type JsonValue } from '@fermata/model';
import type { Journal, JournalEntry } from '../../../shared/document/journal.ts';
import {
  stepSaving,
  type SaveEffect,
  type SaveEvent,
  type SaveState,
} from '../../../shared/document/saving.ts';

/** What came of saving a draft. */
export type DraftVerdict =
  | { readonly type: 'saved'; readonly revision: number }
  | { readonly type: 'unanswered' }
  | { readonly type: 'overtaken'; readonly theirs: KnownDraft }
  | { readonly type: 'refused'; readonly problem: ProblemBody };

/** A draft as the server has it; revision 0 = none. */
export interface KnownDraft {
  readonly values: JsonObject;
  readonly revision: number;
  readonly savedAt?: string;
}

/** What a keeper stands on. */
export interface DraftSetting {
  /** Saves once; never throws. `leaving`: the page goes, the request may outlive it. */
  readonly save: (values: JsonObject, revision: number, leaving: boolean) => Promise<DraftVerdict>;
  readonly journal: Journal;
  readonly clock: {
    readonly now: () => number;
    readonly after: (ms: number, work: () => void) => () => void;
  };
}

/** How a draft stands. */
export interface DraftState {
  readonly values: JsonObject;
  readonly base: KnownDraft;
  readonly save: SaveState;
  /** Another device has saved too: a person must choose. */
  readonly theirs?: KnownDraft;
  /** What was typed before was found on this device. */
  readonly isRestored: boolean;
  /** Rises when the values come from elsewhere than the form: the form is then drawn anew. */
  readonly generation: number;
}

/**
 * Keeps what one person fills in: in a journal on this device with every change, on the server after a pause. Nothing
 * that somebody else saved is written over unseen.
 */
export class DraftKeeper {
  readonly store: StoreApi<DraftState>;
  readonly #setting: DraftSetting;
  #callOff: () => void = () => undefined;
  #isClosed = true;
  #isSettled = false;

  constructor(known: KnownDraft, setting: DraftSetting) {
    this.#setting = setting;
    const first: DraftState = {
      values: known.values,
      base: known,
      save: { kind: 'saved', at: undefined },
      isRestored: false,
      generation: 0,
    };
    this.store = createStore<DraftState>(() => first);
    this.#restore(setting.journal.read());
  }

  /** Something was typed. */
  edited(values: JsonObject): void {
    this.store.setState({ values });
    this.#note();
    if (this.#isEven()) this.#tell({ type: 'even', at: this.#now() });
    else this.#tell({ type: 'edited', readable: true });
  }

  /** Values come from elsewhere, such as from a saved answer: the form shows them. */
  replace(values: JsonObject): void {
    this.store.setState(({ generation }) => ({ generation: generation + 1 }));
    this.edited(values);
  }

  /** Saves now: the person looks elsewhere. */
  flush(): void {
    this.#tell({ type: 'due', readable: true });
  }

  /** Settles a conflict. */
  choose(whose: 'mine' | 'theirs'): void {
    const { theirs, values, generation } = this.store.getState();
    if (theirs === undefined) return;
    const chosen = whose === 'mine' ? values : theirs.values;
    const isOther = whose === 'theirs';
    const { theirs: _settled, ...rest } = this.store.getState();
    const next = { ...rest, base: theirs, values: chosen, generation: generation + (isOther ? 1 : 0) };
    this.store.setState(next, true);
    this.#note();
    this.#tell(isOther ? { type: 'even', at: this.#now() } : { type: 'merged' });
    if (isOther) this.store.setState({ save: { kind: 'saved', at: this.#now() } });
  }

  /** The answer was handed in: nothing of the draft is needed any more. */
  settle(): void {
    this.#isSettled = true;
    this.#isClosed = true;
    this.#callOff();
    this.#setting.journal.clear();
  }

  /** The page goes: what is left is sent, and stays on this device until it has arrived. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#callOff();
    const { values, base, theirs } = this.store.getState();
    if (this.#isEven() || theirs !== undefined) return;
    void this.#setting.save(values, base.revision, true).then(({ type }) => {
      if (type === 'saved') this.#setting.journal.clear();
    });
  }

  /** Begins to save what is typed, and what was restored. */
  open(): void {
    if (this.#isSettled) return;
    this.#isClosed = false;
    if (this.store.getState().theirs !== undefined) return;
    if (!this.#isEven()) this.#tell({ type: 'edited', readable: true });
  }

  #restore(entry: JournalEntry | undefined): void {
    const kept = entry === undefined ? undefined : valuesOf(entry.source);
    const { base } = this.store.getState();
    if (entry === undefined || kept === undefined || isEqual(kept, base.values))
      return this.#setting.journal.clear();
    this.store.setState({ values: kept, isRestored: true });
    if (entry.revision === base.revision) this.#tell({ type: 'edited', readable: true });
    else this.#conflict(base);
  }

  #conflict(theirs: KnownDraft): void {
    if (isEqual(theirs.values, this.store.getState().values)) {
      this.store.setState({ base: theirs, save: { kind: 'saved', at: this.#now() } });
      return this.#note();
    }
    this.store.setState({ theirs });
    this.#tell({ type: 'overtaken' });
  }

  #tell(event: SaveEvent): void {
    const { state, effects } = stepSaving(this.store.getState().save, event);
    this.store.setState({ save: state });
    for (const effect of effects) this.#follow(effect);
  }

  #follow(effect: SaveEffect): void {
    this.#callOff();
    if (this.#isClosed) return;
    if (effect.type === 'wait') this.#callOff = this.#setting.clock.after(effect.ms, () => this.flush());
    else if (effect.type === 'send') void this.#send();
  }

  async #send(): Promise<void> {
    const { values, base } = this.store.getState();
    const verdict = await this.#setting.save(values, base.revision, false);
    if (this.#isClosed) return;
    const at = this.#now();
    if (verdict.type === 'overtaken') return this.#conflict(verdict.theirs);
    if (verdict.type === 'saved') {
      this.store.setState({
        base: { values, revision: verdict.revision, savedAt: new Date(at).toISOString() },
      });
      this.#note();
    }
    this.#tell(verdict.type === 'refused' ? verdict : { type: verdict.type, at });
  }

  #note(): void {
    const { values, base } = this.store.getState();
    if (this.#isEven()) return this.#setting.journal.clear();
    this.#setting.journal.write({
      ...textOf(values),
      revision: base.revision,
      base: textOf(base.values),
      at: this.#now(),
    });
  }

  #isEven(): boolean {
    const { values, base } = this.store.getState();
    return isEqual(values, base.values);
  }

  #now(): number {
    return this.#setting.clock.now();
  }
}

/** What the server has of a draft, as a form takes it. */
export function knownDraft(draft: TaskDraft | undefined): KnownDraft {
  if (draft === undefined) return { values: {}, revision: 0 };
  return { values: objectOf(draft.data), revision: draft.revision, savedAt: draft.savedAt };
}

function objectOf(value: JsonValue): JsonObject {
  return isObject(value) ? (value as JsonObject) : {};
}

function textOf(values: JsonObject): { readonly source: string; readonly format: 'json' } {
  return { source: JSON.stringify(values), format: 'json' };
}

function valuesOf(source: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(source);
    return isObject(value) ? (value as JsonObject) : undefined;
  } catch {
    // A journal that was cut off has nothing to give.
    return undefined;
  }
}

function isEqual(one: JsonObject, other: JsonObject): boolean {
  return canonicalJson(one) === canonicalJson(other);
}
