import { AppError, type TaskRequest } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { loadActivities, type ActivityDefinition } from '@fermata/sdk';
import { activityInfo } from '@temporalio/activity';
import type { Measures } from '../hosting/measures.ts';
import { repeat } from '../hosting/repeat.ts';
import { createActivityWorkers } from '../hosting/workers.ts';
import { createPerformer } from '../tasks/perform.ts';
import { createRegistry, type TaskRegistry } from '../tasks/registry.ts';
import { catalogueOf, reportCatalogue } from '../wiring/catalogue.ts';
import { executorImplementations, fromActivity, outsideOf } from '../wiring/implementations.ts';
import { schemaCheck } from '../wiring/schema-check.ts';
import type { HostGround, RoleParts } from './role.ts';

/** How often a worker says in the catalogue that it is alive. */
const signOfLifeMs = 30_000;

/** Performs automated tasks: our executors and the activities of developers, one worker for each task queue. */
export async function activityRole(ground: HostGround): Promise<RoleParts> {
  const { configuration, database, log, measures, workers } = ground;
  const activities = await loadAll(configuration.activities);
  const outside = outsideOf(configuration.connections);
  const own = executorImplementations(outside);
  const registry = createRegistry([...own, ...activities.map((activity) => fromActivity(activity, outside))]);
  const perform = createPerformer({
    registry,
    check: schemaCheck(),
    log: (fields) => taskLog(log.child({ ...fields })),
    now: Date.now,
    random: Math.random,
  });
  const catalogue = catalogueOf(activities, workers.activityQueue);
  const report = () => reportCatalogue(database, catalogue);
  await report();
  const stopReporting = repeat(signOfLifeMs, report, (failure) =>
    log.warn({ err: failure }, 'the catalogue could not be written'),
  );
  const queues = registry.queues(workers.activityQueue);
  log.info({ implementations: registry.all().map(({ name }) => name), queues }, 'performs tasks');
  return {
    workers: await createActivityWorkers(workers, queues, measured(perform, { registry, measures })),
    stops: [stopReporting],
  };
}

/** Every activity, or one failure that names all that is wrong: a worker without an activity would fail its steps. */
async function loadAll(specifiers: readonly string[]): Promise<readonly ActivityDefinition[]> {
  const { activities, problems } = await loadActivities(specifiers, (specifier) => import(specifier));
  if (problems.length === 0) return activities;
  const message = problems.map((problem) => problem.message).join('\n');
  throw new AppError('activities.invalid', message, { details: { problems } });
}

type Perform = (request: TaskRequest) => Promise<JsonValue>;

function measured(
  perform: Perform,
  { registry, measures }: { registry: TaskRegistry; measures: Measures },
): Perform {
  return async (request) => {
    // Names that authors make up must not become labels without end.
    const implementation = registry.find(activityInfo().activityType)?.name ?? 'unknown';
    const stop = measures.attemptSeconds.startTimer({ implementation });
    try {
      const output = await perform(request);
      measures.attempts.inc({ implementation, outcome: 'completed' });
      return output;
    } catch (failure) {
      measures.attempts.inc({ implementation, outcome: 'failed' });
      throw failure;
    } finally {
      stop();
    }
  };
}

type Level = 'debug' | 'info' | 'warn' | 'error';

function taskLog(log: Record<Level, (fields: object, message: string) => void>) {
  const line = (level: Level) => (message: string, fields?: object) => log[level]({ ...fields }, message);
  return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') };
}
