import { suggestion } from '@fermata/expressions';
import type { References } from '../plan/references.ts';
import { misshapen, reportFix, type Context, type Place } from './context.ts';

type Kind = 'tasks' | 'forms' | 'events';

const WORDS = Object.freeze({ tasks: 'task', forms: 'form', events: 'event' } as const);

/** What publish resolved a reference to; an unknown one is reported with the nearest name. */
export function resolve<K extends Kind>(
  context: Context,
  kind: K,
  reference: unknown,
  place: Place,
): References[K][string] | undefined {
  if (typeof reference !== 'string') return misshapen(context, place, 'a reference');
  const known = context.references[kind];
  if (Object.hasOwn(known, reference)) return known[reference] as References[K][string];
  const near = suggestion(reference, Object.keys(known));
  reportFix(context, place, 'reference.unknown', [`there is no ${WORDS[kind]} \`${reference}\``, near]);
  return undefined;
}
