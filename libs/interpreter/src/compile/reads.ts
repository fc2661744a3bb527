import { referencedPaths, suggestion } from '@fermata/expressions';
import { errorAt, said } from '@fermata/model';
import type { Context } from './context.ts';

/** What the expressions of a definition read of its steps: only that is kept in a state. */
export interface Reads {
  readonly mentions: ReadonlySet<string>;
  readonly outputs: ReadonlySet<string>;
  readonly errors: ReadonlySet<string>;
}

/** Collects what is read of the steps; an unknown step is reported with the nearest id. */
export function collectReads(context: Context, ids: readonly string[]): Reads {
  const [mentions, outputs, errors] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const add = (id: string, name: string | undefined): void => {
    mentions.add(id);
    if (name === undefined || name === 'output') outputs.add(id);
    if (name === undefined || name === 'error') errors.add(id);
  };
  for (const { text, path } of context.sources) {
    for (const [root, id, name] of referencedPaths(text)) {
      if (root !== 'steps') continue;
      if (id === undefined) ids.forEach((one) => add(one, undefined));
      else if (ids.includes(id)) add(id, name);
      else reportUnknown(context, path, id, ids);
    }
  }
  return { mentions, outputs, errors };
}

function reportUnknown(context: Context, path: string, id: string, ids: readonly string[]): void {
  const fix = suggestion(id, ids);
  context.problems.push(errorAt(path, 'step.unknown', said`there is no step \`${{ step: id }}\``, fix));
}
