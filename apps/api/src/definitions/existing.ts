import { said } from '@fermata/model';
import { AppError } from '@fermata/contracts';
import {
  DefinitionRepository,
  type DefinitionDetail,
  type DefinitionKey,
  type Transaction,
} from '@fermata/persistence';

/** A definition that must be there; fails with `definition.unknown` (404). */
export async function existing(tx: Transaction, key: DefinitionKey): Promise<DefinitionDetail> {
  const found = await new DefinitionRepository(tx).get(key);
  if (found !== undefined) return found;
  throw new AppError('definition.unknown', said`There is no ${{ kind: key.kind }} "${{ name: key.name }}"`, {
    status: 404,
  });
}
