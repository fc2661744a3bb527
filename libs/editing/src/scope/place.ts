/** When an expression of a step is read: before its work, once it has an output, when it failed, or over an event. */
export type Moment = 'begin' | 'done' | 'caught' | 'event';

/** Where an expression stands. */
export interface ScopePlace {
  /** Id of the step; none for expressions of the workflow itself. */
  readonly step?: string;
  readonly moment?: Moment;
  /** The event that a trigger, or `more`, names. */
  readonly event?: string;
}

/** Fields, and fields within them, whose expressions are read at another moment than before the work. */
const MOMENTS: Readonly<Record<string, Moment>> = Object.freeze({
  next: 'done',
  save: 'done',
  catch: 'caught',
  repeat: 'done',
  'wait/where': 'event',
  'forEach/until': 'done',
  'forEach/collect': 'done',
  'forEach/more': 'event',
});

/** Where the expression at a path of a definition stands, and when it is read. */
export function placeOf(path: string): ScopePlace {
  const [, first, id, field = '', inner = ''] = path.split('/');
  if (first === 'triggers') return { moment: 'event' };
  if (first !== 'steps' || id === undefined) return {};
  const name = Object.hasOwn(MOMENTS, field) ? field : `${field}/${inner}`;
  return { step: id, moment: Object.hasOwn(MOMENTS, name) ? (MOMENTS[name] ?? 'begin') : 'begin' };
}
