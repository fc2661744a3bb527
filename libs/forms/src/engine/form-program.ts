import type { Language, Scope } from '@fermata/expressions';
import type { JsonObject, JsonValue } from '@fermata/model';
import type { FormPlan } from '../plan.ts';
import { cellsOf, type Cell } from './cells.ts';
import { settlingOrder } from './order.ts';
import { PlaceIndex } from './place-index.ts';
import { Programs } from './programs.ts';
import { dressingReads, readsOf, settlingReads, type Read } from './reads.ts';

/** Who fills in a form, when, with what before them. There is no clock in here: `now` is given. */
export interface FormContext {
  /** What the step gives: what expressions see as `input`. */
  readonly input: JsonValue;
  /** The moment, RFC 3339; what expressions see as `now`. */
  readonly now: string;
  /** Language tag, such as `de` or `de-AT`. */
  readonly locale?: string;
  /** What expressions see as `user`. */
  readonly user?: JsonObject;
}

/** Who reads a place of the answer: a cell by its `show` and `compute`, by all else, or the form as a whole. */
export type Reader = CellReader | { readonly kind: 'rules' | 'outcomes' };

/** A cell that reads; `own` is how many of the first indexes of what it reads are its own. */
export interface CellReader {
  readonly kind: 'settle' | 'dress';
  readonly cell: Cell;
  readonly own: number;
}

/** A plan made ready for one person: indexed by what reads what. */
export interface FormProgram {
  readonly plan: FormPlan;
  readonly cells: readonly Cell[];
  /** The cells in the order in which they are settled. */
  readonly inOrder: readonly Cell[];
  /** Rank of each cell in that order, by its place. */
  readonly ranks: readonly number[];
  readonly fields: PlaceIndex<Cell>;
  readonly readers: PlaceIndex<Reader>;
  readonly programs: Programs;
  /** What every expression sees, but for the answer. */
  readonly scope: Scope;
  readonly text: (text: string) => string;
}

/** Makes a plan ready. */
export function programOf(plan: FormPlan, context: FormContext, language: Language): FormProgram {
  const cells = cellsOf(plan.nodes);
  const ranks = settlingOrder(cells, language);
  const fields = new PlaceIndex<Cell>();
  for (const cell of cells) if (cell.field !== undefined) fields.add(cell.field, cell);
  return {
    plan,
    cells,
    ranks,
    inOrder: cells.toSorted((one, other) => (ranks[one.place] ?? 0) - (ranks[other.place] ?? 0)),
    fields,
    readers: readersOf(plan, cells, language),
    programs: new Programs(language),
    scope: { input: context.input, now: context.now, user: context.user ?? {} },
    text: textsOf(plan, context.locale),
  };
}

function readersOf(
  { rules, outcomes }: FormPlan,
  cells: readonly Cell[],
  language: Language,
): PlaceIndex<Reader> {
  const readers = new PlaceIndex<Reader>();
  const add = (reads: readonly Read[], readerOf: (own: number) => Reader): void => {
    for (const { pattern, own } of reads) readers.add(pattern, readerOf(own));
  };
  for (const cell of cells) {
    add(settlingReads(cell, language), (own) => ({ kind: 'settle', cell, own }));
    add(dressingReads(cell, language), (own) => ({ kind: 'dress', cell, own }));
  }
  for (const { that } of rules) add(readsOf(that, language), () => ({ kind: 'rules' }));
  for (const { when } of outcomes) add(readsOf(when, language), () => ({ kind: 'outcomes' }));
  return readers;
}

/** Texts in a language: of the tag itself, else of its language, else as written. */
function textsOf({ languages }: FormPlan, locale: string | undefined): (text: string) => string {
  const tags = locale === undefined ? [] : [locale, locale.split('-')[0] ?? locale];
  const tables = tags.flatMap((tag) => {
    const table = Object.hasOwn(languages, tag) ? languages[tag] : undefined;
    return table === undefined ? [] : [table];
  });
  return (text) => tables.find((table) => Object.hasOwn(table, text))?.[text] ?? text;
}
