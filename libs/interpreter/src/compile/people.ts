import { said } from '@fermata/model';
import type { Giving } from '../effect.ts';
import type { PlanAssign, PlanPeople } from '../plan/steps.ts';
import { misshapen, type Context, type Place } from './context.ts';
import { readStepIds } from './lists.ts';
import { field, readTemplate, readText } from './read.ts';

const NAMES = Object.freeze(['users', 'groups', 'roles', 'managerOf'] as const);
const GIVING: readonly Giving[] = Object.freeze(['random', 'roundRobin', 'shortestQueue', 'mostExperienced']);

/** Who is meant, by names and expressions. */
export function readPeople(context: Context, value: unknown, place: Place): PlanPeople {
  const part = (name: string) => readTemplate(context, field(value, name) ?? [], [...place, name]);
  const given = (name: 'roles' | 'managerOf') =>
    field(value, name) === undefined ? {} : { [name]: part(name) };
  if (NAMES.every((name) => field(value, name) === undefined)) {
    misshapen(context, place, said`one of ${{ list: NAMES.map((name) => `\`${name}\``).join(', ') }}`);
  }
  return {
    users: part('users'),
    groups: part('groups'),
    not: part('not'),
    ...given('roles'),
    ...given('managerOf'),
  };
}

/** Who is offered a task, or given it (rule M4). That the steps it names are there is checked later. */
export function readAssign(context: Context, value: unknown, place: Place): PlanAssign {
  const at = (name: string) => [...place, name];
  const skills = field(value, 'skills');
  const separateFrom = readStepIds(context, field(value, 'separateFrom'), at('separateFrom'));
  const likeStep = readText(context, field(value, 'likeStep'), at('likeStep'));
  return {
    ...readPeople(context, value, place),
    ...(skills === undefined ? {} : { skills: readTemplate(context, skills, at('skills')) }),
    ...(separateFrom === undefined ? {} : { separateFrom }),
    ...(likeStep === undefined ? {} : { likeStep }),
    ...readCase(context, field(value, 'case'), at('case')),
    ...readGiving(context, field(value, 'give'), at('give')),
  };
}

function readCase(context: Context, value: unknown, place: Place): Pick<PlanAssign, 'case'> {
  if (value === undefined) return {};
  return value === true ? { case: true } : (misshapen(context, place, said`true`) ?? {});
}

function readGiving(context: Context, value: unknown, place: Place): Pick<PlanAssign, 'give'> {
  if (value === undefined) return {};
  const give = GIVING.find((one) => one === value);
  return give === undefined
    ? (misshapen(context, place, said`one of ${{ list: GIVING.join(', ') }}`) ?? {})
    : { give };
}
