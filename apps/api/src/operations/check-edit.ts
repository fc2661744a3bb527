import { AppError, type Operation } from '@fermata/contracts';
import { isObject, said, type JsonValue, type Problem } from '@fermata/model';
import { VersionRepository, type InstanceDetail, type Transaction } from '@fermata/persistence';
import { checkValue } from '../http/check-value.ts';

/**
 * Checks what an operator writes in place of a machine or a person by the schema that they would have to fit (rule D6),
 * filling in defaults. Fails with `schema.mismatch` (422) and all places. What has no schema fits.
 */
export async function checkEdit(
  tx: Transaction,
  instance: InstanceDetail,
  operation: Operation,
): Promise<Operation> {
  const side = operation.verb === 'edit-input' ? 'input' : 'output';
  const given = operation[side];
  const isEdit = operation.verb === 'edit-input' || operation.verb === 'edit-output';
  if (!isEdit || given === undefined) return operation;
  const schema = await schemaOf(tx, instance, { visit: operation.visit ?? '', side });
  if (schema === undefined) return operation;
  const checked = checkValue(schema, given);
  if (!checked.valid) throw mismatch(checked.problems, side);
  return { ...operation, [side]: checked.value };
}

type Side = 'input' | 'output';

async function schemaOf(
  tx: Transaction,
  instance: InstanceDetail,
  { visit, side }: { readonly visit: string; readonly side: Side },
): Promise<JsonValue | undefined> {
  const plan = await new VersionRepository(tx).planOf(instance);
  const step = stepOf(plan, visit.split('#')[0] ?? '');
  if (step === undefined) return undefined;
  if (step['type'] === 'task') return ofReference(tx, step['task'], { kind: 'task', member: side });
  if (step['type'] === 'workflow' && side === 'input') return ofChild(tx, step);
  return step['type'] === 'manual' && side === 'output' ? ofAnswer(tx, step) : undefined;
}

function stepOf(plan: JsonValue | undefined, id: string): Readonly<Record<string, JsonValue>> | undefined {
  const steps = isObject(plan) ? plan['steps'] : undefined;
  const step = isObject(steps) && Object.hasOwn(steps, id) ? steps[id] : undefined;
  return isObject(step) ? step : undefined;
}

function ofChild(tx: Transaction, step: Readonly<Record<string, JsonValue>>) {
  const reference = `${String(step['workflow'])}@${String(step['version'])}`;
  return ofReference(tx, reference, { kind: 'workflow', member: 'input' });
}

async function ofAnswer(
  tx: Transaction,
  step: Readonly<Record<string, JsonValue>>,
): Promise<JsonValue | undefined> {
  if (typeof step['form'] !== 'string') return step['outputSchema'];
  return ofReference(tx, step['form'], { kind: 'component', member: 'schema' });
}

interface Member {
  readonly kind: 'task' | 'workflow' | 'component';
  readonly member: string;
}

/** A member of a published document; undefined for a task that is no definition, but a registered activity. */
async function ofReference(
  tx: Transaction,
  reference: JsonValue | undefined,
  { kind, member }: Member,
): Promise<JsonValue | undefined> {
  const [name = '', version] = typeof reference === 'string' ? reference.split('@') : [];
  if (version === undefined) return undefined;
  const body = (await new VersionRepository(tx).get({ kind, name }, Number(version)))?.body;
  return isObject(body) ? body[member] : undefined;
}

function mismatch(found: readonly Problem[], side: Side): AppError {
  const problems = found.map((problem) => ({ ...problem, path: `/${side}${problem.path}` }));
  return new AppError('schema.mismatch', said`The ${{ side }} does not fit`, {
    status: 422,
    details: { problems },
  });
}
