import type { Assignment } from '@fermata/interpreter';
import type { Transaction } from '../../database/transaction.ts';

/** Whom a task is offered to: users by id, groups by name; a role is the group `role:<role>`. */
export interface Offered {
  readonly users: readonly string[];
  readonly groups: readonly string[];
}

/** Nobody is left of those who are meant; `missing` names what could not be found. */
export interface Nobody {
  readonly missing: string;
}

/**
 * Finds the people that a step means and that only the database knows: managers, holders of roles, those who have all
 * skills. Names of users and groups stay as they are: they may come. A role stays a role, so that who gets it later sees
 * the task; skills are judged now. Nobody at all is what is missing, in words.
 */
export async function resolveOffered(tx: Transaction, assign: Assignment): Promise<Offered | Nobody> {
  const { users, groups, roles = [], managerOf = [], skills = [] } = assign;
  if (roles.length + managerOf.length + skills.length === 0) return { users, groups };
  const managers = await managersOf(tx, managerOf);
  const named = [...new Set([...users, ...managers])];
  const pool = { groups, roles };
  const offered =
    skills.length > 0
      ? { users: [...new Set([...named, ...(await skilled(tx, pool, skills))])], groups: [] }
      : { users: named, groups: [...groups, ...(await heldRoles(tx, pool, named))] };
  return offered.users.length + offered.groups.length > 0 ? offered : { missing: missingOf(assign) };
}

/** What an error says of whom it looked for. */
function missingOf({ groups, roles = [], managerOf = [], skills = [] }: Assignment): string {
  const parts = [
    ...managerOf.map((person) => `a manager of ${person}`),
    ...(skills.length === 0
      ? []
      : [`somebody of ${[...groups, ...roles].join(', ')} with ${skills.join(', ')}`]),
    ...(skills.length === 0 ? roles.map((role) => `somebody with the role ${role}`) : []),
  ];
  return parts.join('; ');
}

async function managersOf(tx: Transaction, people: readonly string[]): Promise<readonly string[]> {
  if (people.length === 0) return [];
  const rows = await tx.rows<{ manager: string }>(
    `SELECT DISTINCT w.manager FROM work_profile w
     JOIN user_account u ON u.id = w.manager AND u.removed_at IS NULL AND u.disabled_at IS NULL
     WHERE w.project_id = $1 AND w.person = ANY ($2) ORDER BY 1`,
    [tx.projectId, people],
  );
  return rows.map(({ manager }) => manager);
}

interface Pool {
  readonly groups: readonly string[];
  readonly roles: readonly string[];
}

/** Roles as groups. Those that nobody has are kept only beside somebody else. */
async function heldRoles(
  tx: Transaction,
  { groups, roles }: Pool,
  users: readonly string[],
): Promise<readonly string[]> {
  if (roles.length === 0) return [];
  const held = await tx.row(
    `SELECT 1 FROM user_role r JOIN user_account u ON u.id = r.user_id AND u.removed_at IS NULL
       AND u.disabled_at IS NULL WHERE r.project_id = $1 AND r.role = ANY ($2) LIMIT 1`,
    [tx.projectId, roles],
  );
  const isAnybody = held !== undefined || groups.length + users.length > 0;
  return isAnybody ? roles.map((role) => `role:${role}`) : [];
}

/** Active people of these groups and roles who have every skill. */
async function skilled(
  tx: Transaction,
  { groups, roles }: Pool,
  skills: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT u.id FROM user_account u WHERE u.removed_at IS NULL AND u.disabled_at IS NULL
       AND u.id IN (SELECT m.user_id FROM group_member m WHERE m.project_id = $1 AND m.group_name = ANY ($2)
         UNION SELECT r.user_id FROM user_role r WHERE r.project_id = $1 AND r.role = ANY ($3))
       AND (SELECT count(*) FROM person_skill s WHERE s.project_id = $1 AND s.person = u.id AND s.skill = ANY ($4)) = $5
     ORDER BY u.id`,
    [tx.projectId, groups, roles, skills, new Set(skills).size],
  );
  return rows.map(({ id }) => id);
}
