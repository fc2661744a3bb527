import type { PointRequest } from '@fermata/contracts';
import type { Effect } from '@fermata/interpreter';
import type { JsonObject, JsonValue } from '@fermata/model';
import {
  DefinitionRepository,
  GroupRepository,
  StartRepository,
  UserRepository,
  VersionRepository,
  type Database,
  type DefinitionVersion,
  type InstanceDetail,
  type StartRequest,
  type TaskViewer,
  type TriggerMatcher,
} from '@fermata/persistence';
import { pointRequest, project, type PointParts } from './point-fixtures.ts';

/** Saves and publishes a workflow; the plan is a stand-in that only has a hash. */
export async function publishWorkflow(
  database: Database,
  name: string,
  body: JsonObject = {},
): Promise<DefinitionVersion> {
  const whole: JsonObject = { kind: 'workflow', name, title: name, ...body };
  return database.inProject(project, async (tx) => {
    const saved = await new DefinitionRepository(tx).saveDraft({
      kind: 'workflow',
      name,
      source: JSON.stringify(whole),
      format: 'json',
      body: whole,
    });
    const plan = (version: number): JsonValue => ({ name, version, body: whole });
    const revision = saved.draftRevision;
    return new VersionRepository(tx).publish({ kind: 'workflow', name, revision, plan, references: [] });
  });
}

/** A start by a person with this key. */
export function startRequest(
  definition: string,
  key: string,
  more: Partial<StartRequest> = {},
): StartRequest {
  const trigger = { trigger: { type: 'manual' }, triggerName: 'manual' };
  return { definition, key, input: {}, startedBy: 'ada', ...trigger, ...more };
}

/** Starts an instance and gives its row. */
export async function startInstance(
  database: Database,
  definition: string,
  key: string,
  more: Partial<StartRequest> = {},
): Promise<InstanceDetail> {
  const start = startRequest(definition, key, more);
  const { instance } = await database.inProject(project, (tx) => new StartRepository(tx).requestStart(start));
  return instance;
}

/** Makes people who may sign in. */
export async function makeUsers(database: Database, ids: readonly string[]): Promise<void> {
  await database.inInstallation(async (tx) => {
    const users = new UserRepository(tx, project);
    for (const id of ids) await users.create({ id, displayName: `Name of ${id}` }, ['agent']);
  });
}

/** Makes a group of people. */
export async function makeGroup(database: Database, name: string, members: readonly string[]): Promise<void> {
  await database.inProject(project, async (tx) => {
    const groups = new GroupRepository(tx);
    await groups.save(name, `Group ${name}`);
    await groups.setMembers(name, members);
  });
}

/** A person as the inbox sees it, member of these groups. */
export function viewerOf(userId: string, groups: readonly string[] = [], all = false): TaskViewer {
  return {
    userId,
    users: [userId],
    see: groups,
    claim: groups,
    complete: groups,
    reassign: [],
    suspend: [],
    all,
    reassignsAll: all,
    suspendsAll: all,
  };
}

/** Nothing starts by itself. */
export const noTriggers: TriggerMatcher = Object.freeze({
  judge: () => ({ starts: false as const }),
  accept: (input: JsonValue) => ({ starts: true as const, input, isUnique: false }),
  key: () => undefined,
});

/** One durable point of a stored instance. */
export function pointOf(
  instance: InstanceDetail,
  seq: number,
  effects: readonly Effect[],
  more: PointParts = {},
): PointRequest {
  const { definition, version } = instance;
  return { ...pointRequest(instance.id, seq, effects, more), definition, version };
}
