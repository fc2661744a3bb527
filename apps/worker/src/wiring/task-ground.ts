import { AppError } from '@fermata/contracts';
import { loadActivities, type ActivityDefinition } from '@fermata/sdk';
import type { Logger } from 'pino';
import type { WorkerConfiguration } from '../configuration/configuration.ts';
import type { PerformerParts } from '../tasks/perform.ts';
import { createRegistry } from '../tasks/registry.ts';
import { executorImplementations, fromActivity, outsideOf } from './implementations.ts';
import { schemaCheck } from './schema-check.ts';

/** What performs tasks in this process, be it as activities or in bursts. */
export interface TaskGround {
  readonly activities: readonly ActivityDefinition[];
  readonly performer: PerformerParts;
}

/** Our executors and the activities of developers that the configuration names. */
export async function openTasks(
  { connections, activities: specifiers }: WorkerConfiguration,
  log: Logger,
): Promise<TaskGround> {
  const activities = await loadAll(specifiers);
  const outside = outsideOf(connections);
  const own = executorImplementations(outside);
  const registry = createRegistry([...own, ...activities.map((activity) => fromActivity(activity, outside))]);
  const performer: PerformerParts = {
    registry,
    check: schemaCheck(),
    log: (fields) => taskLog(log.child({ ...fields })),
    now: Date.now,
    random: Math.random,
  };
  return { activities, performer };
}

/** Every activity, or one failure that names all that is wrong: a worker without an activity would fail its steps. */
async function loadAll(specifiers: readonly string[]): Promise<readonly ActivityDefinition[]> {
  const { activities, problems } = await loadActivities(specifiers, (specifier) => import(specifier));
  if (problems.length === 0) return activities;
  const message = problems.map((problem) => problem.message).join('\n');
  throw new AppError('activities.invalid', message, { details: { problems } });
}

type Level = 'debug' | 'info' | 'warn' | 'error';

function taskLog(log: Record<Level, (fields: object, message: string) => void>) {
  const line = (level: Level) => (message: string, fields?: object) => log[level]({ ...fields }, message);
  return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') };
}
