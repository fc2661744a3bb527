import { AppError, type MoveMapping, type MoveTarget } from '@fermata/contracts';
import { isObject, said, type JsonValue } from '@fermata/model';
import { VersionRepository, type InstanceDetail, type Transaction } from '@fermata/persistence';
import type { VerbTargetDto } from './operation.dto.ts';

/** The version of the instance's own workflow that it moves to. Fails with `definition.unknown` (404). */
export async function moveTarget(
  tx: Transaction,
  { definition: name }: Pick<InstanceDetail, 'definition'>,
  { version = 0, mapping }: Pick<VerbTargetDto, 'version' | 'mapping'>,
): Promise<MoveTarget> {
  const found = await new VersionRepository(tx).get({ kind: 'workflow', name }, version);
  const hash = found?.planHash ?? null;
  if (hash === null) {
    throw new AppError('definition.unknown', said`There is no ${{ name }}@${{ version }}`, { status: 404 });
  }
  const plan = { projectId: tx.projectId, name, version, hash };
  return mapping === undefined ? { plan } : { plan, mapping: mappingOf(mapping) };
}

/** Fails with `schema.mismatch` (422) unless it maps steps to steps, and branches of joins to branches or null. */
export function mappingOf(value: JsonValue): MoveMapping {
  const isRight =
    isObject(value) &&
    Object.keys(value).every((name) => name === 'steps' || name === 'branches') &&
    isMapOf(value['steps'], (step) => typeof step === 'string') &&
    isMapOf(value['branches'], (join) => isMapOf(join, (to) => typeof to === 'string' || to === null));
  if (isRight) return value as unknown as MoveMapping;
  const message = said`A mapping is { steps: { old: new }, branches: { join: { old: new or null } } }`;
  throw new AppError('schema.mismatch', message, { status: 422 });
}

function isMapOf(value: JsonValue | undefined, fits: (member: JsonValue) => boolean): boolean {
  if (value === undefined) return true;
  return isObject(value) && Object.values(value).every(fits);
}
