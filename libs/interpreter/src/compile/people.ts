import { said } from '@fermata/model';
import type { PlanPeople } from '../plan/steps.ts';
import { misshapen, type Context, type Place } from './context.ts';
import { field, readTemplate } from './read.ts';

/** Who is meant, by names and expressions. */
export function readPeople(context: Context, value: unknown, place: Place): PlanPeople {
  const part = (name: string) => readTemplate(context, field(value, name) ?? [], [...place, name]);
  if (field(value, 'users') === undefined && field(value, 'groups') === undefined) {
    misshapen(context, place, said`\`users\` or \`groups\``);
  }
  return { users: part('users'), groups: part('groups'), not: part('not') };
}
