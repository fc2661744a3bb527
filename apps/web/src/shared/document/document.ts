import {
  applyChange,
  createHistory,
  differences,
  isRefused,
  push,
  redo,
  undo,
  type Change,
  type History,
  type Proposal,
  type Refused,
} from '@fermata/editing';
import { errorAt, isObject, type JsonObject, type Problem } from '@fermata/model';
import { parseSource } from '@fermata/validation';
import { changedText, writtenText } from './changed-text.ts';
import type { SourceText } from './source-text.ts';

/** The one document that all views of an editor show: what it says and how it is written never drift. */
export interface Document extends SourceText {
  /** What the text says; while the text cannot be read, what it said last. */
  readonly definition: JsonObject;
  /** Why the text cannot be read; empty while it can. */
  readonly broken: readonly Problem[];
  readonly history: History;
  /** Kind and name that the text keeps; undefined where it said none when it was opened. */
  readonly identity: Identity | undefined;
}

/** Which definition a text is of. */
export interface Identity {
  readonly kind: string;
  readonly name: string;
}

/** A change that knows the text it leads to, so that undoing brings back comments and blanks too. */
type WrittenChange = Change & { readonly source?: string };

/** A document after a step through its history. */
export interface Travelled {
  readonly document: Document;
  /** Steps to select. */
  readonly selects: readonly string[];
}

/** A document with a text that cannot be read says so and is empty until it can. */
export function openDocument({ source, format }: SourceText): Document {
  const { definition, problems } = readText({ source, format });
  return {
    source,
    format,
    definition: definition ?? {},
    broken: problems,
    history: createHistory(),
    identity: identityOf(definition),
  };
}

function identityOf(definition: JsonObject | undefined): Identity | undefined {
  const { kind, name } = definition ?? {};
  return typeof kind === 'string' && typeof name === 'string' ? { kind, name } : undefined;
}

/** Why a definition cannot be kept in the place of another one; the server refuses it too. */
function strangerIn({ identity }: Document, definition: JsonObject): Problem | undefined {
  if (identity === undefined) return undefined;
  const wrong = (['kind', 'name'] as const).find((member) => definition[member] !== identity[member]);
  if (wrong === undefined) return undefined;
  return errorAt(
    '',
    'source.other',
    `\`${wrong}\` stays \`${identity[wrong]}\`: this text is of another definition.`,
  );
}

/** What a text says, or why it cannot be read. */
export function readText({ source, format }: SourceText): {
  readonly definition: JsonObject | undefined;
  readonly problems: readonly Problem[];
} {
  const { value, problems } = parseSource(source, format);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { definition: undefined, problems: errors };
  if (isObject(value)) return { definition: value as JsonObject, problems: [] };
  return { definition: undefined, problems: [errorAt('', 'source.shape', 'A definition is an object.')] };
}

/** Makes a change that any view proposes, at a time in milliseconds. A text that cannot be read is mended first. */
export function commitChange(document: Document, proposal: Proposal, at: number): Document | Refused {
  if (isRefused(proposal)) return proposal;
  if (document.broken.length > 0) return unreadable();
  const applied = applyChange(document.definition, proposal);
  if (isRefused(applied)) return applied;
  if (proposal.edits.length === 0) return document;
  const stranger = strangerIn(document, applied.definition);
  if (stranger !== undefined) return { refused: stranger };
  const source = changedText(document, document.definition, applied.definition);
  return remembered(document, { definition: applied.definition, source }, proposal, {
    inverse: applied.inverse,
    at,
  });
}

/** Takes a text as someone types it: what it says becomes a change like any other. */
export function typeText(document: Document, source: string, at: number): Document {
  if (source === document.source) return document;
  const { definition, problems } = readText({ source, format: document.format });
  if (definition === undefined) return { ...document, source, broken: problems };
  const stranger = strangerIn(document, definition);
  if (stranger !== undefined) return { ...document, source, broken: [stranger] };
  const change: Change = { ...differences(document.definition, definition), group: 'text' };
  const applied = applyChange(document.definition, change);
  if (isRefused(applied)) return { ...document, source, definition, broken: [] };
  return remembered({ ...document, broken: [] }, { definition, source }, change, {
    inverse: applied.inverse,
    at,
  });
}

interface Made {
  readonly inverse: Change;
  readonly at: number;
}

function remembered(
  before: Document,
  after: Pick<Document, 'definition' | 'source'>,
  change: Change,
  { inverse, at }: Made,
): Document {
  const forward: WrittenChange = { ...change, source: after.source };
  const back: WrittenChange = { ...inverse, source: before.source };
  return { ...before, ...after, history: push(before.history, forward, back, at) };
}

/** Takes the last change back, whatever view made it; undefined when nothing was done. */
export function undoLast(document: Document): Travelled | Refused | undefined {
  return travel(document, undo(document.history), document.history.done.at(-1)?.change);
}

/** Makes the last change that was taken back again. */
export function redoLast(document: Document): Travelled | Refused | undefined {
  return travel(document, redo(document.history), document.history.undone.at(-1)?.inverse);
}

function travel(
  document: Document,
  stepped: ReturnType<typeof undo>,
  opposite: WrittenChange | undefined,
): Travelled | Refused | undefined {
  if (stepped === undefined) return undefined;
  if (document.broken.length > 0) return { document: restoreText(document), selects: [] };
  const change: WrittenChange = stepped.change;
  const applied = applyChange(document.definition, change);
  if (isRefused(applied)) return applied;
  const isAsWritten = change.source !== undefined && opposite?.source === document.source;
  const { definition } = applied;
  const source = isAsWritten ? (change.source ?? '') : changedText(document, document.definition, definition);
  const selects = change.selects ?? [];
  return { document: { ...document, definition, source, history: stepped.history }, selects };
}

/** Gives up a text that cannot be read for the last that could. */
export function restoreText(document: Document): Document {
  if (document.broken.length === 0) return document;
  const done: WrittenChange | undefined = document.history.done.at(-1)?.change;
  const known = done?.source === undefined ? undefined : { ...document, source: done.source };
  const isSame = known !== undefined && says(known, document.definition);
  const source = isSame ? known.source : writtenText(document.definition, document.format);
  return { ...document, source, broken: [] };
}

function says(text: SourceText, definition: JsonObject): boolean {
  const read = readText(text).definition;
  return read !== undefined && differences(read, definition).edits.length === 0;
}

/** Takes a document that came from elsewhere (a merge, a restored revision); it can be undone as one change. */
export function replaceText(
  document: Document,
  text: SourceText,
  change: Pick<Change, 'label'>,
  at: number,
): Document {
  const { definition, problems } = readText(text);
  if (definition === undefined) return { ...document, ...text, broken: problems };
  const before = { ...document, broken: [] };
  const whole = { ...differences(document.definition, definition), ...change };
  const applied = applyChange(document.definition, whole);
  if (isRefused(applied)) return { ...before, ...text, definition };
  const format = { format: text.format };
  return {
    ...remembered(before, { definition, source: text.source }, whole, { inverse: applied.inverse, at }),
    ...format,
  };
}

function unreadable(): Refused {
  const message = 'The text cannot be read: mend it, or take back what was typed.';
  return { refused: errorAt('', 'source.broken', message) };
}
