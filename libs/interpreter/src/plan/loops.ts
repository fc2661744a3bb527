import type { Template } from '@fermata/expressions';
import type { PlanListening } from './waits.ts';

/** What somebody reads of the output of a `forEach`: only that is kept, and only that is put together. */
export interface ItemReads {
  readonly results: boolean;
  readonly failures: boolean;
}

/** Does a step once for each item of a list (rules F1 to F5). */
export interface PlanForEach {
  /** Yields the list. */
  readonly items: Template;
  /** Name of the item in expressions, beside `item`. */
  readonly as?: string;
  readonly concurrency?: number;
  readonly until?: string;
  readonly rest: 'ignore' | 'cancel' | 'block';
  readonly tolerate: Tolerance;
  readonly more?: PlanMore;
  /** Shapes the result of one item. */
  readonly collect?: Template;
  /** What the expressions of the workflow read of the output, and what `until` reads of it. */
  readonly keeps: ItemReads;
  readonly untilReads: ItemReads;
}

/** How many items may fail: so many, or this share of all so far (rule F4). */
export type Tolerance = { readonly count: number } | { readonly share: number };

/** Adds an item for each matching event (rule F5). */
export interface PlanMore {
  readonly listening: PlanListening;
  /** The item; absent = the data of the event. */
  readonly item?: Template;
}

/** Does a step again and again; every round is a visit (rule F7). */
export interface PlanRepeat {
  /** Judged before each round. */
  readonly while?: string;
  /** Judged after each round, on the vars after its `save`. */
  readonly until?: string;
  /** Most rounds. */
  readonly max?: number;
}
