import type { Effect, VisitChange } from '@fermata/interpreter';
import { shortTime } from './time.ts';
import type { SimulatedInstance, Simulation } from './simulation.ts';

/** Writes one line: the time since the start, which child if it is one, then what happened. */
export function note(simulation: Simulation, { label }: SimulatedInstance, text: string): void {
  const who = label === '' ? '' : `${label} > `;
  simulation.trace.push(`${shortTime(simulation.now - simulation.startedAt)} ${who}${text}`);
}

/** A visit opened, held or settled, in a few words. */
export function changeText({ status, visit, error, by }: VisitChange): string {
  const why = error === undefined ? '' : ` ${error.code}`;
  return `${status} ${visit}${why}${by === undefined ? '' : ` by ${by}`}`;
}

/** What the outside would see of an effect; work and timers show in the visits. */
export function effectText(effect: Effect): string | undefined {
  switch (effect.type) {
    case 'emitEvent':
      return `emit ${effect.event} ${JSON.stringify(effect.data)}`;
    case 'notifyTask':
      return `${effect.action} ${effect.work}`;
    case 'withdrawTask':
      return `withdraw ${effect.work} ${effect.reason}`;
    case 'close':
      return closeText(effect);
    default:
      return undefined;
  }
}

function closeText({ status, error, reason, output }: Extract<Effect, { type: 'close' }>): string {
  const why = [error?.code, reason].filter((part) => part !== undefined).map((part) => ` (${part})`);
  return `close ${status}${why.join('')} ${JSON.stringify(output)}`;
}

/** What changes and effects say in a trace, each in their order. */
export function traceOf(told: {
  readonly changes: readonly VisitChange[];
  readonly effects: readonly Effect[];
}): { readonly changes: readonly string[]; readonly effects: readonly string[] } {
  const effects = told.effects.map(effectText).filter((text) => text !== undefined);
  return { changes: told.changes.map(changeText), effects };
}
