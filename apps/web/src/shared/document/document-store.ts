import { createStore, type StoreApi } from 'zustand/vanilla';
import { isRefused, type Proposal, type Refused } from '@fermata/editing';
import type { Problem } from '@fermata/model';
import {
  commitChange,
  openDocument,
  redoLast,
  replaceText,
  restoreText,
  typeText,
  undoLast,
  type Document,
  type Travelled,
} from './document.ts';
import type { JournalEntry } from './journal.ts';
import { textOf, type SourceText } from './source-text.ts';
import type { SaveState } from './saving.ts';
import type { DocumentSetting, DocumentState } from './document-state.ts';
import { Saver } from './saver.ts';

/** What can be done with it. Every view goes through these. */
export interface DocumentActions {
  /** Makes a change; gives back why not. */
  readonly commit: (proposal: Proposal) => Problem | undefined;
  /** The text as it is being typed. */
  readonly type: (source: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Gives up a text that cannot be read. */
  readonly restoreText: () => void;
  /** Takes another text whole: a revision, a version, a choice. */
  readonly replace: (text: SourceText, label: string) => void;
  /** Saves now; resolves when the server has it or cannot have it. */
  readonly flush: () => Promise<SaveState>;
  /** Takes up what another tab has left; false: not now, for the server does not have all of this one. */
  readonly takeUp: (entry: JournalEntry) => Promise<boolean>;
  /** Someone else may have saved this revision. */
  readonly heard: (revision: number) => void;
  /** Settles a conflict by a text; it is saved over the other revision. */
  readonly choose: (text: SourceText) => void;
  readonly dismiss: () => void;
  /** The page goes: sends what is left and stops. */
  readonly close: () => void;
}

/** The store of one document in one tab. */
export type DocumentStore = StoreApi<DocumentState> & { readonly actions: DocumentActions };

/** Opens a document: what the journal kept of a crash is taken up again. */
export function createDocumentStore(setting: DocumentSetting): DocumentStore {
  const { draft, clock } = setting;
  const store = createStore<DocumentState>(() => ({
    document: openDocument(textOf(draft)),
    base: draft,
    save: { kind: 'saved', at: undefined },
    choice: undefined,
    notice: undefined,
    refusal: undefined,
    selects: undefined,
  }));
  const saver = new Saver(store, setting);
  const edit = (document: Document, rest: Partial<DocumentState> = {}): void => {
    store.setState({ document, refusal: undefined, ...rest });
    saver.edited();
  };
  const refuse = ({ refused }: Refused): Problem => {
    store.setState({ refusal: refused });
    return refused;
  };
  const commit = (proposal: Proposal): Problem | undefined => {
    const document = commitChange(store.getState().document, proposal, clock.now());
    if (isRefused(document)) return refuse(document);
    const selects = isRefused(proposal) ? undefined : proposal.selects;
    edit(document, selects === undefined ? {} : { selects });
    return undefined;
  };
  const travel = (travelled: Travelled | Refused | undefined): void => {
    if (travelled === undefined) return;
    if (isRefused(travelled)) refuse(travelled);
    else edit(travelled.document, { selects: travelled.selects });
  };
  const actions: DocumentActions = {
    commit,
    type: (source) => edit(typeText(store.getState().document, source, clock.now())),
    undo: () => travel(undoLast(store.getState().document)),
    redo: () => travel(redoLast(store.getState().document)),
    restoreText: () => edit(restoreText(store.getState().document)),
    replace: (text, label) => {
      edit(replaceText(store.getState().document, text, { label: { key: label } }, clock.now()));
    },
    dismiss: () => store.setState({ notice: undefined, refusal: undefined }),
    ...saverActions(saver),
  };
  saver.recover();
  return Object.assign(store, { actions });
}

function saverActions(
  saver: Saver,
): Pick<DocumentActions, 'flush' | 'takeUp' | 'heard' | 'choose' | 'close'> {
  return {
    flush: () => saver.flush(),
    takeUp: (entry) => saver.takeUp(entry),
    heard: (revision) => saver.heard(revision),
    choose: (text) => saver.choose(text),
    close: () => saver.close(),
  };
}
