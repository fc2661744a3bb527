import { compile } from '@fermata/interpreter';
import { DefinitionRepository, StartRepository, VersionRepository } from '@fermata/persistence';
import { references } from './graphs.mjs';

const project = 'default';
const trigger = Object.freeze({ type: 'manual' });

/**
 * Publishes a graph as the API would.
 * @param {import('@fermata/persistence').Database} database
 * @param {{ name: string, start: string, steps: object }} graph
 * @returns {Promise<import('@fermata/contracts').PlanReference>}
 */
export async function publishGraph(database, graph) {
  const definition = { kind: 'workflow', title: graph.name, ...graph };
  const planOf = (/** @type {number} */ version) => {
    const self = { name: graph.name, version };
    const { plan, problems } = compile(
      /** @type {any} */ (definition),
      /** @type {any} */ ({ self, ...references }),
    );
    if (plan === undefined) throw new TypeError(`${graph.name} is wrong: ${JSON.stringify(problems)}`);
    return /** @type {any} */ (plan);
  };
  return database.inProject(project, async (tx) => {
    const key = /** @type {const} */ ({ kind: 'workflow', name: graph.name });
    const body = /** @type {any} */ (definition);
    const draft = await new DefinitionRepository(tx).saveDraft({
      ...key,
      source: JSON.stringify(definition),
      format: 'json',
      body,
    });
    const { version, planHash } = await new VersionRepository(tx).publish({
      ...key,
      revision: draft.draftRevision,
      plan: planOf,
      references: [],
    });
    return { projectId: project, name: graph.name, version, hash: String(planHash) };
  });
}

/**
 * Makes the row of an instance, as the API does before it answers; who starts it later does what the relay does.
 * @param {import('@fermata/persistence').Database} database
 * @param {import('@fermata/contracts').PlanReference} plan
 * @param {{ key: string, input: any }} wanted
 * @returns {Promise<{ instanceId: string, input: import('@fermata/contracts').StartInput, title: string }>}
 */
export async function prepareInstance(database, plan, { key, input }) {
  const request = {
    definition: plan.name,
    version: plan.version,
    input,
    trigger,
    triggerName: 'manual',
    key,
    startedBy: 'bench',
  };
  const { instance } = await database.inProject(project, (tx) =>
    new StartRepository(tx).requestStart(request),
  );
  return { instanceId: instance.id, input: { plan, input, trigger, startedBy: 'bench' }, title: plan.name };
}
