import { said } from '@fermata/model';
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  AppError,
  operatorVerbs,
  type OperateAnswer,
  type OperatePreview,
  type Operation,
  type PlanReference,
} from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import type { Orchestrator } from '@fermata/orchestration';
import {
  Database,
  InstanceRepository,
  OperationRepository,
  VersionRepository,
  type InstanceDetail,
  type Transaction,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { onceOnly, type Repeatable } from '../http/idempotent.ts';
import { DATABASE, ORCHESTRATOR } from '../runtime/providers.ts';
import { demandApart } from './apart/demand-apart.ts';
import { checkEdit } from './check-edit.ts';
import { moveTarget } from './move-target.ts';
import { previewAnswer } from './operation.answer.ts';
import type { VerbTargetDto } from './operation.dto.ts';
import { targetOf } from './operation-target.ts';
import { proveStanding } from './prove-standing.ts';

/** The operators' verbs: each with its permission, a reason, an audit row, and a verdict beforehand. */
@Injectable()
export class OperationsService {
  readonly #database: Database;
  readonly #orchestrator: Orchestrator;

  constructor(@Inject(DATABASE) database: Database, @Inject(ORCHESTRATOR) orchestrator: Orchestrator) {
    this.#database = database;
    this.#orchestrator = orchestrator;
  }

  /** Records a verb; the relay carries it to the workflow, whose verdict the audit log keeps. */
  ask(caller: Caller, instanceId: string, body: VerbTargetDto, once: Repeatable): Promise<OperateAnswer> {
    demandVerb(caller, body);
    const request = async (tx: Transaction): Promise<OperateAnswer> => {
      const { operation } = await understood(tx, caller, { instanceId, body });
      await new OperationRepository(tx).request(instanceId, operation);
      return { id: operation.id, verb: operation.verb, instanceId };
    };
    return this.#database.inProject(
      caller.projectId,
      (tx) => onceOnly(tx, once, () => request(tx)),
      caller.acting,
    );
  }

  /** What the verb would do, or why it would be refused. Asks the workflow; changes nothing. */
  async preview(caller: Caller, instanceId: string, body: VerbTargetDto): Promise<OperatePreview> {
    demandVerb(caller, body);
    const { operation, plan } = await this.#database.inProject(
      caller.projectId,
      (tx) => understood(tx, caller, { instanceId, body }),
      caller.acting,
    );
    const target = operation.verb === 'move' ? plan : undefined;
    const said = await this.#orchestrator.preview(instanceId, operation, target);
    if (said === undefined) return { accepted: false, reason: 'instance.notStarted' };
    return { ...previewAnswer(said), ...proveStanding(plan, said) };
  }
}

/** Fails with `access.forbidden` (403) unless the caller may do the verb. */
export function demandVerb(caller: Caller, { verb }: VerbTargetDto): void {
  const permission = operatorVerbs[verb];
  if (caller.subject.permissions.has(permission)) return;
  throw new AppError('access.forbidden', said`${{ verb }} needs ${{ right: permission }}`, { status: 403 });
}

interface Wanted {
  readonly instanceId: string;
  readonly body: VerbTargetDto;
}

/** The operation that is wanted, checked as far as rows can tell, with the plan by which the instance goes on. */
async function understood(
  tx: Transaction,
  caller: Caller,
  { instanceId, body }: Wanted,
): Promise<{ readonly operation: Operation; readonly plan?: JsonValue }> {
  const target = targetOf(body);
  const instance = await demandInstance(tx, instanceId);
  const { verb, reason } = body;
  const operation: Operation = { id: randomUUID(), verb, reason, actor: caller.subject.userId, ...target };
  const { definition: name, version, planHash: hash } = instance;
  const plan = await planOf(tx, { projectId: tx.projectId, name, version, hash });
  if (verb === 'move') {
    const moving = { ...operation, move: await moveTarget(tx, instance, body) };
    const goal = await planOf(tx, moving.move.plan);
    await demandApart(tx, instance, moving, { plan: plan.plan, target: goal.plan });
    return { operation: moving, ...goal };
  }
  await demandApart(tx, instance, operation, { plan: plan.plan });
  if (verb === 'retry' && target.visit === undefined)
    return { operation: { ...operation, visit: await visitToRetry(tx, instanceId) }, ...plan };
  return { operation: await checkEdit(tx, instance, operation), ...plan };
}

async function planOf(tx: Transaction, reference: PlanReference): Promise<{ readonly plan?: JsonValue }> {
  const plan = await new VersionRepository(tx).planByReference(reference);
  return plan === undefined ? {} : { plan };
}

async function demandInstance(tx: Transaction, id: string): Promise<InstanceDetail> {
  const instance = await new InstanceRepository(tx).get(id);
  if (instance !== undefined) return instance;
  throw new AppError('instance.unknown', said`There is no instance "${{ id }}"`, { status: 404 });
}

async function visitToRetry(tx: Transaction, instanceId: string): Promise<string> {
  const visit = await new InstanceRepository(tx).visitToRetry(instanceId);
  if (visit !== undefined) return visit;
  const message = said`No step of this instance is held or has failed`;
  throw new AppError('instance.nothing-to-retry', message, { status: 409 });
}
