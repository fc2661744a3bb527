import { suggestion } from '@fermata/expressions';
import type { References } from '../plan/references.ts';
import { misshapen, reportFix, type Context, type Place } from './context.ts';

type Kind = 'tasks' | 'forms' | 'events' | 'calendars' | 'decisions';
type Known<K extends Kind> = NonNullable<References[K]>;

const WORDS = Object.freeze({
  tasks: 'task',
  forms: 'form',
  events: 'event',
  calendars: 'calendar',
  decisions: 'decision',
} as const);

/** What publish resolved a reference to; an unknown one is reported with the nearest name. */
export function resolve<K extends Kind>(
  context: Context,
  kind: K,
  reference: unknown,
  place: Place,
): Known<K>[string] | undefined {
  if (typeof reference !== 'string') return misshapen(context, place, 'a reference');
  const known: Readonly<Record<string, unknown>> = context.references[kind] ?? {};
  if (Object.hasOwn(known, reference)) return known[reference] as Known<K>[string];
  const near = suggestion(reference, Object.keys(known));
  reportFix(context, place, 'reference.unknown', [`there is no ${WORDS[kind]} \`${reference}\``, near]);
  return undefined;
}
