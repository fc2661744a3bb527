import { rights, roles, type Permission } from '@fermata/contracts';
import { helpedBy } from '../tasks/verbs/people-of-task.ts';

/** Roles that hold a right, as a list of SQL; they are our own words, never a caller's. */
const holding = (permission: Permission): string =>
  roles
    .filter((role) => (rights[role] as readonly Permission[]).includes(permission))
    .map((role) => `'${role}'`)
    .join(', ');

const hasRight = (person: string, permission: Permission): string =>
  `EXISTS (SELECT 1 FROM user_role r WHERE r.project_id = t.project_id AND r.user_id = ${person}
    AND r.role IN (${holding(permission)}))`;

/** The person, and those for whom it stands in at that moment. */
const isOrStandsInFor = (person: string, other: string, now: string): string =>
  `(${other} = ${person} OR EXISTS (SELECT 1 FROM absence b WHERE b.project_id = t.project_id
    AND b.substitute = ${person} AND b.person = ${other} AND b.from_at <= ${now} AND b.until_at > ${now}))`;

const groupsOf = (person: string): string => `(
  SELECT m.group_name FROM group_member m WHERE m.project_id = t.project_id AND m.user_id = ${person}
  UNION ALL SELECT 'role:' || r.role FROM user_role r WHERE r.project_id = t.project_id AND r.user_id = ${person}
  UNION ALL SELECT g.group_name FROM group_grant g WHERE g.project_id = t.project_id
    AND ((g.grantee_kind = 'user' AND g.grantee = ${person}) OR (g.grantee_kind = 'group' AND g.grantee IN (
      SELECT m.group_name FROM group_member m WHERE m.project_id = t.project_id AND m.user_id = ${person}))))`;

/**
 * SQL: whether the person of an expression may see the task `t`: as the inbox judges it for who looks, but for anybody,
 * by roles, groups and absences as they are at the moment of another expression: that of the transaction.
 */
export function maySee(person: string, now: string): string {
  return `(${hasRight(person, 'task.see')} AND (${hasRight(person, 'task.seeAll')}
    OR ${isOrStandsInFor(person, 't.assignee', now)} OR ${helpedBy(person)}
    OR EXISTS (SELECT 1 FROM task_offer o WHERE o.project_id = t.project_id AND o.task_id = t.id AND (
      (o.kind = 'user' AND ${isOrStandsInFor(person, 'o.principal', now)})
      OR (o.kind = 'group' AND o.principal IN ${groupsOf(person)})))))`;
}
