import { said } from '@fermata/model';
import { suggestion } from '@fermata/expressions';
import { misshapen, reportFix, type Context, type Place } from './context.ts';
import { readList } from './read.ts';

/** A list of step ids, such as `cancels`; undefined when absent or misshapen. Their steps are checked later. */
export function readStepIds(context: Context, value: unknown, place: Place): readonly string[] | undefined {
  if (value === undefined) return undefined;
  const ids = readList(context, value, place).filter((one) => typeof one === 'string');
  return ids.length === 0 ? misshapen(context, place, said`a list of step ids`) : [...new Set(ids)];
}

/** Reports what `cancels` names and is no step (rule T8). */
export function checkCancels(
  context: Context,
  steps: readonly { readonly id: string; readonly cancels?: readonly string[] }[],
  written: readonly string[],
): void {
  for (const { id, cancels } of steps) checkStepIds(context, cancels, ['steps', id, 'cancels'], written);
}

/** Reports ids of a list that name no step, each with the nearest id. */
export function checkStepIds(
  context: Context,
  ids: readonly string[] | undefined,
  place: Place,
  written: readonly string[],
): void {
  (ids ?? []).forEach((id, index) => {
    if (written.includes(id)) return;
    const fix = suggestion(id, written);
    reportFix(context, [...place, index], 'step.unknown', [said`there is no step \`${{ step: id }}\``, fix]);
  });
}
