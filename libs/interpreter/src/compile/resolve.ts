import { said, type Phrase } from '@fermata/model';
import { suggestion } from '@fermata/expressions';
import type { References } from '../plan/references.ts';
import { misshapen, reportFix, type Context, type Place } from './context.ts';

type Kind = 'tasks' | 'forms' | 'events' | 'calendars' | 'decisions';
type Known<K extends Kind> = NonNullable<References[K]>;

const UNKNOWN: Readonly<Record<Kind, (reference: string) => Phrase>> = Object.freeze({
  tasks: (reference) => said`there is no task \`${{ reference }}\``,
  forms: (reference) => said`there is no form \`${{ reference }}\``,
  events: (reference) => said`there is no event \`${{ reference }}\``,
  calendars: (reference) => said`there is no calendar \`${{ reference }}\``,
  decisions: (reference) => said`there is no decision \`${{ reference }}\``,
});

/** What publish resolved a reference to; an unknown one is reported with the nearest name. */
export function resolve<K extends Kind>(
  context: Context,
  kind: K,
  reference: unknown,
  place: Place,
): Known<K>[string] | undefined {
  if (typeof reference !== 'string') return misshapen(context, place, said`a reference`);
  const known: Readonly<Record<string, unknown>> = context.references[kind] ?? {};
  if (Object.hasOwn(known, reference)) return known[reference] as Known<K>[string];
  const near = suggestion(reference, Object.keys(known));
  reportFix(context, place, 'reference.unknown', [UNKNOWN[kind](reference), near]);
  return undefined;
}
