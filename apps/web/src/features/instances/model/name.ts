import type { InstanceSummary } from '@fermata/contracts';

/** What people call an instance: its business key, else the beginning of its id. */
export function nameOf({ id, businessKey }: Pick<InstanceSummary, 'id' | 'businessKey'>): string {
  return businessKey ?? shortId(id);
}

/** As much of an id as tells instances apart. */
export function shortId(id: string): string {
  return id.slice(0, 10);
}
