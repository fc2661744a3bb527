import { isObject, type DefinitionKind, type JsonValue, type Problem } from '@fermata/model';
import { planAt, type References } from '@fermata/interpreter';
import {
  CatalogueRepository,
  DefinitionRepository,
  GroupRepository,
  type PublishCommand,
  type ResolvedReference,
  type SourceFormat,
  type Transaction,
} from '@fermata/persistence';
import { judge, parseSource, withPlaces, type Known, type KnownImplementation } from '@fermata/validation';
import type { Bundle } from './bundle.ts';
import { resolveReferences } from './resolve-references.ts';
import { isLive } from '../activities/is-live.ts';

/** The verdict on a source text, with every place in it. */
export interface JudgedSource {
  readonly body: JsonValue;
  readonly kind: DefinitionKind | undefined;
  readonly name: string | undefined;
  readonly problems: readonly Problem[];
  /** The plan of a workflow without errors, for the version that it becomes. */
  readonly plan: ((version: number) => JsonValue) | undefined;
  readonly pinned: readonly ResolvedReference[];
  /** The types that the event definitions declare, by the reference as written. */
  readonly eventTypes: Readonly<Record<string, string>>;
}

/** Judges a text as publish does, against what is published and registered now. Never throws for what is in the text. */
export async function judgeSource(
  tx: Transaction,
  source: string,
  format: SourceFormat,
  bundle?: Bundle,
): Promise<JudgedSource> {
  const parsed = parseSource(source, format);
  const nothing = { body: parsed.value, plan: undefined, pinned: [], eventTypes: {} };
  if (parsed.problems.some((problem) => problem.severity === 'error')) {
    return { ...nothing, kind: undefined, name: undefined, problems: parsed.problems };
  }
  const name = nameOf(parsed.value);
  const { known, pinned } = await knownNow(tx, parsed.value, bundle);
  const { kind, problems, plan } = judge(parsed.value, known);
  return {
    body: parsed.value,
    kind,
    name,
    problems: withPlaces([...parsed.problems, ...problems], parsed),
    plan: plan === undefined ? undefined : (version) => planAt(plan, version) as unknown as JsonValue,
    pinned,
    eventTypes: eventTypesOf(known.references),
  };
}

/** What a publish of this document would know of the world around it. */
export async function knownNow(
  tx: Transaction,
  document: JsonValue,
  bundle?: Bundle,
): Promise<{ readonly known: Known; readonly pinned: readonly ResolvedReference[] }> {
  const version = await nextVersion(tx, document);
  const { references, pinned } = await resolveReferences(tx, document, version, bundle);
  const known = { references, implementations: await implementations(tx), groups: await groupNames(tx) };
  return { known, pinned };
}

/** What publishing a judged text takes. */
export function publishCommand(
  judged: JudgedSource,
  wanted: Pick<PublishCommand, 'kind' | 'name' | 'revision' | 'note'>,
): PublishCommand {
  const { plan, pinned, eventTypes } = judged;
  return { ...wanted, references: pinned, eventTypes, ...(plan === undefined ? {} : { plan }) };
}

function eventTypesOf(references: References): Record<string, string> {
  return Object.fromEntries(
    Object.entries(references.events).map(([text, event]) => [text, event.type ?? event.name]),
  );
}

function nameOf(document: JsonValue): string | undefined {
  return isObject(document) && typeof document['name'] === 'string' ? document['name'] : undefined;
}

/** The version that a publish would make; the plan carries it. */
async function nextVersion(tx: Transaction, document: JsonValue): Promise<number> {
  const name = nameOf(document);
  if (name === undefined) return 1;
  const present = await new DefinitionRepository(tx).get({ kind: 'workflow', name });
  return (present?.latestVersion ?? 0) + 1;
}

async function implementations(tx: Transaction): Promise<KnownImplementation[]> {
  const rows = await new CatalogueRepository(tx).list();
  return rows.flatMap((row) => {
    const entry = { name: row.name, version: row.version, isLive: isLive(row, tx.now) };
    return [
      { ...entry, kind: 'activity' as const },
      { ...entry, kind: 'executor' as const },
    ];
  });
}

async function groupNames(tx: Transaction): Promise<string[]> {
  return (await new GroupRepository(tx).list()).map((group) => group.name);
}
