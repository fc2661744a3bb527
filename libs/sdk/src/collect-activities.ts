import type { Problem } from '@fermata/model';
import type { ActivityDefinition } from './activity.ts';
import { checkActivity } from './check-activity.ts';
import { isActivityDefinition } from './define-activity.ts';

/** What a package or a file exports. */
export interface ActivityModule {
  /** How a person would name it: package or file. */
  readonly specifier: string;
  readonly exports: Readonly<Record<string, unknown>>;
}

/** Every usable activity, and everything that keeps the others from use. */
export interface ActivityCollection {
  readonly activities: readonly ActivityDefinition[];
  readonly problems: readonly Problem[];
}

interface Found {
  readonly place: string;
  readonly definition: ActivityDefinition;
}

/**
 * The activity definitions among the exports. Malformed definitions, and all but the first of one name and version,
 * are left out and told as problems; a module without any is a problem too. One definition under two names counts once.
 */
export function collectActivities(modules: readonly ActivityModule[]): ActivityCollection {
  const found = modules.map(definitionsIn);
  const empty = modules.filter((_, index) => found[index]?.length === 0).map(emptyProblem);
  const distinct = found.flat().filter(isFirstExport);
  const checked = distinct.map((one) => ({ ...one, problems: checkActivity(one.definition) }));
  const sound = checked.filter((one) => one.problems.length === 0);
  const activities = sound.filter((one, index) => firstOf(sound, one) === index);
  return {
    activities: activities.map((one) => one.definition),
    problems: [
      ...empty,
      ...checked.flatMap((one) => one.problems.map((problem) => placed(problem, one))),
      ...sound.filter((one) => !activities.includes(one)).map((one) => duplicateProblem(one, sound)),
    ],
  };
}

function definitionsIn(module: ActivityModule): Found[] {
  return Object.entries(module.exports).flatMap(([name, definition]) =>
    isActivityDefinition(definition) ? [{ place: `${module.specifier}#${name}`, definition }] : [],
  );
}

function isFirstExport(one: Found, index: number, all: readonly Found[]): boolean {
  return all.findIndex((other) => other.definition === one.definition) === index;
}

function firstOf(all: readonly Found[], one: Found): number {
  return all.findIndex(({ definition }) => identity(definition) === identity(one.definition));
}

function identity(definition: ActivityDefinition): string {
  return `${definition.name}@${definition.version}`;
}

function placed(problem: Problem, { place, definition }: Found): Problem {
  return {
    ...problem,
    message: `activity ${String(definition.name)} (${place}): ${problem.path} ${problem.message}`,
  };
}

function duplicateProblem(one: Found, all: readonly Found[]): Problem {
  const first = all[firstOf(all, one)]?.place;
  const message = `activity ${identity(one.definition)} (${one.place}) is already defined by ${first}`;
  return { code: 'activity.duplicate', path: '/name', message, severity: 'error' };
}

function emptyProblem(module: ActivityModule): Problem {
  return {
    code: 'activity.none',
    path: '',
    message: `${module.specifier} exports no activity`,
    severity: 'error',
  };
}
