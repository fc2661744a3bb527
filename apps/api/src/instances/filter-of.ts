import type { InstanceFilter } from '@fermata/persistence';
import { present } from '../http/page.dto.ts';
import type { InstanceFilterQuery } from './instance.dto.ts';

/** The filter that a query asks for. */
export function filterOf(query: InstanceFilterQuery): InstanceFilter {
  const { definition, version, status, businessKey, keyPrefix, startedBy, from, to } = query;
  const { waitingFor, errorCode, search, open: isOpen, parent: parentId } = query;
  const where = { definition, version, status, businessKey, keyPrefix, startedBy, from, to };
  return present({ ...where, waitingFor, errorCode, search, isOpen, parentId });
}
