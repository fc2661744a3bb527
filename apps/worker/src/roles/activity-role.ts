import { hostname } from 'node:os';
import type { TaskRequest } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import type { AttemptReport } from '@fermata/persistence';
import { activityInfo } from '@temporalio/activity';
import { AttemptRecorder } from '../attempts/attempt-recorder.ts';
import type { Measures } from '../hosting/measures.ts';
import { repeat } from '../hosting/repeat.ts';
import { createActivityWorkers } from '../hosting/workers.ts';
import { ProjectionBuffer } from '../projection/projection-buffer.ts';
import { createPerformer } from '../tasks/perform.ts';
import type { TaskRegistry } from '../tasks/registry.ts';
import { catalogueOf, reportCatalogue } from '../wiring/catalogue.ts';
import { attemptStore } from '../wiring/database-ports.ts';
import type { TaskGround } from '../wiring/task-ground.ts';
import type { HostGround, RoleParts } from './role.ts';

/** How often a worker says in the catalogue that it is alive. */
const signOfLifeMs = 30_000;

/** Performs automated tasks: our executors and the activities of developers, one worker for each task queue. */
export async function activityRole(ground: HostGround, tasks: TaskGround): Promise<RoleParts> {
  const { database, log, measures, workers } = ground;
  const { registry } = tasks.performer;
  const attempts = new ProjectionBuffer<AttemptReport>(attemptStore(database), {
    onDropped: (count) => log.warn({ count }, 'reports of attempts were dropped'),
    onFailure: (failure) => log.warn({ err: failure }, 'reports of attempts wait for the database'),
  });
  const { now } = tasks.performer;
  const recorder = new AttemptRecorder({ sink: attempts, now, worker: workerName(), info: activityInfo });
  const perform = createPerformer({ ...tasks.performer, log: recorder.heard(tasks.performer.log) });
  const catalogue = catalogueOf(tasks.activities, workers.activityQueue);
  const report = () => reportCatalogue(database, catalogue);
  await report();
  const stopReporting = repeat(signOfLifeMs, report, (failure) =>
    log.warn({ err: failure }, 'the catalogue could not be written'),
  );
  const queues = registry.queues(workers.activityQueue);
  log.info({ implementations: registry.all().map(({ name }) => name), queues }, 'performs tasks');
  return {
    workers: await createActivityWorkers(
      workers,
      queues,
      measured(recorder.recorded(perform), { registry, measures }),
    ),
    stops: [stopReporting, () => attempts.close()],
  };
}

/** Who did it, as Temporal Web names it. */
function workerName(): string {
  return `${process.pid}@${hostname()}`;
}

type Perform = (request: TaskRequest) => Promise<JsonValue>;

function measured(
  perform: Perform,
  { registry, measures }: { registry: TaskRegistry; measures: Measures },
): Perform {
  return async (request) => {
    // A trial is no work of the house: it would blur how often work fails.
    if (request.trial !== undefined) return perform(request);
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
