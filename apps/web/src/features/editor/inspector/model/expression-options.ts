import {
  completionsIn,
  completionsInTemplate,
  scopeAt,
  type Completion,
  type ScopePlace,
} from '@fermata/editing';
import type { JsonObject } from '@fermata/model';
import type { TextOption, TextOptions } from '@fermata/ui';
import type { Known } from '@fermata/validation';

/** Where an expression stands. */
export interface Around {
  readonly definition: JsonObject;
  readonly known: Known | undefined;
  readonly place: ScopePlace;
  readonly isTemplate: boolean;
}

/** What can be written at an offset of an expression, or of a text with expressions in it. */
export function optionsAt(
  { definition, known, place, isTemplate }: Around,
  text: string,
  offset: number,
): TextOptions | undefined {
  const scope = scopeAt(definition, place, known?.references ?? {});
  const found = (isTemplate ? completionsInTemplate : completionsIn)(scope, text, offset);
  if (found.options.length === 0) return undefined;
  return { from: found.from, options: found.options.map(optionOf) };
}

function optionOf({ label, insert, kind, detail, info, certain }: Completion): TextOption {
  return {
    label,
    insert,
    kind: kind === 'macro' ? 'keyword' : kind,
    uncertain: !certain,
    ...(detail === undefined ? {} : { detail }),
    ...(info === undefined ? {} : { info }),
  };
}
