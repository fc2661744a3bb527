import { said } from '@fermata/model';
import { referencedPaths } from '@fermata/expressions';
import type { JsonObject, JsonValue } from '@fermata/model';
import type { Refused } from '../change/edit.ts';
import { refuse } from '../change/place.ts';
import { listAt, objectAt, stepsOf } from '../read.ts';
import { freeId } from './new-id.ts';
import { sourceSlots, type SourceSlot } from './sources.ts';
import { sourcesIn } from './template.ts';

/** What the steps read of input and variables, and which variables they save. */
export interface Reads {
  readonly input: readonly string[];
  readonly vars: readonly string[];
  readonly saved: readonly string[];
}

/** Finds what some steps read and save; refused where an expression reads over the border. */
export function readsOf(definition: JsonObject, chosen: ReadonlySet<string>): Reads | Refused {
  const reads = sourceSlots(definition).flatMap((slot) => readsAt(slot, chosen));
  for (const read of reads) {
    const problem = crossingRead(read, chosen);
    if (problem !== undefined) return problem;
  }
  const named = (root: string): readonly string[] => [
    ...new Set(reads.flatMap((read) => (read.isWithin && read.root === root ? [read.name ?? ''] : []))),
  ];
  const steps = stepsOf(definition).filter(([id]) => chosen.has(id));
  return {
    input: named('input'),
    vars: named('vars'),
    saved: [...new Set(steps.flatMap(([, step]) => savesOf(step)))],
  };
}

interface Read {
  readonly root: string;
  readonly name: string | undefined;
  readonly isWithin: boolean;
  readonly path: string;
}

function readsAt({ path, text, form }: SourceSlot, chosen: ReadonlySet<string>): readonly Read[] {
  const [, first, id = ''] = path.split('/');
  const isWithin = first === 'steps' && chosen.has(id);
  const sources = form === 'expression' ? [text] : sourcesIn(text).map(({ source }) => source);
  return sources.flatMap((source) =>
    referencedPaths(source).map(([root = '', name]) => ({ root, name, isWithin, path })),
  );
}

function savesOf(step: JsonValue): readonly string[] {
  return [step, ...listAt(step, 'catch')].flatMap((holder) => Object.keys(objectAt(holder, 'save')));
}

function crossingRead(
  { root, name, isWithin, path }: Read,
  chosen: ReadonlySet<string>,
): Refused | undefined {
  if (root === 'steps' && (name === undefined || chosen.has(name) !== isWithin))
    return refuse(
      path,
      'extract.reads',
      said`An expression reads \`steps.${{ name: name ?? '…' }}\` across the border of these steps.`,
    );
  const isWhole = name === undefined && (root === 'input' || root === 'vars');
  if (isWithin && (root === 'instance' || isWhole))
    return refuse(
      path,
      'extract.reads',
      said`An expression within these steps reads \`${{ root }}\` as a whole.`,
    );
  return undefined;
}

/** Names of the fields by which variables come in: a field of the input has its own already. */
export function fieldsFor({
  input,
  vars,
}: Reads): readonly (readonly [field: string, source: string, isVar: boolean])[] {
  const taken = new Set(input);
  const variables = vars.map((name) => [freeId(name, (one) => taken.has(one)), name, true] as const);
  return [...input.map((name) => [name, name, false] as const), ...variables];
}
