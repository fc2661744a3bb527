import type { Operation } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import type { Orchestrator } from '@fermata/orchestration';
import {
  FleetWorkRepository,
  fleetOperationId,
  InstanceRepository,
  VersionRepository,
  type Database,
  type DueFleet,
  type Transaction,
} from '@fermata/persistence';
import { demandApart, isJudgedApart } from '../operations/apart/demand-apart.ts';
import { previewMember, sendMember, type MemberDeeds } from './fleet-member.ts';

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
      some.map((instanceId) =>
        previewMember(deedsAt(database, { fleet, instanceId, plan }), () =>
          orchestrator.preview(instanceId, operationOf(fleet), plan),
        ),
      ),
    );
    await database.inProject(fleet.projectId, (tx) => new FleetWorkRepository(tx).judge(fleet.id, verdicts));
  }
}

interface OneOf {
  readonly fleet: DueFleet;
  readonly instanceId: string;
  readonly plan: JsonValue | undefined;
}

function deedsAt(database: Database, one: OneOf): MemberDeeds<Transaction> {
  const { fleet, instanceId } = one;
  return {
    instanceId,
    inside: (work) => database.inProject(fleet.projectId, work, { actor: fleet.createdBy }),
    demand: (tx) => demandMayDo(tx, one),
  };
}

function operationOf({ id, verb, reason, target, createdBy: actor }: DueFleet): Operation {
  return { id: fleetOperationId(id), verb, reason, actor, ...target };
}

/** Separation of duties holds for who has made the fleet, at each of its instances. */
async function demandMayDo(tx: Transaction, { fleet, instanceId, plan: target }: OneOf): Promise<void> {
  if (!isJudgedApart(fleet.verb)) return;
  const instance = await new InstanceRepository(tx).get(instanceId);
  if (instance === undefined) return;
  const plan = await new VersionRepository(tx).planOf(instance);
  await demandApart(tx, instance, operationOf(fleet), { plan, target });
}

async function send(database: Database, fleet: DueFleet): Promise<void> {
  const { move } = fleet.target;
  const { members, plan } = await database.inProject(fleet.projectId, async (tx) => ({
    members: await new FleetWorkRepository(tx).next(fleet.id, 'possible', batchOf(fleet)),
    plan: move === undefined ? undefined : await new VersionRepository(tx).planByReference(move.plan),
  }));
  for (const instanceId of members) {
    const verdict = await sendMember(deedsAt(database, { fleet, instanceId, plan }), async (tx) => {
      await new FleetWorkRepository(tx).send(fleet, instanceId);
    });
    if (verdict === undefined) continue;
    await database.inProject(fleet.projectId, (tx) => new FleetWorkRepository(tx).judge(fleet.id, [verdict]));
  }
}
