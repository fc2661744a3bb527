import { rights, roles, type Permission, type Role } from '@fermata/contracts';
import type { AccessRow, AccessRule, GroupVerb } from '@fermata/persistence';

/** How a right over a task is come by, beside the role. */
interface TaskRule {
  /** Roles with all of these permissions have it over every task. */
  readonly everywhere: readonly Permission[];
  /** Else one of these is needed, and a place: an offer by name, a membership, or a grant. */
  readonly needed: readonly Permission[];
  /** Grants over the group that give it. */
  readonly verbs: readonly GroupVerb[];
  /** Whether an offer, by name or to a group of one's own, gives it. */
  readonly byOffer: boolean;
  /** Whether the separation of duties forbids it. */
  readonly isAnswer: boolean;
}

const taskRules: Readonly<Partial<Record<Permission, TaskRule>>> = Object.freeze({
  'task.see': {
    everywhere: ['task.see', 'task.seeAll'],
    needed: ['task.see'],
    verbs: ['see', 'claim', 'complete', 'reassign', 'suspend'],
    byOffer: true,
    isAnswer: false,
  },
  'task.claim': {
    everywhere: [],
    needed: ['task.claim'],
    verbs: ['claim'],
    byOffer: true,
    isAnswer: true,
  },
  'task.complete': {
    everywhere: [],
    needed: ['task.complete'],
    verbs: ['complete'],
    byOffer: true,
    isAnswer: true,
  },
  'task.assign': {
    everywhere: ['task.assign'],
    needed: ['task.claim'],
    verbs: ['reassign'],
    byOffer: false,
    isAnswer: false,
  },
  'task.suspend': {
    everywhere: ['task.suspend'],
    needed: ['task.claim'],
    verbs: ['suspend'],
    byOffer: false,
    isAnswer: false,
  },
});

/** How a right is judged at one place. */
export interface PlaceRule extends AccessRule {
  /** Whether the separation of duties forbids it. */
  readonly isAnswer: boolean;
}

/** The rule of a permission; `isTask` = at a task or at a group, else what roles give and grants on a workflow. */
export function ruleOf(permission: Permission, isTask: boolean): PlaceRule {
  const rule = isTask ? taskRules[permission] : undefined;
  if (rule === undefined)
    return { bare: rolesWith([permission]), placed: [], verbs: [], byOffer: false, isAnswer: false };
  const { everywhere, needed, verbs, byOffer, isAnswer } = rule;
  const bare = everywhere.length === 0 ? [] : rolesWith(everywhere);
  const placed = roles.filter((role) => needed.some((one) => holds(role, one)));
  return { bare, placed, verbs, byOffer, isAnswer };
}

/** What the right of a person follows from; empty for who has none. `separation` = it has none for that alone. */
export function causesOf(rule: PlaceRule, row: AccessRow): readonly string[] {
  const bare = row.roles.filter((role) => rule.bare.includes(role)).map((role) => `role:${role}`);
  const placed = row.roles.some((role) => rule.placed.includes(role)) ? placesOf(rule, row) : [];
  const causes = [...bare, ...placed, ...(row.mayStart ? ['start'] : [])];
  return causes.length > 0 && rule.isAnswer && !row.mayAnswer ? [...causes, 'separation'] : causes;
}

function placesOf(rule: PlaceRule, row: AccessRow): readonly string[] {
  const offered = rule.byOffer
    ? [
        ...(row.isNamed ? ['offer'] : []),
        ...(row.standsIn ? ['substitute'] : []),
        ...row.memberOf.map((group) => (group.startsWith('role:') ? group : `group:${group}`)),
      ]
    : [];
  return [...offered, ...row.grants.map((grant) => `grant:${grant}`)];
}

function rolesWith(wanted: readonly Permission[]): readonly Role[] {
  return roles.filter((role) => wanted.every((one) => holds(role, one)));
}

function holds(role: Role, permission: Permission): boolean {
  return (rights[role] as readonly Permission[]).includes(permission);
}
