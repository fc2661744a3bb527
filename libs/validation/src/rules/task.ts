import type { TypeScope } from '@fermata/expressions';
import type { Problem, Phrase } from '@fermata/model';
import { errorAt, pointer, said, warningAt } from '@fermata/model';
import { didYouMean } from '../suggest.ts';
import type { Known, KnownImplementation } from './known.ts';
import { objectAt, sightOf, textAt, valueAt, type Sight } from './read.ts';
import { textType } from './shapes.ts';
import { syntaxProblems, templateProblems } from './texts.ts';

/** What is wrong with a task beyond its shape: an implementation that nobody has, templates that read nothing. */
export function taskProblems(task: unknown, known: Known): Problem[] {
  const implementation = objectAt(task, 'implementation');
  const kinds = ['activity', 'executor'] as const;
  return [
    ...adapterProblems(task, sightOf(known.references)),
    ...kinds.flatMap((kind) => implementationProblems(kind, textAt(implementation, kind), known)),
  ];
}

/** What the implementation is given sees the `input` of the task; what the task yields sees its `output`. */
function adapterProblems(task: unknown, sight: Sight): Problem[] {
  const implementation = objectAt(task, 'implementation');
  const now = textType;
  const scopes = { with: { input: sight.safe(valueAt(task, 'input')), now }, result: { output: true, now } };
  return Object.entries(scopes).flatMap(([name, scope]) => {
    const value = valueAt(implementation, name);
    const path = pointer('implementation', name);
    return value === undefined
      ? []
      : [...syntaxProblems(value, path), ...templateProblems(value, path, scope as TypeScope)];
  });
}

function implementationProblems(
  kind: KnownImplementation['kind'],
  reference: string | undefined,
  { implementations }: Known,
): Problem[] {
  if (reference === undefined || implementations === undefined) return [];
  const [name, version] = reference.split('@');
  const same = implementations.filter((one) => one.kind === kind);
  const found = same.filter((one) => one.name === name && (version === undefined || one.version === version));
  const path = pointer('implementation', kind);
  if (found.length === 0) {
    const fix = didYouMean(
      reference,
      same.map((one) => one.name),
    );
    return [errorAt(path, 'implementation.unknown', unknownWords(kind, reference.slice(0, 60)), fix)];
  }
  if (found.some((one) => one.isLive)) return [];
  return [
    warningAt(path, 'implementation.idle', said`No worker that has \`${{ reference }}\` is running now.`),
  ];
}

function unknownWords(kind: KnownImplementation['kind'], reference: string): Phrase {
  return kind === 'activity'
    ? said`There is no activity \`${{ reference }}\`.`
    : said`There is no executor \`${{ reference }}\`.`;
}
