import type { Permission } from '@fermata/contracts';
import type { lookupSources } from '@fermata/forms';
import {
  InstanceRepository,
  LookupRepository,
  type Found,
  type Sought,
  type Transaction,
} from '@fermata/persistence';

/** A name that forms look choices up under. */
export type SourceName = (typeof lookupSources)[number];

/** What is looked for, and what narrows it. */
export interface LookupRequest extends Sought {
  readonly group?: string;
  readonly kind?: string;
  readonly definition?: string;
}

/** A source of choices: what it demands of who looks, and how it is read. */
export interface Source {
  readonly demands: Permission;
  readonly find: (tx: Transaction, request: LookupRequest) => Promise<readonly Found[]>;
}

/** Every source that forms may name. */
export const sources: Readonly<Record<SourceName, Source>> = Object.freeze({
  users: {
    demands: 'user.read',
    find: (tx: Transaction, request: LookupRequest) => new LookupRepository(tx).users(request, request.group),
  },
  groups: {
    demands: 'user.read',
    find: (tx: Transaction, request: LookupRequest) => new LookupRepository(tx).groups(request),
  },
  definitions: {
    demands: 'definition.read',
    find: (tx: Transaction, request: LookupRequest) =>
      new LookupRepository(tx).definitions(request, request.kind ?? 'workflow'),
  },
  instances: { demands: 'instance.read', find: findInstances },
});

/** Instances by id, or by what their business key begins with. */
async function findInstances(tx: Transaction, request: LookupRequest): Promise<readonly Found[]> {
  const { search, value, definition, limit } = request;
  const filter = {
    ...(search === undefined || search === '' ? {} : { search }),
    ...(value === undefined ? {} : { ids: [value] }),
    ...(definition === undefined ? {} : { definition }),
  };
  const { items } = await new InstanceRepository(tx).list(filter, { limit });
  return items.map(({ id, businessKey, definition: of }) => ({
    value: id,
    title: businessKey ?? id,
    help: of,
  }));
}
