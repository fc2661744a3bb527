import type { DeployRequest } from '@fermata/contracts';
import { definitionKinds, isObject, parseReference, type DefinitionKind } from '@fermata/model';
import { parseSource, referenceSlots } from '@fermata/validation';

/** One file of a deployment. */
export type File = DeployRequest['files'][number];

/** A file with what it says of itself; nothing is known of a text that cannot be read. */
export interface Headed {
  readonly file: File;
  readonly kind?: unknown;
  readonly name?: unknown;
  /** Names of the workflows that it starts, itself left out. */
  readonly starts: readonly string[];
}

/** Reads the head of a file. */
export function headed(file: File): Headed {
  const { value } = parseSource(file.source, file.format);
  if (!isObject(value)) return { file, starts: [] };
  const slots = referenceSlots(value).filter(({ kind }) => kind === 'workflow');
  const starts = slots.flatMap(({ text }) => parseReference(text)?.name ?? []);
  return { file, kind: value['kind'], name: value['name'], starts };
}

/** What is referred to first: by kind, and a workflow after those that it starts. Where they start each other any may be first. */
export function inDeployOrder(files: readonly Headed[]): readonly Headed[] {
  const rank = ({ kind }: Headed): number => definitionKinds.indexOf(kind as DefinitionKind);
  const byKind = [...files].sort((one, other) => rank(one) - rank(other));
  const ordered = new Set<Headed>();
  const seen = new Set<Headed>();
  const visit = (one: Headed): void => {
    if (seen.has(one)) return;
    seen.add(one);
    for (const started of startedBy(one, byKind)) visit(started);
    ordered.add(one);
  };
  byKind.forEach(visit);
  return [...ordered];
}

/** Names of the workflows among the files that start themselves by way of others: they can only be published together. */
export function mutual(files: readonly Headed[]): readonly string[] {
  return files.flatMap((one) => {
    const reached = new Set(startedBy(one, files));
    for (const other of reached) for (const next of startedBy(other, files)) reached.add(next);
    return reached.has(one) && typeof one.name === 'string' ? [one.name] : [];
  });
}

function startedBy({ starts }: Headed, files: readonly Headed[]): readonly Headed[] {
  return files.filter(
    ({ kind, name }) => kind === 'workflow' && typeof name === 'string' && starts.includes(name),
  );
}
