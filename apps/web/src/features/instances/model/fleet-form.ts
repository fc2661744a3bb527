import type { CreateFleetDto } from '../../../shared/api/generated/types.gen.ts';
import type { BulkWish } from './bulk-wish.ts';

/** What has been typed for a verb for many. */
export interface FleetForm {
  readonly isAll: boolean;
  readonly workflow: string;
  readonly reason: string;
  readonly perMinute: number;
  /** It halts above this share of failures. */
  readonly stopAtPercent: number;
  readonly version: string | null;
}

/** Where the form begins. */
export function firstForm(wish: BulkWish): FleetForm {
  const [workflow = ''] = workflowsOf(wish);
  return { isAll: false, workflow, reason: '', perMinute: 60, stopAtPercent: 10, version: null };
}

/** The workflows of the chosen instances. */
export function workflowsOf({ chosen }: BulkWish): readonly string[] {
  return [...new Set(chosen.map(({ definition }) => definition))];
}

/** The workflow that the fleet is about. */
export function definitionOf({ all }: BulkWish, { isAll, workflow }: FleetForm): string {
  return isAll ? String(all?.['definition'] ?? '') : workflow;
}

/** The fleet that the form asks for; undefined while something is missing. A fleet is of one workflow. */
export function fleetOf(wish: BulkWish, form: FleetForm): CreateFleetDto | undefined {
  const { verb, chosen, all } = wish;
  const definition = definitionOf(wish, form);
  const reason = form.reason.trim();
  const needsVersion = verb === 'move';
  if (reason === '' || definition === '' || (needsVersion && form.version === null)) return undefined;
  const ids = chosen.filter((one) => one.definition === definition).map(({ id }) => id);
  return {
    verb,
    reason,
    ...(form.isAll ? (all as Partial<CreateFleetDto>) : { instances: ids }),
    definition,
    ...(needsVersion && { version: Number(form.version) }),
    perMinute: form.perMinute,
    stopAtShare: form.stopAtPercent / 100,
  };
}
