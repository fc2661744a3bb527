import { AppError, type Operation } from '@fermata/contracts';
import { isObject, type JsonValue } from '@fermata/model';
import type { Orchestrator } from '@fermata/orchestration';
import {
  FleetWorkRepository,
  fleetOperationId,
  VersionRepository,
  type Database,
  type DueFleet,
  type MemberVerdict,
} from '@fermata/persistence';

/** How long a process may be silent before another takes its fleet over. */
const leaseMs = 60_000;
/** Instances that one batch asks for their verdicts, and how many at once. */
const previewBatch = 50;
const previewsAtOnce = 5;
const everyMs = 1_000;
/** How long a fleet waits when the database or Temporal is away. */
const troubleMs = 5_000;

/** What works at fleets, one batch at a time. */
export interface FleetRunner {
  /** Works one batch of one fleet; true if there was one. */
  runOnce(): Promise<boolean>;
}

/**
 * Previews and sends in batches. Whatever it did stands in rows, so that another process goes on where it ended: a verb
 * is sent once to each instance, and the workflow does it once for its id.
 */
export function createFleetRunner(database: Database, orchestrator: Orchestrator): FleetRunner {
  return {
    async runOnce() {
      const fleet = await database.inInstallation((tx) =>
        new FleetWorkRepository(tx).claim(new Date(tx.now.getTime() + leaseMs)),
      );
      if (fleet === undefined) return false;
      const release = (pauseMs: number) =>
        database.inProject(fleet.projectId, (tx) =>
          new FleetWorkRepository(tx).release(fleet, new Date(tx.now.getTime() + pauseMs)),
        );
      try {
        if (fleet.status === 'previewing') await preview(database, orchestrator, fleet);
        else await send(database, fleet);
      } catch (failure) {
        await release(troubleMs);
        throw failure;
      }
      await release(fleet.status === 'previewing' ? 0 : pauseOf(fleet));
      return true;
    },
  };
}

/** A rate below one a second sends one at a time, further apart. */
function pauseOf({ perMinute }: DueFleet): number {
  return Math.max(everyMs, Math.round(60_000 / perMinute));
}

function batchOf({ perMinute }: DueFleet): number {
  return Math.max(1, Math.round((perMinute * everyMs) / 60_000));
}

async function preview(database: Database, orchestrator: Orchestrator, fleet: DueFleet): Promise<void> {
  const { members, plan } = await database.inProject(fleet.projectId, async (tx) => {
    const { move } = fleet.target;
    return {
      members: await new FleetWorkRepository(tx).next(fleet.id, 'chosen', previewBatch),
      plan: move === undefined ? undefined : await new VersionRepository(tx).planByReference(move.plan),
    };
  });
  for (let at = 0; at < members.length; at += previewsAtOnce) {
    const some = members.slice(at, at + previewsAtOnce);
    const verdicts = await Promise.all(
      some.map((instanceId) => previewOne(orchestrator, { fleet, instanceId, plan })),
    );
    await database.inProject(fleet.projectId, (tx) => new FleetWorkRepository(tx).judge(fleet.id, verdicts));
  }
}

interface OneOf {
  readonly fleet: DueFleet;
  readonly instanceId: string;
  readonly plan: JsonValue | undefined;
}

async function previewOne(
  orchestrator: Orchestrator,
  { fleet, instanceId, plan }: OneOf,
): Promise<MemberVerdict> {
  const { id, verb, reason, target, createdBy: actor } = fleet;
  const operation: Operation = { id: fleetOperationId(id), verb, reason, actor, ...target };
  try {
    const said = await orchestrator.preview(instanceId, operation, plan);
    return verdictOf(instanceId, said);
  } catch (failure) {
    // Who cannot be asked now is asked again later: nothing is judged by guessing.
    if (!(failure instanceof AppError) || failure.retryable) throw failure;
    return { instanceId, state: 'impossible', bucket: failure.code };
  }
}

/** Instances that would fare the same stand in one bucket: what would happen, or why it cannot. */
export function verdictOf(instanceId: string, said: JsonValue | undefined): MemberVerdict {
  if (!isObject(said)) return { instanceId, state: 'impossible', bucket: 'instance.notStarted' };
  if (said['accepted'] === true) return { instanceId, state: 'possible', bucket: outcomeWords(said) };
  const problems = Array.isArray(said['problems']) ? said['problems'] : [];
  const places = problems.flatMap((one) =>
    isObject(one) ? [`${String(one['code'])} ${String(one['path'])}`.trim()] : [],
  );
  const bucket = places.length > 0 ? places.slice(0, 3).join(', ') : String(said['reason'] ?? 'refused');
  return { instanceId, state: 'impossible', bucket };
}

function outcomeWords({ status, opened }: Readonly<Record<string, JsonValue>>): string {
  const steps = (Array.isArray(opened) ? opened : []).map((visit) => String(visit).split('#')[0]);
  const opens = steps.length === 0 ? '' : `opens ${[...new Set(steps)].sort().slice(0, 3).join(', ')}`;
  return [typeof status === 'string' ? `then ${status}` : '', opens].filter(Boolean).join(', ') || 'possible';
}

async function send(database: Database, fleet: DueFleet): Promise<void> {
  const members = await database.inProject(fleet.projectId, (tx) =>
    new FleetWorkRepository(tx).next(fleet.id, 'possible', batchOf(fleet)),
  );
  const acting = { actor: fleet.createdBy };
  for (const instanceId of members) {
    try {
      await database.inProject(
        fleet.projectId,
        (tx) => new FleetWorkRepository(tx).send(fleet, instanceId),
        acting,
      );
    } catch (failure) {
      if (!(failure instanceof AppError) || failure.retryable) throw failure;
      const verdict: MemberVerdict = { instanceId, state: 'failed', bucket: failure.code };
      await database.inProject(fleet.projectId, (tx) =>
        new FleetWorkRepository(tx).judge(fleet.id, [verdict]),
      );
    }
  }
}
