import type { PointRequest, ProjectionWrite } from '@fermata/contracts';
import type { Assignment, Effect, OfferTask, View, VisitChange } from '@fermata/interpreter';
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

/** The seeded project. */
export const project = 'default';

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
  return { userId, see: groups, claim: groups, complete: groups, reassign: [], all };
}

/** Nothing starts by itself. */
export const noTriggers: TriggerMatcher = Object.freeze({ judge: () => ({ starts: false as const }) });

/** The effect that opens a task. */
export function offerTask(
  work: string,
  assign: Partial<Assignment>,
  more: Partial<OfferTask> = {},
): OfferTask {
  const stepId = work.replace(/#.*$/, '');
  const about = {
    title: `Task of ${stepId}`,
    outcomes: ['approve', 'reject'],
    data: { shown: true },
    priority: 3,
  };
  const whole = { users: [], groups: [], not: [], ...assign };
  return { type: 'offerTask', key: `offer/${work}`, work, stepId, ...about, assign: whole, ...more };
}

/** One durable point of an instance. */
export function pointOf(
  instance: InstanceDetail,
  seq: number,
  effects: readonly Effect[],
  more: { view?: Partial<View>; changes?: readonly VisitChange[]; carried?: JsonValue } = {},
): PointRequest {
  const { id: instanceId, definition, version } = instance;
  const projection = projectionOf(instanceId, seq, more);
  const carried = more.carried === undefined ? {} : { carried: more.carried };
  return {
    projectId: project,
    instanceId,
    definition,
    version,
    projection,
    effects: asJson(effects),
    ...carried,
  };
}

/** One write of the projection. */
export function projectionOf(
  instanceId: string,
  seq: number,
  more: { view?: Partial<View>; changes?: readonly VisitChange[] } = {},
): ProjectionWrite {
  const view = { status: 'waiting', steps: [], waiting: [], ...more.view };
  const changes = (more.changes ?? []).map((change) => ({ seq, change: asJson([change])[0] as JsonValue }));
  return { projectId: project, instanceId, seq, view: asJson([view])[0] as JsonValue, changes };
}

/** A visit that opened, or ended, at a moment. */
export function visitChange(visit: string, more: Partial<VisitChange> = {}): VisitChange {
  const stepId = visit.replace(/#.*$/, '');
  return {
    visit,
    stepId,
    stepType: 'task',
    title: stepId,
    status: 'open',
    openedAt: 1_764_000_000_000,
    ...more,
  };
}

function asJson(list: readonly unknown[]): readonly JsonValue[] {
  return JSON.parse(JSON.stringify(list)) as readonly JsonValue[];
}
