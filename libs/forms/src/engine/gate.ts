import type { Scope } from '@fermata/expressions';
import { warningAt, errorAt, pointer, type JsonValue, type Problem } from '@fermata/model';
import { concrete, type Instance } from './cells.ts';
import type { Programs, Yield } from './programs.ts';

/** Whether an instance is shown, what is computed for its field, and what went wrong with either. */
export interface Gate {
  readonly visible: boolean;
  readonly computed?: JsonValue;
  readonly problems: readonly Problem[];
}

/** What a gate is decided by. */
export interface GateView {
  scopeOf(instance: Instance): Scope;
  parentOf(instance: Instance): { readonly visible: boolean } | undefined;
}

const hidden: Gate = Object.freeze({ visible: false, problems: Object.freeze([]) });
const open: Gate = Object.freeze({ visible: true, problems: Object.freeze([]) });

/**
 * Decides `show` and `compute`. What is inside something hidden is hidden. A `show` that reads what is not there yet is
 * false; one that fails shows the component, so that nobody loses a field to a mistake of the author.
 */
export function gateOf(instance: Instance, programs: Programs, view: GateView): Gate {
  const { show, compute } = instance.cell.node;
  if (view.parentOf(instance)?.visible === false) return hidden;
  if (show === undefined && compute === undefined) return open;
  const scope = view.scopeOf(instance);
  const shown = show === undefined ? always : programs.evaluate(show, scope);
  if (!isShowing(shown)) return hidden;
  const place = placeOf(instance);
  const problems = shown.kind === 'failed' ? [warningAt(place, 'form.expression', shown.message)] : [];
  if (compute === undefined) return { visible: true, problems };
  return computedGate(programs.evaluate(compute, scope), place, problems);
}

const always: Yield = Object.freeze({ kind: 'value', value: true });

function isShowing(shown: Yield): boolean {
  return shown.kind === 'failed' || (shown.kind === 'value' && shown.value === true);
}

function computedGate(found: Yield, place: string, before: readonly Problem[]): Gate {
  if (found.kind === 'value') return { visible: true, problems: before, computed: found.value };
  const failed = found.kind === 'failed' ? [errorAt(place, 'form.expression', found.message)] : [];
  return { visible: true, problems: [...before, ...failed] };
}

/** Pointer of the field of an instance; of one without, the form as a whole. */
export function placeOf({ cell, indexes }: Instance): string {
  return pointer(...concrete(cell.field ?? [], indexes));
}
