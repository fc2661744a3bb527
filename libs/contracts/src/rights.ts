/** Roles a person may hold in a project; a person may hold several. */
export const roles = Object.freeze([
  'viewer',
  'analyst',
  'developer',
  'agent',
  'supervisor',
  'admin',
  'auditor',
] as const);

/** One fixed role. */
export type Role = (typeof roles)[number];

const read = ['definition.read', 'instance.read', 'event.read', 'activity.read'] as const;
const tasks = ['task.see', 'task.claim', 'task.complete'] as const;

/**
 * The one table of rights: what each role may do. Everything not listed is denied. `task.see`, `task.claim` and
 * `task.complete` reach only tasks offered to the person or the person's groups; `task.seeAll` lifts that.
 */
export const rights = Object.freeze({
  viewer: read,
  analyst: [
    ...read,
    'definition.edit',
    'definition.publish',
    'definition.delete',
    'test.run',
    'instance.start',
    'view.share',
    'user.read',
  ] as const,
  developer: [
    ...read,
    'definition.edit',
    'definition.publish',
    'definition.delete',
    'test.run',
    'event.send',
    'view.share',
  ] as const,
  agent: [...tasks, 'instance.read', 'definition.read', 'user.read'] as const,
  supervisor: [
    ...read,
    ...tasks,
    'task.seeAll',
    'task.assign',
    'task.suspend',
    'task.review',
    'desk.read',
    'absence.manage',
    'instance.start',
    'instance.cancel',
    'instance.retry',
    'instance.pause',
    'instance.repair',
    'view.share',
    'user.read',
  ] as const,
  admin: [
    ...read,
    'task.see',
    'task.seeAll',
    'task.assign',
    'task.suspend',
    'task.review',
    'desk.read',
    'absence.manage',
    'access.read',
    'instance.start',
    'instance.cancel',
    'instance.retry',
    'instance.terminate',
    'instance.pause',
    'instance.repair',
    'instance.move',
    'instance.fleet',
    'view.share',
    'test.run',
    'event.send',
    'user.read',
    'user.manage',
    'token.manage',
    'audit.read',
    'system.read',
  ] as const,
  auditor: ['audit.read', 'access.read'] as const,
}) satisfies Readonly<Record<Role, readonly string[]>>;

/** One thing a handler may demand. */
export type Permission = (typeof rights)[Role][number];

/** What a set of roles may do together. */
export function permissionsOf(held: readonly Role[]): ReadonlySet<Permission> {
  return new Set(held.flatMap((role) => [...rights[role]]));
}
