'use client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type {
  InstanceAuditEntry,
  InstanceDetail,
  InstanceEvents,
  InstanceTask,
  InstanceTimeline,
  Page,
  RelatedInstances,
  VisitDetail,
} from '@fermata/contracts';
import { taken } from '../../../shared/api/client.ts';
import { fetchVersion, fetchVersions } from '../../../shared/api/fetch-version.ts';
import {
  instanceContextAudit,
  instanceContextEvents,
  instanceContextRelated,
  instanceContextTasks,
  instanceContextTimeline,
  instanceContextVisit,
  instancesGet,
} from '../../../shared/api/generated/sdk.gen.ts';

/** Keys of everything about one instance begin so: one change of it asks for all that is shown. */
export function instanceKey(id: string): readonly string[] {
  return ['instances', 'one', id];
}

/** The question for one instance, whole. */
export function instanceQuery(id: string) {
  return queryOptions({
    queryKey: [...instanceKey(id), 'detail'],
    queryFn: async ({ signal }) => (await taken(instancesGet({ path: { id }, signal }))) as InstanceDetail,
  });
}

/** One instance, whole. */
export function useInstance(id: string) {
  return useQuery(instanceQuery(id));
}

/** The question for the past of one instance. */
export function timelineQuery(id: string) {
  return queryOptions({
    queryKey: [...instanceKey(id), 'timeline'],
    queryFn: async ({ signal }) =>
      (await taken(instanceContextTimeline({ path: { id }, signal }))) as InstanceTimeline,
  });
}

/** Its past. */
export function useTimeline(id: string) {
  return useQuery(timelineQuery(id));
}

/** One visit with its attempts and log; nothing is asked without one. */
export function useVisit(id: string, visit: string | undefined) {
  return useQuery({
    queryKey: [...instanceKey(id), 'visit', visit],
    queryFn: async ({ signal }) =>
      (await taken(instanceContextVisit({ path: { id, visit: visit ?? '' }, signal }))) as VisitDetail,
    enabled: visit !== undefined,
  });
}

/** Parent, children, and others with the same business key. */
export function useRelated(id: string) {
  return useQuery({
    queryKey: [...instanceKey(id), 'related'],
    queryFn: async ({ signal }) =>
      (await taken(instanceContextRelated({ path: { id }, signal }))) as RelatedInstances,
  });
}

/** Its tasks, the newest. */
export function useInstanceTasks(id: string) {
  return useQuery({
    queryKey: [...instanceKey(id), 'tasks'],
    queryFn: async ({ signal }) =>
      (await taken(
        instanceContextTasks({ path: { id }, query: { limit: 100 }, signal }),
      )) as Page<InstanceTask>,
  });
}

/** What the audit trail says of it, the newest. */
export function useInstanceAudit(id: string) {
  return useQuery({
    queryKey: [...instanceKey(id), 'audit'],
    queryFn: async ({ signal }) =>
      (await taken(
        instanceContextAudit({ path: { id }, query: { limit: 100 }, signal }),
      )) as Page<InstanceAuditEntry>,
  });
}

/** Its events. */
export function useInstanceEvents(id: string) {
  return useQuery({
    queryKey: [...instanceKey(id), 'events'],
    queryFn: async ({ signal }) =>
      (await taken(instanceContextEvents({ path: { id }, signal }))) as InstanceEvents,
  });
}

/** A published version, which never changes; nothing is asked without one. */
export function useVersion(name: string | undefined, version: number | undefined) {
  return useQuery({
    queryKey: ['definitions', 'version', 'workflow', name, version],
    queryFn: ({ signal }) =>
      fetchVersion({ kind: 'workflow', name: name ?? '', version: version ?? 0 }, signal),
    enabled: name !== undefined && version !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The versions of a workflow, newest first. */
export function useVersions(name: string | undefined) {
  return useQuery({
    queryKey: ['definitions', 'versions', 'workflow', name],
    queryFn: ({ signal }) => fetchVersions({ kind: 'workflow', name: name ?? '' }, signal),
    enabled: name !== undefined,
  });
}
