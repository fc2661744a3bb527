import type { Role } from '@fermata/contracts';

/** An account. The id is the sign-in name and never changes. */
export interface UserRow {
  readonly id: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly zone: string;
  readonly language: string;
  readonly mustChangePassword: boolean;
  readonly hasPassword: boolean;
  readonly demo: boolean;
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
  readonly roles: readonly Role[];
}

/** The columns of {@link UserRow}; `project` is the SQL of the project whose roles are meant. */
export function userColumns(project: string): string {
  return `u.id, u.display_name AS "displayName", u.email, u.zone, u.language,
  u.must_change_password AS "mustChangePassword", u.password_hash IS NOT NULL AS "hasPassword", u.demo,
  u.disabled_at AS "disabledAt", u.created_at AS "createdAt",
  ARRAY(SELECT DISTINCT r.role FROM user_role r WHERE r.user_id = u.id
    AND (r.project_id IS NULL OR r.project_id = ${project}) ORDER BY 1) AS roles`;
}
