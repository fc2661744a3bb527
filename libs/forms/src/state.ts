import type { JsonObject, JsonValue, Problem } from '@fermata/model';
import type { Choice, PlanNode, PlanOutcome } from './plan.ts';

/**
 * Where a form stands. It never changes: each change gives a new one, in which every part that is still the same is the
 * same object, so a renderer can compare by identity.
 */
export interface FormState {
  /** What was filled in, with what is hidden now: shown again, a field has its value still. */
  readonly values: JsonObject;
  /** The answer so far: what is hidden is left out, what is computed is filled in. What expressions see as `output`. */
  readonly output: JsonObject;
  /** Each component by its key; one in a list stands here once for each item. */
  readonly nodes: ReadonlyMap<string, NodeState>;
  readonly outcomes: readonly OutcomeState[];
  /** What the rules of the form say now; those about fields stand at the fields too. */
  readonly problems: readonly Problem[];
}

/** How one component stands. */
export interface NodeState {
  /** The id of the node; in lists with the indexes of the items: `/layout/3/children/0#2`. */
  readonly key: string;
  readonly node: PlanNode;
  /** Indexes of the items that it stands in, outermost first. */
  readonly indexes: readonly number[];
  /** JSON Pointer of its value in the answer. */
  readonly pointer?: string;
  /** Its value; what is typed in stands here also while it is hidden. */
  readonly value?: JsonValue;
  /** Whether it and all around it are shown. */
  readonly visible: boolean;
  /** Whether it and all around it can be edited; what is computed never is. */
  readonly enabled: boolean;
  readonly required: boolean;
  /** Title in the language of the form. */
  readonly title?: string;
  readonly help?: string;
  /** What an output shows; absent while something it reads is not there yet. */
  readonly shown?: JsonValue;
  readonly choices?: readonly Choice[];
  readonly lookup?: LookupState;
  /** What its own checks and expressions say now. A field that is only empty has no problem until the form is checked. */
  readonly problems: readonly Problem[];
  /** Number of items of a list. */
  readonly items?: number;
}

/** A source to search for choices, and what narrows the search. */
export interface LookupState {
  readonly source: string;
  readonly with: JsonObject;
}

/** A decision as it stands: offered or not. */
export interface OutcomeState extends PlanOutcome {
  readonly offered: boolean;
}

/** What a check is about; the whole form and no decision unless said. */
export interface CheckScope {
  /** Name of the decision that is to be made: what it requires is demanded too. */
  readonly outcome?: string;
  /** Key of a component: only what stands inside it is checked, such as one step of a wizard. */
  readonly within?: string;
}

/** A question about a value that only the server can answer; see {@link Form.questions}. */
export interface Question {
  readonly pointer: string;
  readonly lookup: string;
  readonly value: JsonValue;
  readonly expect: 'found' | 'none';
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

/** A form that is being filled in by one person. Everything is pure; nothing is kept between calls but what is parsed. */
export interface Form {
  /** The first state: the values given, else the defaults, once. */
  start(values?: JsonObject): FormState;
  /** Sets the value at a JSON Pointer of the answer (undefined takes it away) and evaluates what depends on it. */
  change(state: FormState, pointer: string, value: JsonValue | undefined): FormState;
  /** Adds an item to the list at a pointer, with the defaults of its fields; at the end unless said. */
  insertItem(state: FormState, pointer: string, index?: number, item?: JsonValue): FormState;
  removeItem(state: FormState, pointer: string, index: number): FormState;
  moveItem(state: FormState, pointer: string, from: number, to: number): FormState;
  /** What would be submitted now. */
  answer(state: FormState): JsonObject;
  /** Everything that keeps the answer from being submitted, and warnings; paths are pointers of the answer. */
  check(state: FormState, scope?: CheckScope): Problem[];
  /** What the server has to be asked before the answer can be taken. */
  questions(state: FormState): readonly Question[];
  /** The components inside a node (or at the top), for the item that it stands in; `index` chooses one of a list. */
  children(state: FormState, key?: string, index?: number): readonly NodeState[];
  /** A text of the definition in the language of the form. */
  text(text: string): string;
}
