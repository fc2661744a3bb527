import type { Problem } from '@fermata/model';
import { errorAt, pointer, warningAt } from '@fermata/model';
import { didYouMean } from '../suggest.ts';
import type { Known, KnownImplementation } from './known.ts';
import { objectAt, textAt } from './read.ts';

/** What is wrong with a task beyond its shape: an implementation that nobody has, or that nobody can run now. */
export function taskProblems(task: unknown, known: Known): Problem[] {
  const implementation = objectAt(task, 'implementation');
  const unsupported = ['with', 'result']
    .filter((name) => Object.hasOwn(implementation, name))
    .map((name) =>
      errorAt(pointer('implementation', name), 'language.unsupported', `\`${name}\` cannot be run yet`),
    );
  const kinds = ['activity', 'executor'] as const;
  return [
    ...unsupported,
    ...kinds.flatMap((kind) => implementationProblems(kind, textAt(implementation, kind), known)),
  ];
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
    return [
      errorAt(path, 'implementation.unknown', `There is no ${kind} \`${reference.slice(0, 60)}\`.`, fix),
    ];
  }
  if (found.some((one) => one.isLive)) return [];
  return [warningAt(path, 'implementation.idle', `No worker that has \`${reference}\` is running now.`)];
}
