import type { TaskStatus } from '@fermata/model';
import type { TaskViewer } from '../task-rows.ts';
import type { TaskFilter, TaskScope } from './task-filter.ts';

/** Where rows of the inbox come from: what one principal has in one lane. */
export interface InboxStream {
  readonly principal: string;
  readonly lane: number;
  /** `free`: the viewer may not be allowed to answer it; `held`: not while it is put off; `put-off`: only then. */
  readonly look: 'plain' | 'free' | 'held' | 'put-off';
}

const laneOf: Readonly<Record<string, number>> = Object.freeze({ offered: 0, claimed: 1, submitted: 2 });
const waiting: readonly TaskStatus[] = Object.freeze(['offered', 'claimed']);

/** Under which names the viewer sees tasks at all. */
export function sightOf(viewer: TaskViewer): readonly string[] {
  if (viewer.all) return ['*'];
  const own = viewer.users.flatMap((user) => [`h:${user}`, `u:${user}`]);
  return [...own, `p:${viewer.userId}`, ...viewer.see.map((group) => `g:${group}`)];
}

/** Where the work of a person is: what it holds, and what is offered to it by name. */
export function workOf(person: string): readonly string[] {
  return [`h:${person}`, `u:${person}`];
}

/** The streams that together are what a scope shows; none = nothing can fit. */
export function streamsOf(filter: TaskFilter, viewer: TaskViewer): readonly InboxStream[] {
  const lanes = new Set((filter.status ?? waiting).flatMap((status) => laneOf[status] ?? []));
  return streams(filter, viewer).filter(({ lane }) => lanes.has(lane));
}

function streams(filter: TaskFilter, viewer: TaskViewer): readonly InboxStream[] {
  const scope: TaskScope = filter.scope ?? 'all';
  if (scope === 'held') return held(viewer, 'held');
  if (scope === 'mine') return [...held(viewer, 'held'), ...helped(viewer)];
  if (scope === 'snoozed') return held(viewer, 'put-off');
  if (scope === 'groups') return free(filter, viewer);
  if (scope === 'open') return [...held(viewer, 'held'), ...free(filter, viewer)];
  if (scope === 'watched') return everyLane(`w:${viewer.userId}`);
  return seen(filter, viewer).flatMap((principal) =>
    filter.person !== undefined && principal === `u:${filter.person}`
      ? freeOf(principal)
      : everyLane(principal),
  );
}

function held(viewer: TaskViewer, look: 'held' | 'put-off'): readonly InboxStream[] {
  return [1, 2].map((lane) => ({ principal: `h:${viewer.userId}`, lane, look }));
}

/** What somebody helps with is found with what it has: there is no other list of it. */
function helped({ userId }: TaskViewer): readonly InboxStream[] {
  return everyLane(`p:${userId}`);
}

function free(filter: TaskFilter, viewer: TaskViewer): readonly InboxStream[] {
  const principals = freeFor(filter, viewer);
  return principals.map((principal) => ({ principal, lane: 0, look: 'free' }));
}

/** What is asked of one person or one group is read from there, if the viewer sees all that is there. */
function seen(filter: TaskFilter, viewer: TaskViewer): readonly string[] {
  const { assignee, group, person } = filter;
  if (person !== undefined && (viewer.all || viewer.users.includes(person))) return workOf(person);
  if (assignee !== undefined && (viewer.all || viewer.users.includes(assignee))) return [`h:${assignee}`];
  if (group !== undefined && (viewer.all || viewer.see.includes(group))) return [`g:${group}`];
  return sightOf(viewer);
}

/** Of one group what is offered to it, whomever else that is offered to. */
function freeFor({ group }: TaskFilter, { claim, users }: TaskViewer): readonly string[] {
  if (group !== undefined && claim.includes(group)) return [`g:${group}`];
  return [...users.map((user) => `u:${user}`), ...claim.map((name) => `g:${name}`)];
}

function freeOf(principal: string): readonly InboxStream[] {
  return [{ principal, lane: 0, look: 'plain' }];
}

function everyLane(principal: string): readonly InboxStream[] {
  return [0, 1, 2].map((lane) => ({ principal, lane, look: 'plain' }));
}
