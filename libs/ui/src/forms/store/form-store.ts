import type { Form, FormState, NodeState } from '@fermata/forms';
import type { JsonValue, Problem } from '@fermata/model';
import { createFindings, type Finder, type Finding } from './findings.ts';
import { createItemIds } from './item-ids.ts';
import { createTopics } from './topics.ts';

/** What one component is drawn from; the same object until something of it changes. */
export interface FieldView {
  readonly state: NodeState;
  /** What is said at it now. A field that nobody has touched says nothing before somebody tries to submit. */
  readonly problems: readonly Problem[];
}

const everything = '*';

/** A form while it is filled in, outside React: each component listens to its own part only. */
export class FormStore {
  readonly form: Form;
  /** Names of the items of lists. */
  readonly ids = createItemIds();
  readonly #topics = createTopics();
  readonly #findings = createFindings();
  readonly #views = new Map<string, FieldView>();
  readonly #touched = new Set<string>();
  readonly #refused = new Map<string, Problem>();
  readonly #opened = new Map<string, string>();
  readonly #changed: ((state: FormState) => void) | undefined;
  #state: FormState;
  #found: readonly Finding[] | undefined;
  #errors: readonly Finding[] | undefined;
  #isAttempted = false;

  /** Stands at the first state; `changed` hears of every new one. */
  constructor(form: Form, first: FormState, changed?: (state: FormState) => void) {
    this.form = form;
    this.#state = first;
    this.#changed = changed;
  }

  get state(): FormState {
    return this.#state;
  }

  /** How a component stands; undefined where it is no more. */
  view(key: string): FieldView | undefined {
    const known = this.#views.get(key);
    if (known !== undefined) return known;
    const state = this.#state.nodes.get(key);
    if (state === undefined) return undefined;
    const isSaid = this.#isAttempted || this.#touched.has(key);
    const view = { state, problems: together(isSaid ? state.problems : [], this.#findings.at(key)) };
    this.#views.set(key, view);
    return view;
  }

  /** Gives the field of a component a value; what was said about the old one is forgotten. */
  change(key: string, value: JsonValue | undefined): void {
    const pointer = this.#state.nodes.get(key)?.pointer;
    if (pointer !== undefined) this.#set(key, pointer, value);
  }

  /** Gives a field a value, whether a component edits it or none, such as the reason of a decision. */
  give(pointer: string, value: JsonValue | undefined): void {
    const field = [...this.#state.nodes.values()].find((node) => node.pointer === pointer);
    this.#set(field?.key ?? '', pointer, value);
  }

  #set(key: string, pointer: string, value: JsonValue | undefined): void {
    const next = this.form.change(this.#state, pointer, value);
    if (next === this.#state) return;
    this.#forget(key);
    this.#become(next);
  }

  /** Adds an item to the list that a component edits; at the end unless said. */
  insertItem(key: string, index?: number): void {
    this.#relist(key, (pointer, items) => {
      this.ids.inserted(pointer, index ?? items);
      return this.form.insertItem(this.#state, pointer, index);
    });
  }

  removeItem(key: string, index: number): void {
    this.#relist(key, (pointer) => {
      this.ids.removed(pointer, index);
      return this.form.removeItem(this.#state, pointer, index);
    });
  }

  moveItem(key: string, from: number, to: number): void {
    this.#relist(key, (pointer) => {
      this.ids.moved(pointer, from, to);
      return this.form.moveItem(this.#state, pointer, from, to);
    });
  }

  /** The person has been at a component: from now on it says what is wrong. */
  touch(key: string): void {
    if (this.#isAttempted) return this.#again();
    if (this.#touched.has(key)) return;
    this.#touched.add(key);
    this.#wake([key]);
  }

  /** What is typed there is no value, such as letters in a number, and why; undefined when it is one again. */
  refuse(key: string, why: string | undefined): void {
    if (this.#refused.get(key)?.message === why) return;
    const path = this.#state.nodes.get(key)?.pointer ?? '';
    if (why === undefined) this.#refused.delete(key);
    else this.#refused.set(key, { code: 'form.unreadable', path, message: why, severity: 'error' });
    this.say('typing', [...this.#refused.values()]);
  }

  /** Somebody tries to submit: every component says what is wrong with it. */
  attempt(): void {
    this.#isAttempted = true;
    this.#wake(
      [...new Set([...this.#views.keys(), ...this.#topics.heard()])].filter((key) => key !== everything),
    );
  }

  /** Replaces what one finder says. */
  say(finder: Finder, problems: readonly Problem[]): void {
    const keys = this.#findings.say(finder, problems, this.#state);
    this.#found = undefined;
    this.#errors = undefined;
    this.#wake(keys);
  }

  /** Everything that was found, in the order of the form; the same list until something else is found. */
  findings(): readonly Finding[] {
    this.#found ??= this.#findings.all(this.#state);
    return this.#found;
  }

  /** What of it keeps the answer from being submitted. */
  errors(): readonly Finding[] {
    this.#errors ??= this.findings().filter(({ problem }) => problem.severity === 'error');
    return this.#errors;
  }

  /** Which child of tabs or of a wizard somebody opened. */
  opened(key: string): string | undefined {
    return this.#opened.get(key);
  }

  open(key: string, child: string): void {
    if (this.#opened.get(key) === child) return;
    this.#opened.set(key, child);
    this.#wake([key]);
  }

  /** Wakes when a component changes; without a topic, when anything does. Gives back what ends it. */
  subscribe(topic: string | undefined, listener: () => void): () => void {
    return this.#topics.subscribe(topic ?? everything, listener);
  }

  #relist(key: string, change: (pointer: string, items: number) => FormState): void {
    const list = this.#state.nodes.get(key);
    if (list?.pointer === undefined) return;
    this.#forget(key);
    this.#become(change(list.pointer, list.items ?? 0));
  }

  #forget(key: string): void {
    if (!this.#findings.forget(key)) return;
    this.#views.delete(key);
    this.#found = undefined;
    this.#errors = undefined;
  }

  /** Only where something was said can it have become better; a new complaint waits for the next attempt. */
  #again(): void {
    const places = new Set(this.findings().map(({ problem }) => problem.path));
    if (places.size > 0)
      this.say(
        'check',
        this.form.check(this.#state).filter(({ path }) => places.has(path)),
      );
  }

  #become(next: FormState): void {
    const before = this.#state;
    this.#state = next;
    const differs = (key: string): boolean => before.nodes.get(key) !== next.nodes.get(key);
    for (const key of this.#views.keys()) if (differs(key)) this.#views.delete(key);
    for (const key of this.#topics.heard()) if (key !== everything && differs(key)) this.#topics.tell(key);
    this.#topics.tell(everything);
    this.#changed?.(next);
  }

  #wake(keys: readonly string[]): void {
    for (const key of keys) this.#views.delete(key);
    for (const key of keys) this.#topics.tell(key);
    this.#topics.tell(everything);
  }
}

/** What is said twice in the same words is shown once. */
function together(own: readonly Problem[], found: readonly Problem[]): readonly Problem[] {
  if (own.length === 0) return found;
  const said = new Set(own.map(({ message }) => message));
  return [...own, ...found.filter(({ message }) => !said.has(message))];
}
