import type { EventReference, FormReference, References, TaskReference } from '@fermata/interpreter';
import {
  isObject,
  parseReference,
  satisfiesReference,
  type DefinitionKind,
  type JsonValue,
} from '@fermata/model';
import {
  CatalogueRepository,
  VersionRepository,
  type CatalogueRow,
  type DefinitionVersion,
  type ResolvedReference,
  type Transaction,
} from '@fermata/persistence';
import { referenceSlots, type ReferenceSlot } from './reference-slots.ts';

/** What the references of one document came to. */
export interface Resolved {
  readonly references: References;
  readonly pinned: readonly ResolvedReference[];
}

/** Looks up everything a document refers to, as it is published now. What is not found is left out: judging says so. */
export async function resolveReferences(
  tx: Transaction,
  document: JsonValue,
  version: number,
): Promise<Resolved> {
  const slots = referenceSlots(document);
  const lookup = new Lookup(tx, await new CatalogueRepository(tx).list());
  const tasks: Record<string, TaskReference> = {};
  const forms: Record<string, FormReference> = {};
  const events: Record<string, EventReference> = {};
  const pinned: ResolvedReference[] = [];
  for (const slot of slots) {
    const found = await lookup.find(slot);
    if (found === undefined) continue;
    if (slot.kind === 'task') tasks[slot.text] = found.task;
    if (slot.kind === 'component') forms[slot.text] = formOf(found.body, found.name, found.version);
    if (slot.kind === 'event') events[slot.text] = eventOf(found.body, found.name, found.version);
    pinned.push(pinnedOf(slot, found));
  }
  const name = isObject(document) && typeof document['name'] === 'string' ? document['name'] : '';
  return { references: { self: { name, version }, tasks, forms, events }, pinned };
}

interface Found {
  readonly name: string;
  readonly version: number;
  readonly body: JsonValue;
  readonly task: TaskReference;
  readonly isImplicit: boolean;
}

class Lookup {
  readonly #versions: VersionRepository;
  readonly #catalogue: readonly CatalogueRow[];
  readonly #known = new Map<string, Promise<Found | undefined>>();

  constructor(tx: Transaction, catalogue: readonly CatalogueRow[]) {
    this.#versions = new VersionRepository(tx);
    this.#catalogue = catalogue;
  }

  find(slot: ReferenceSlot): Promise<Found | undefined> {
    const key = `${slot.kind}/${slot.text}`;
    const known = this.#known.get(key) ?? this.#find(slot.kind, slot.text);
    this.#known.set(key, known);
    return known;
  }

  async #find(kind: DefinitionKind, text: string): Promise<Found | undefined> {
    const reference = parseReference(text);
    if (reference === undefined) return undefined;
    const found =
      reference.range === 'exact'
        ? await this.#versions.get({ kind, name: reference.name }, reference.version)
        : (await this.#versions.latestOf(kind, [reference.name]))[0];
    if (found !== undefined && satisfiesReference(reference, found.version))
      return this.#published(kind, found);
    return kind === 'task' ? this.#implicit(reference.name) : undefined;
  }

  #published(kind: DefinitionKind, version: DefinitionVersion): Found {
    const { name, version: number, body } = version;
    const task =
      kind === 'task' ? taskOf(body, { name, version: number }, this.#catalogue) : emptyTask(name, number);
    return { name, version: number, body, task, isImplicit: false };
  }

  /** Executors and registered activities are tasks without a definition of their own. */
  #implicit(name: string): Found | undefined {
    const row = this.#catalogue.find((entry) => entry.name === name);
    if (row === undefined) return undefined;
    const version = Number(row.version) || 1;
    const task = { ...emptyTask(name, version), ...implementedBy(row), ...ownSchemas(row) };
    return { name, version, body: null, task, isImplicit: true };
  }
}

function pinnedOf(slot: ReferenceSlot, found: Found): ResolvedReference {
  const base = { path: slot.path, kind: slot.kind, name: found.name };
  return found.isImplicit ? base : { ...base, version: found.version };
}

function emptyTask(name: string, version: number): TaskReference {
  return { name, version, implementation: name };
}

function taskOf(
  body: JsonValue,
  self: { name: string; version: number },
  catalogue: readonly CatalogueRow[],
): TaskReference {
  const declared = isObject(body) ? body : {};
  const implementation = isObject(declared['implementation']) ? declared['implementation'] : {};
  const named =
    String(implementation['activity'] ?? implementation['executor'] ?? self.name).split('@')[0] ?? '';
  const row = catalogue.find((entry) => entry.name === named);
  const { input, output, errors, defaults } = declared;
  const own = {
    input,
    output,
    errors,
    defaults,
    queue: implementation['queue'],
    connection: implementation['connection'],
  };
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  return { ...self, ...(row === undefined ? {} : implementedBy(row)), ...given, implementation: named };
}

function implementedBy(row: CatalogueRow): Pick<TaskReference, 'implementation'> & Partial<TaskReference> {
  const defaults = isObject(row.defaults)
    ? { defaults: row.defaults as TaskReference['defaults'] & object }
    : {};
  const queue = row.queue === '' ? {} : { queue: row.queue };
  return { implementation: row.name, ...queue, ...defaults };
}

function ownSchemas(row: CatalogueRow): Partial<TaskReference> {
  return {
    ...(row.inputSchema === null ? {} : { input: row.inputSchema }),
    ...(row.outputSchema === null ? {} : { output: row.outputSchema }),
    ...(Array.isArray(row.errors)
      ? { errors: row.errors as unknown as TaskReference['errors'] & object }
      : {}),
  };
}

function formOf(body: JsonValue, name: string, version: number): FormReference {
  const form = isObject(body) ? body : {};
  const outcomes = Array.isArray(form['outcomes']) ? { outcomes: form['outcomes'].flatMap(outcomeName) } : {};
  return { name, version, ...outcomes, ...(form['schema'] === undefined ? {} : { schema: form['schema'] }) };
}

function outcomeName(outcome: JsonValue): string[] {
  if (typeof outcome === 'string') return [outcome];
  const name = isObject(outcome) ? outcome['name'] : undefined;
  return typeof name === 'string' ? [name] : [];
}

function eventOf(body: JsonValue, name: string, version: number): EventReference {
  const event = isObject(body) ? body : {};
  const type = typeof event['type'] === 'string' ? { type: event['type'] } : {};
  return { name, version, ...type, ...(event['schema'] === undefined ? {} : { schema: event['schema'] }) };
}
