import type { References, TaskReference } from '@fermata/interpreter';
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
import type { Bundle } from './bundle.ts';
import {
  calendarReference,
  decisionReference,
  eventReference,
  formReference,
  referenceSlots,
  taskReference,
  workflowReference,
  type Published,
  type ReferenceSlot,
} from '@fermata/validation';

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
  bundle: Bundle = new Map(),
): Promise<Resolved> {
  const slots = referenceSlots(document);
  const lookup = new Lookup(tx, await new CatalogueRepository(tx).list(), bundle);
  const name = isObject(document) && typeof document['name'] === 'string' ? document['name'] : '';
  const references = emptyReferences({ name, version });
  const pinned: ResolvedReference[] = [];
  for (const slot of slots) {
    const found = await lookup.find(slot);
    if (found === undefined) continue;
    keep(references, slot, found);
    pinned.push(pinnedOf(slot, found));
  }
  return { references, pinned };
}

type Kept = {
  readonly [K in Exclude<keyof References, 'self'>]-?: Record<string, NonNullable<References[K]>[string]>;
};

function emptyReferences(self: Published): Kept & Pick<References, 'self'> {
  return { self, tasks: {}, forms: {}, events: {}, workflows: {}, calendars: {}, decisions: {} };
}

/** Keeps what a slot resolved to under the text as it was written. */
function keep(references: Kept, { kind, text }: ReferenceSlot, found: Found): void {
  const self = identityOf(found);
  switch (kind) {
    case 'task':
      references.tasks[text] = found.task;
      break;
    case 'component':
      references.forms[text] = formReference(found.body, self);
      break;
    case 'event':
      references.events[text] = eventReference(found.body, self);
      break;
    case 'workflow':
      references.workflows[text] = workflowReference(found.body, self);
      break;
    case 'calendar':
      references.calendars[text] = calendarReference(found.body, self);
      break;
    case 'decision':
      references.decisions[text] = decisionReference(found.body, self);
      break;
  }
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
  readonly #bundle: Bundle;
  readonly #known = new Map<string, Promise<Found | undefined>>();

  constructor(tx: Transaction, catalogue: readonly CatalogueRow[], bundle: Bundle) {
    this.#bundle = bundle;
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
    const bundled = kind === 'workflow' ? this.#bundle.get(reference.name) : undefined;
    if (bundled !== undefined && satisfiesReference(reference, bundled.version)) {
      const { name, version, body } = bundled;
      return { name, version, body, task: emptyTask(name, version), isImplicit: false };
    }
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

/** What the document leaves open is as its implementation has registered it. */
function taskOf(body: JsonValue, self: Published, catalogue: readonly CatalogueRow[]): TaskReference {
  const declared = taskReference(body, self);
  const row = catalogue.find((entry) => entry.name === declared.implementation);
  return { ...(row === undefined ? {} : implementedBy(row)), ...declared };
}

function identityOf({ name, version }: Published): Published {
  return { name, version };
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
