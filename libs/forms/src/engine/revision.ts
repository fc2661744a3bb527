import type { Scope } from '@fermata/expressions';
import type { JsonObject, JsonValue } from '@fermata/model';
import type { FormState, NodeState } from '../state.ts';
import { concrete, keyOf, type Cell, type Instance } from './cells.ts';
import { dress } from './dress.ts';
import type { CellReader, FormProgram } from './form-program.ts';
import { gateOf, type Gate } from './gate.ts';
import { outcomesOf, ruleProblemsOf } from './whole.ts';
import { RankedQueue } from './queue.ts';
import { WorkingCopy } from './tree.ts';

/**
 * One change of a form in the making. Two rounds: *settling* tells what is shown and computed, cells in the order of
 * what depends on what, so that each sees the answer as it will be; *dressing* tells everything else, parents first.
 *
 * Invariant: after {@link finish} the state is the one that {@link whole} makes of the same values. Equal parts are the
 * same objects as before.
 */
export class Revision {
  readonly #program: FormProgram;
  readonly #before: FormState | undefined;
  readonly values: WorkingCopy;
  readonly output: WorkingCopy;
  readonly #nodes: Map<string, NodeState>;
  readonly #gates = new Map<string, Gate>();
  readonly #settling = new RankedQueue<Instance>();
  readonly #forced = new Set<string>();
  readonly #dressing = new RankedQueue<Instance>();
  /** Rank of what is being settled; only what comes after it can depend on it, unless it is part of a circle. */
  #rank = -1;
  #rules: boolean;
  #outcomes: boolean;

  constructor(program: FormProgram, before: FormState | undefined, values: JsonObject) {
    this.#program = program;
    this.#before = before;
    this.values = new WorkingCopy(values);
    this.output = new WorkingCopy(before?.output ?? values);
    this.#nodes = new Map(before?.nodes);
    this.#rules = before === undefined;
    this.#outcomes = before === undefined;
  }

  /** Evaluates everything. */
  whole(): FormState {
    for (const cell of this.#program.inOrder)
      for (const instance of this.instancesOf(cell, [])) this.#settle(instance);
    return this.finish();
  }

  /** Notes that the values at a place are others now: its fields, and all that reads it, are evaluated again. */
  changed(parts: readonly string[]): void {
    let isOwned = false;
    let isHidden = false;
    this.#program.fields.visit(parts, (cell, indexes, where) => {
      if (where === 'above' && cell.holds) {
        isHidden ||= this.#nodes.get(keyOf(cell.node.id, indexes))?.visible === false;
        return;
      }
      isOwned = true;
      if (cell.isList) this.#forget(cell, indexes);
      for (const instance of this.instancesOf(cell, indexes)) this.#enqueue(instance, true);
    });
    if (!isOwned && !isHidden && this.#put(parts, this.values.at(parts))) this.#touch(parts);
  }

  /** Evaluates what is waiting, and gives the new state. */
  finish(): FormState {
    for (let next = this.#settling.take(); next !== undefined; next = this.#settling.take())
      this.#settle(next);
    for (let next = this.#dressing.take(); next !== undefined; next = this.#dressing.take())
      this.#dress(next);
    const before = this.#before;
    return {
      values: this.values.root,
      output: this.output.root,
      nodes: this.#nodes,
      outcomes: this.#outcomes ? outcomesOf(this.#program, this.scopeOf()) : (before?.outcomes ?? []),
      problems: this.#rules ? ruleProblemsOf(this.#program, this.scopeOf()) : (before?.problems ?? []),
    };
  }

  /** The instances of a cell under the first indexes that are given, as many as the lists have items. */
  instancesOf(cell: Cell, indexes: readonly number[]): readonly Instance[] {
    let found = [indexes.slice(0, cell.lists.length)];
    for (const list of cell.lists.slice(indexes.length))
      found = found.flatMap((prefix) =>
        indexesOf(this.itemsOf(list, prefix)).map((index) => [...prefix, index]),
      );
    return found.filter((full) => this.#exists(cell, full)).map((full) => ({ cell, indexes: full }));
  }

  /** The number of items of one list. */
  itemsOf(list: Cell, indexes: readonly number[]): number {
    const value = this.values.at(concrete(list.field ?? [], indexes));
    return Array.isArray(value) ? value.length : 0;
  }

  /** What an expression sees at an instance, or where none is named, at the form. */
  scopeOf(instance?: Instance): Scope {
    const scope = { ...this.#program.scope, output: this.output.root };
    if (instance === undefined || instance.indexes.length === 0) return scope;
    return { ...scope, ...this.#itemScope(instance) };
  }

  /** How the parent of an instance stands; undefined at the top. */
  parentOf({
    cell,
    indexes,
  }: Instance): { readonly visible: boolean; readonly enabled: boolean } | undefined {
    const { parent } = cell;
    if (parent === undefined) return undefined;
    const key = keyOf(parent.node.id, indexes.slice(0, parent.lists.length));
    const enabled = this.#nodes.get(key)?.enabled ?? true;
    return { visible: this.#gates.get(key)?.visible ?? this.#nodes.get(key)?.visible ?? true, enabled };
  }

  #itemScope({ cell, indexes }: Instance): Scope {
    const named = cell.lists.map((list, level) => {
      const parts = concrete([...(list.field ?? []), '*'], indexes.slice(0, level + 1));
      return [list.node.as ?? '', this.output.at(parts)] as const;
    });
    const innermost = cell.lists.at(-1);
    const count = innermost === undefined ? 0 : this.itemsOf(innermost, indexes);
    const names = Object.fromEntries(named.filter(([name]) => name !== '')) as Scope;
    return { ...names, item: named.at(-1)?.[1], index: indexes.at(-1) as JsonValue, count };
  }

  #exists(cell: Cell, indexes: readonly number[]): boolean {
    return cell.lists.every(
      (list, level) => (indexes[level] ?? 0) < this.itemsOf(list, indexes.slice(0, level)),
    );
  }

  #enqueue(instance: Instance, isForced: boolean): void {
    const key = keyOf(instance.cell.node.id, instance.indexes);
    if (isForced) this.#forced.add(key);
    this.#settling.add(key, this.#program.ranks[instance.cell.place] ?? 0, instance);
  }

  #settle(instance: Instance): void {
    const { cell, indexes } = instance;
    const key = keyOf(cell.node.id, indexes);
    this.#rank = this.#program.ranks[cell.place] ?? 0;
    const wasVisible = (this.#gates.get(key) ?? this.#nodes.get(key))?.visible;
    const gate = gateOf(instance, this.#program.programs, this);
    this.#gates.set(key, gate);
    const isForced = this.#forced.delete(key);
    const isAnew = isForced || wasVisible !== gate.visible;
    if (cell.field !== undefined) this.#place(concrete(cell.field, indexes), instance, gate, isAnew);
    this.#dressing.add(key, cell.place, instance);
    if (this.#before !== undefined && isAnew)
      this.#settleInside(instance, isForced || cell.field !== undefined);
  }

  #settleInside({ cell, indexes }: Instance, isForced: boolean): void {
    for (const child of cell.children)
      for (const inner of this.instancesOf(child, indexes)) this.#enqueue(inner, isForced);
  }

  /** Puts the value of a field into the answer, or takes it out. */
  #place(parts: readonly string[], { cell }: Instance, gate: Gate, isRaw: boolean): void {
    const isComputed = cell.node.compute !== undefined;
    if (gate.visible && !isComputed && !isRaw) return;
    const given = isComputed ? gate.computed : this.values.at(parts);
    if (this.#put(parts, gate.visible ? given : undefined)) this.#touch(parts);
  }

  #put(parts: readonly string[], value: JsonValue | undefined): boolean {
    if (value !== undefined) return this.output.set(parts, value);
    const isGone = this.output.delete(parts);
    if (isGone) this.#prune(parts.slice(0, -1));
    return isGone;
  }

  /** An object that was only there for what was computed in it goes with it. */
  #prune(parts: readonly string[]): void {
    const holder = parts.length === 0 ? undefined : this.output.at(parts);
    if (
      holder === undefined ||
      Object.keys(holder as object).length > 0 ||
      this.values.at(parts) !== undefined
    )
      return;
    this.output.delete(parts);
    this.#prune(parts.slice(0, -1));
  }

  #touch(parts: readonly string[]): void {
    this.#program.readers.visit(parts, (reader, indexes) => {
      if ('cell' in reader) this.#wake(reader, indexes);
      else if (reader.kind === 'rules') this.#rules = true;
      else this.#outcomes = true;
    });
  }

  #wake(reader: CellReader, indexes: readonly number[]): void {
    if (this.#before === undefined) return;
    const isSettling = reader.kind === 'settle';
    if (isSettling && (this.#program.ranks[reader.cell.place] ?? 0) <= this.#rank) return;
    for (const instance of this.instancesOf(reader.cell, indexes.slice(0, reader.own))) {
      if (isSettling) this.#enqueue(instance, false);
      else this.#dressing.add(keyOf(reader.cell.node.id, instance.indexes), reader.cell.place, instance);
    }
  }

  #dress(instance: Instance): void {
    const { cell, indexes } = instance;
    const key = keyOf(cell.node.id, indexes);
    const gate = this.#gates.get(key) ?? gateOf(instance, this.#program.programs, this);
    const before = this.#nodes.get(key) ?? this.#before?.nodes.get(key);
    const state = dress({ instance, gate, key, before }, this.#program, this);
    this.#nodes.set(key, state);
    if (this.#before === undefined || before?.enabled === state.enabled) return;
    for (const child of cell.children)
      for (const inner of this.instancesOf(child, indexes))
        this.#dressing.add(keyOf(child.node.id, inner.indexes), child.place, inner);
  }

  /** Drops what stands inside a list whose items may be others now. */
  #forget(list: Cell, indexes: readonly number[]): void {
    const inside = new Set<Cell>();
    const collect = (cell: Cell): void => {
      for (const child of cell.children) {
        inside.add(child);
        collect(child);
      }
    };
    collect(list);
    const ids = new Set([...inside].map((cell) => cell.node.id));
    for (const [key, state] of this.#nodes)
      if (ids.has(state.node.id) && indexes.every((index, level) => state.indexes[level] === index))
        this.#nodes.delete(key);
  }
}

function indexesOf(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
